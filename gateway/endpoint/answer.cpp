// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/endpoint/answer.h"

#include "gateway/http/writer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::endpoint {
namespace {

// Without what a handler must not say: our framing, and anything that would break the head.
void cleanse(http::Headers &headers)
{
    headers.remove("Content-Length");
    headers.remove("Transfer-Encoding");
    headers.remove("Connection");
    headers.removeIf([](const http::Field &field) {
        return !http::isToken(field.name) || !http::isFieldValue(field.value);
    });
}

bool neverHasBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

} // namespace

Answer makeAnswer(const http::RequestHead &request, int status, http::Headers headers,
                  qint64 length, bool keepAlive, qint64 secondsSinceEpoch)
{
    Answer out;
    const bool isHttp11 = request.version == http::Version::Http11;
    cleanse(headers);
    if (!headers.contains("Date"))
        headers.append("Date", http::httpDate(secondsSinceEpoch));
    if (!neverHasBody(status)) {
        if (length >= 0) {
            out.framing = http::Framing::Length;
            out.left = length;
            headers.append("Content-Length", QByteArray::number(length));
        } else if (isHttp11) {
            out.framing = http::Framing::Chunked;
            headers.append("Transfer-Encoding", "chunked");
        } else {
            out.framing = http::Framing::UntilClose;
        }
    }
    out.keepAlive = keepAlive && out.framing != http::Framing::UntilClose;
    if (request.method == "HEAD")
        out.framing = http::Framing::None;
    if (!out.keepAlive)
        headers.append("Connection", "close");
    else if (!isHttp11)
        headers.append("Connection", "keep-alive");
    http::appendResponseHead(out.head, status, {}, headers);
    return out;
}

QByteArray errorDocument(const QString &message)
{
    const QJsonObject object{{QStringLiteral("error_msg"), message}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace gatehouse::endpoint
