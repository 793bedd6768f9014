// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/cache_answer.h"

#include "gateway/cache/byte_range.h"
#include "gateway/cache/conditions.h"

#include <charconv>

namespace gatehouse::plugins {

using cache::RangeVerdict;

// Without an allocation of its own: hits are many.
static void appendNumber(QByteArray &out, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, end.ptr - digits);
}

QByteArray hitStatus(const cache::StoredResponse &stored, Clock::Steady now)
{
    QByteArray out;
    out.reserve(40);
    out += "Gatehouse; hit; ttl=";
    appendNumber(out, stored.timeToLive(now).count());
    return out;
}

QByteArray forwardStatus(const CachedExchange &state, int upstreamStatus, bool isStored)
{
    QByteArray out = "Gatehouse; fwd=" + state.forward.toByteArray();
    if (state.isOurCondition)
        out += "; fwd-status=" + QByteArray::number(upstreamStatus);
    if (isStored)
        out += "; stored";
    return out;
}

static void narrow(LocalReply &reply, const http::Headers &request,
                   const cache::StoredResponse &stored)
{
    const RangeVerdict verdict = cache::rangeOf(request, stored);
    if (verdict.kind == RangeVerdict::Whole)
        return;
    reply.headers.append("Content-Range", cache::contentRange(verdict, stored.body.size()));
    const bool isPart = verdict.kind == RangeVerdict::Part;
    reply.status = isPart ? 206 : 416;
    reply.body = isPart ? stored.body.mid(verdict.range.first, verdict.range.size()) : QByteArray();
}

LocalReply replyFrom(const Exchange &exchange, const cache::StoredResponse &stored,
                     Clock::Steady now, const QByteArray &cacheStatus)
{
    const http::Headers &request = exchange.received.headers;
    LocalReply reply{stored.status, stored.headers, stored.body, true};
    reply.headers.reserve(stored.headers.size() + 3);
    const bool isConditional = request.contains("If-None-Match")
        || request.contains("If-Modified-Since") || request.contains("Range");
    if (isConditional) {
        if (cache::isNotModified(request, stored)) {
            reply.status = 304;
            reply.body = QByteArray();
        } else if (exchange.method == "GET") {
            narrow(reply, request, stored);
        }
    }
    if (exchange.method == "HEAD" && reply.status != 304 && reply.status != 204)
        reply.headers.append(QByteArrayLiteral("Content-Length"),
                             QByteArray::number(stored.body.size()));
    reply.headers.append(QByteArrayLiteral("Age"),
                         QByteArray::number(qint64(stored.age(now).count())));
    if (!cacheStatus.isEmpty())
        reply.headers.append(QByteArrayLiteral("Cache-Status"), cacheStatus);
    return reply;
}

void replaceAnswer(Exchange &exchange, CachedExchange &state, const cache::StoredResponse &stored,
                   Clock::Steady now, const QByteArray &cacheStatus)
{
    LocalReply reply = replyFrom(exchange, stored, now, cacheStatus);
    exchange.status = reply.status;
    exchange.responseHeaders = std::move(reply.headers);
    state.replacement = std::move(reply.body).value_or(QByteArray());
}

LocalReply onlyIfCachedReply()
{
    return {504,
            {{"Content-Type", "text/plain; charset=utf-8"},
             {"Cache-Status", "Gatehouse; fwd=miss; detail=only-if-cached"}},
            QByteArray("The request allows only a stored answer, and there is none.\n"),
            true};
}

} // namespace gatehouse::plugins
