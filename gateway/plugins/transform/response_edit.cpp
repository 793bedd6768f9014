// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/response_edit.h"

#include "gateway/core/ascii.h"
#include "gateway/core/secret_resolver.h"
#include "gateway/exchange/expression.h"
#include "gateway/plugins/support/ngx_regex.h"
#include "gateway/plugins/transform/request_edit.h"

#include <QJsonArray>

namespace gatehouse::plugins {

ResponseEdits::ResponseEdits(const QJsonObject &headers)
{
    if (!isStructuredEdit(headers)) {
        m_set = fieldTemplates(headers);
        return;
    }
    m_set = fieldTemplates(headers[u"set"].toObject());
    for (const QJsonValue &line : headers[u"add"].toArray()) {
        const QByteArray text = line.toString().toUtf8();
        const qsizetype colon = text.indexOf(':');
        if (colon > 0)
            m_add.append({text.first(colon).trimmed(), Template(text.sliced(colon + 1).trimmed())});
    }
    for (const QJsonValue &name : headers[u"remove"].toArray())
        m_remove.append(name.toString().toUtf8());
}

void ResponseEdits::apply(Exchange &exchange) const
{
    for (const FieldTemplate &field : m_add)
        exchange.responseHeaders.append(field.name, renderField(field.value, exchange));
    for (const FieldTemplate &field : m_set)
        setOrRemove(exchange.responseHeaders, field.name, renderField(field.value, exchange));
    for (const QByteArray &name : m_remove)
        exchange.responseHeaders.remove(name);
}

void forgetBodyFields(http::Headers &headers)
{
    for (const char *name : {"Content-Length", "Content-Encoding", "Last-Modified", "ETag"})
        headers.remove(name);
}

namespace {

std::optional<QString> flatHeadersReason(const QJsonObject &headers)
{
    if (isStructuredEdit(headers))
        return std::nullopt;
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        if (!it->isString() && !it->isDouble())
            return u"invalid type as header value"_qs;
        if (it.key().isEmpty())
            return u"invalid field length in header"_qs;
    }
    return std::nullopt;
}

bool isBase64(const QString &text)
{
    QByteArray digits = text.toUtf8();
    while (digits.endsWith('='))
        digits.chop(1);
    // One digit of a group of four holds no whole octet.
    return !digits.isEmpty() && digits.size() % 4 != 1
        && QByteArray::fromBase64Encoding(digits, QByteArray::AbortOnBase64DecodingErrors);
}

} // namespace

std::optional<QString> checkResponseRewrite(const QJsonObject &conf)
{
    if (const auto reason = flatHeadersReason(conf[u"headers"].toObject()))
        return reason;
    const QString body = conf[u"body"].toString();
    if (conf[u"body_base64"].toBool() && !isSecretReference(body) && !isBase64(body))
        return u"invalid base64 content"_qs;
    if (conf.contains(u"vars")) {
        if (const auto vars = Expression::compile(conf[u"vars"].toArray()); !vars)
            return u"failed to validate the 'vars' expression: %1"_qs.arg(vars.error().message);
    }
    for (const QJsonValue &filter : conf[u"filters"].toArray()) {
        const QString pattern = filter[u"regex"].toString();
        // The defaults of list items are not filled in by every schema; "jo" is the plugin's.
        const auto regex = NgxRegex::compile(pattern, filter[u"options"].toString(u"jo"_qs));
        if (!regex)
            return u"regex \"%1\" validation failed: %2"_qs.arg(pattern, regex.error().message);
    }
    return std::nullopt;
}

} // namespace gatehouse::plugins
