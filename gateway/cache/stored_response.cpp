// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/stored_response.h"

#include "gateway/cache/vary.h"
#include "gateway/core/ascii.h"
#include "gateway/http/writer.h"

namespace gatehouse::cache {

namespace {

bool isAnyOf(QByteArrayView name, std::initializer_list<QByteArrayView> names)
{
    return std::any_of(names.begin(), names.end(), [name](QByteArrayView other) {
        return ascii::equalsIgnoreCase(name, other);
    });
}

// RFC 9111 3.1: those never kept.
bool isKeptOut(const http::Field &field, const CacheControl &control)
{
    return isAnyOf(field.name,
                   {"Age", "Connection", "Proxy-Authenticate", "Content-Length",
                    "Proxy-Authentication-Info", "Proxy-Authorization"})
        || control.withheldFields.contains(ascii::toLower(field.name));
}

// They tell about the stored body, which a 304 does not change.
bool describesBody(const http::Field &field)
{
    return isAnyOf(field.name,
                   {"Content-Encoding", "Content-Length", "Content-MD5", "Content-Range", "ETag"});
}

// Everything but headers, status and body.
void judge(StoredResponse &out, const http::Headers &response, const ArrivedHead &head)
{
    const qint64 wall = std::chrono::system_clock::to_time_t(head.wall);
    out.control = responseCacheControl(response);
    out.freshness = freshnessOf(out.status, response, out.control, wall, head.rules);
    out.born = head.now - ageAtArrival(head.response, wall, head.delay);
    out.arrived = head.wall;
    out.varyNames = varyNames(response).value_or(QList<QByteArray>());
    out.varyValues = selectingValues(head.request, out.varyNames);
}

} // namespace

Seconds StoredResponse::age(Clock::Steady now) const
{
    return std::max(Seconds(0), std::chrono::duration_cast<Seconds>(now - born));
}

qint64 StoredResponse::cost() const
{
    qint64 sum = qint64(sizeof(StoredResponse)) + body.size() + varyValues.size();
    for (const http::Field &field : headers)
        sum += qint64(sizeof(http::Field)) + field.name.size() + field.value.size() + 48;
    return sum;
}

bool StoredResponse::replaces(const StoredResponse &other) const
{
    return scope == other.scope && varyNames == other.varyNames && varyValues == other.varyValues;
}

bool StoredResponse::answers(const http::Headers &request, QByteArrayView scopeWanted) const
{
    if (scope != scopeWanted)
        return false;
    return varyNames.isEmpty() || selectingValues(request, varyNames) == varyValues;
}

StoredResponse storedFrom(const ArrivedHead &head)
{
    StoredResponse out;
    out.status = head.status;
    out.scope = head.scope;
    judge(out, head.response, head);
    out.headers.reserve(head.response.size() + 1);
    for (const http::Field &field : head.response) {
        if (!isKeptOut(field, out.control))
            out.headers.append(field.name, field.value);
    }
    if (!out.headers.contains("Date"))
        out.headers.append("Date", http::httpDate(std::chrono::system_clock::to_time_t(head.wall)));
    return out;
}

StoredResponse freshened(const StoredResponse &stored, const ArrivedHead &head)
{
    StoredResponse out = stored;
    for (const http::Field &field : head.response) {
        if (!describesBody(field))
            out.headers.remove(field.name);
    }
    for (const http::Field &field : head.response) {
        if (!describesBody(field))
            out.headers.append(field.name, field.value);
    }
    if (!head.response.contains("Date"))
        out.headers.set("Date", http::httpDate(std::chrono::system_clock::to_time_t(head.wall)));
    judge(out, out.headers, head);
    out.headers.removeIf([&](const http::Field &field) {
        return !describesBody(field) && isKeptOut(field, out.control);
    });
    return out;
}

} // namespace gatehouse::cache
