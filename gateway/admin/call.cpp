// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/call.h"

#include "gateway/config/cjson_words.h"
#include "gateway/config/document_builder.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::admin {

static constexpr char base[] = "/apisix/admin/";
static constexpr int maxDepth = 64;

// Qt reads only objects and arrays; a value at a sub-path may be any.
static Result<QJsonValue> readJson(const QByteArray &text)
{
    if (const QString fault = config::cjsonFault(text); !fault.isEmpty())
        return fail(ErrorKind::InvalidInput, u"invalid request body: "_qs + fault);
    QJsonParseError error;
    const QJsonArray wrapped = QJsonDocument::fromJson('[' + text + ']', &error).array();
    if (error.error != QJsonParseError::NoError || wrapped.size() != 1)
        return fail(ErrorKind::InvalidInput,
                    u"invalid request body: %1 at character %2"_qs.arg(
                        wrapped.isEmpty() ? error.errorString() : u"more than one value"_qs,
                        QString::number(std::max(error.offset, 1))));
    if (config::depthOf(wrapped) > maxDepth)
        return fail(ErrorKind::InvalidInput,
                    u"invalid request body: nested deeper than %1 levels"_qs.arg(maxDepth));
    return wrapped.first();
}

std::optional<QString> Call::argument(QByteArrayView name) const
{
    const std::optional<QByteArray> value = http::queryArgument(query, name);
    return value ? std::optional(QString::fromUtf8(*value)) : std::nullopt;
}

Result<Call> readCall(const endpoint::Request &request)
{
    if (!request.target.path.startsWith(base))
        return fail(ErrorKind::NotFound, u"404 Route Not Found"_qs);
    Call call{request.head.method,
              {},
              request.target.rawQuery,
              {},
              request.head.headers.value("X-Digest")};
    const QString below = QString::fromUtf8(request.target.path.mid(qsizetype(sizeof base) - 1));
    call.segments = below.split(u'/', Qt::SkipEmptyParts);
    if (request.body.trimmed().isEmpty())
        return call;
    Result<QJsonValue> body = readJson(request.body);
    if (!body)
        return fail(body.error());
    call.body = *body;
    return call;
}

} // namespace gatehouse::admin
