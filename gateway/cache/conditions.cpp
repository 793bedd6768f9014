// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/conditions.h"

#include "gateway/http/http_time.h"

namespace gatehouse::cache {

namespace {

QByteArrayView opaqueTag(QByteArrayView tag)
{
    return tag.startsWith("W/") ? tag.sliced(2) : tag;
}

qint64 wallOf(const StoredResponse &stored)
{
    return std::chrono::system_clock::to_time_t(stored.arrived);
}

bool tagListMatches(const QByteArray &list, QByteArrayView tag)
{
    for (const QByteArray &member : listMembers(list)) {
        if (member == "*" || (!tag.isEmpty() && isWeakMatch(member, tag)))
            return true;
    }
    return false;
}

} // namespace

bool isWeakMatch(QByteArrayView tag, QByteArrayView other)
{
    return opaqueTag(tag) == opaqueTag(other);
}

bool isStrongMatch(QByteArrayView tag, QByteArrayView other)
{
    return tag == other && !tag.startsWith("W/");
}

bool isNotModified(const http::Headers &request, const StoredResponse &stored)
{
    if (stored.status != 200)
        return false;
    if (request.contains("If-None-Match"))
        return tagListMatches(request.joined("If-None-Match"),
                              stored.headers.value("ETag").value_or(QByteArray()));
    const auto since = request.value("If-Modified-Since");
    if (!since)
        return false;
    const qint64 now = wallOf(stored);
    const auto sinceTime = http::parseHttpTime(*since, now);
    if (!sinceTime)
        return false;
    for (const char *name : {"Last-Modified", "Date"}) {
        if (const auto value = stored.headers.value(name))
            return http::parseHttpTime(*value, now).value_or(now) <= *sinceTime;
    }
    return now <= *sinceTime;
}

bool hasUpstreamCondition(const http::Headers &request)
{
    return request.contains("If-Match") || request.contains("If-Unmodified-Since");
}

http::Headers validatorsOf(const StoredResponse &stored)
{
    http::Headers out;
    if (const auto tag = stored.headers.value("ETag"))
        out.append("If-None-Match", *tag);
    if (const auto modified = stored.headers.value("Last-Modified"))
        out.append("If-Modified-Since", *modified);
    return out;
}

bool isAbout(const http::Headers &response, const StoredResponse &stored)
{
    const auto tag = response.value("ETag");
    const auto modified = response.value("Last-Modified");
    const auto ownTag = stored.headers.value("ETag");
    const auto ownModified = stored.headers.value("Last-Modified");
    if (tag)
        return ownTag && isWeakMatch(*tag, *ownTag);
    if (modified)
        return ownModified && *modified == *ownModified;
    return true; // it names none: it can only be about what was asked for
}

} // namespace gatehouse::cache
