// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/compression.h"

#include "gateway/core/ascii.h"
#include "gateway/http/token_list.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

QByteArray mediaType(const QByteArray &contentType)
{
    const qsizetype end = contentType.indexOf(';');
    return end < 0 ? contentType : contentType.first(end);
}

// The weight of a member of Accept-Encoding is not 0.
bool isWanted(QByteArrayView member)
{
    for (qsizetype mark = member.indexOf(';'); mark >= 0; mark = member.indexOf(';')) {
        member = ascii::trimmed(member.sliced(mark + 1));
        if (member.size() < 2 || ascii::lower(member[0]) != 'q' || member[1] != '=')
            continue;
        const QByteArrayView weight = ascii::trimmed(member.sliced(2));
        return std::ranges::any_of(weight, [](char c) { return c >= '1' && c <= '9'; });
    }
    return true;
}

} // namespace

CompressionRules::CompressionRules(const QJsonObject &conf)
    : m_everyType(conf[u"types"].isString())
    , m_minLength(conf[u"min_length"].toInteger())
    , m_admitsHttp10(conf[u"http_version"].toDouble() < 1.1)
    , m_vary(conf[u"vary"].toBool())
{
    for (const QJsonValue &type : conf[u"types"].toArray())
        m_types.insert(type.toString().toUtf8());
}

bool CompressionRules::admit(const Exchange &exchange) const
{
    const auto type = exchange.responseHeaders.value("Content-Type");
    if (!type || (!m_everyType && !m_types.contains(mediaType(*type))))
        return false;
    // As in NGINX, an answer of unknown size is never too small.
    const auto length = exchange.responseHeaders.value("Content-Length");
    if (length && length->toLongLong() < m_minLength)
        return false;
    return m_admitsHttp10 || exchange.received.version != http::Version::Http10;
}

const char *reasonNotToEncode(const Exchange &exchange)
{
    const http::Headers &headers = exchange.responseHeaders;
    const int status = exchange.status;
    if (exchange.received.method == "HEAD" || status < 200 || status == 204 || status == 304)
        return "the answer has no body";
    if (status == 206 || headers.contains("Content-Range"))
        return "the answer is a part of something";
    if (!headers.value("Content-Encoding").value_or(QByteArray()).isEmpty())
        return "the answer is encoded already";
    for (const QByteArray &value : headers.values("Cache-Control")) {
        for (http::TokenList list(value); !list.atEnd();) {
            if (ascii::equalsIgnoreCase(list.next(), "no-transform"))
                return "the answer says no-transform";
        }
    }
    return nullptr;
}

bool acceptsCoding(const Exchange &exchange, QByteArrayView coding, Wildcard wildcard)
{
    bool byWildcard = false;
    for (const QByteArray &value : exchange.received.headers.values("Accept-Encoding")) {
        for (http::TokenList list(value); !list.atEnd();) {
            const QByteArrayView member = list.next();
            const qsizetype mark = member.indexOf(';');
            const QByteArrayView name = ascii::trimmed(mark < 0 ? member : member.first(mark));
            if (ascii::equalsIgnoreCase(name, coding))
                return isWanted(member);
            if (name == "*" && wildcard == Wildcard::Counts)
                byWildcard = isWanted(member);
        }
    }
    return byWildcard;
}

bool isEventStream(const Exchange &exchange)
{
    const QByteArray type = exchange.responseHeaders.value("Content-Type").value_or(QByteArray());
    return ascii::equalsIgnoreCase(ascii::trimmed(mediaType(type)), "text/event-stream");
}

void markEncoded(Exchange &exchange, const QByteArray &coding)
{
    http::Headers &headers = exchange.responseHeaders;
    for (const char *name : {"Content-Length", "Accept-Ranges"})
        headers.remove(name);
    headers.set("Content-Encoding", coding);
    const auto tag = headers.value("ETag");
    if (!tag)
        return;
    const bool isWeak = tag->startsWith("W/");
    const QByteArrayView text = isWeak ? QByteArrayView(*tag).sliced(2) : QByteArrayView(*tag);
    const bool isQuoted =
        text.size() >= 2 && text.startsWith('"') && text.endsWith('"') && text.count('"') == 2;
    if (!isQuoted)
        headers.remove("ETag");
    else if (!isWeak)
        headers.set("ETag", "W/" + *tag);
}

} // namespace gatehouse::plugins
