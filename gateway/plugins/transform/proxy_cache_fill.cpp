// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/proxy_cache_flow.h"

namespace gatehouse::plugins {

using cache::Seconds;
using cache::StoredResponse;

namespace {

bool isHead(const Exchange &exchange)
{
    return exchange.method == "HEAD";
}

void hideCacheHeaders(http::Headers &headers)
{
    headers.remove("Cache-Control");
    headers.remove("Expires");
}

// With the fields as the upstream sent them; of the gateway's own answers with their own.
std::shared_ptr<StoredResponse> stored(const Exchange &exchange, const ProxyCached &state,
                                       Seconds lifetime)
{
    const Clock &clock = state.core->clock;
    auto out = std::make_shared<StoredResponse>(cache::storedFrom(
        {.status = exchange.status,
         .request = exchange.received.headers,
         .response = exchange.fromUpstream ? exchange.upstreamHeaders : exchange.responseHeaders,
         .now = clock.steady(),
         .wall = clock.wall(),
         .scope = exchange.method == "PURGE" ? QByteArray() : proxyCacheScope(exchange),
         .rules = {}}));
    out->headers.remove("Apisix-Cache-Status");
    if (const auto length = exchange.upstreamHeaders.value("Content-Length");
        length && isHead(exchange))
        out->headers.append("Content-Length", *length); // of the body that a GET would have
    out->born = clock.steady();
    out->freshness = {lifetime, true};
    if (state.core->rules.hides)
        hideCacheHeaders(out->headers);
    return out;
}

void finish(ProxyCached &state)
{
    state.core->zone->put(state.key, std::exchange(state.capture, nullptr));
}

} // namespace

QByteArray proxyCacheScope(const Exchange &exchange)
{
    return isHead(exchange) ? QByteArrayLiteral("HEAD") : QByteArray();
}

void proxyCacheHead(Exchange &exchange, ProxyCached &state)
{
    const ProxyCacheRules &rules = state.core->rules;
    if (!state.status.isEmpty())
        exchange.responseHeaders.set("Apisix-Cache-Status", state.status);
    if (rules.hides)
        hideCacheHeaders(exchange.responseHeaders);
    // Without a body NGINX runs no body filter, and so its memory strategy keeps nothing.
    if (!state.mayStore || (rules.isDisk ? !exchange.fromUpstream : isHead(exchange)))
        return;
    const qint64 now = std::chrono::system_clock::to_time_t(state.core->clock.wall());
    const auto lifetime =
        rules.isDisk ? rules.lifetimeOnDisk(exchange, now) : rules.lifetimeInMemory(exchange, now);
    if (!lifetime) {
        exchange.note("the answer is not kept");
        return;
    }
    exchange.note("is kept for " + QByteArray::number(qint64(lifetime->count())) + " s");
    state.capture = stored(exchange, state, *lifetime);
    if (isHead(exchange) || exchange.status == 204 || exchange.status == 304)
        finish(state);
}

void proxyCacheBody(ProxyCached &state, const QByteArray &octets, bool last)
{
    if (!state.capture)
        return;
    if (state.capture->body.size() + octets.size() >= state.core->rules.maxBody) {
        state.capture.reset();
        return;
    }
    if (state.capture->body.isEmpty() && last)
        state.capture->body = octets; // shared
    else
        state.capture->body += octets;
    if (last)
        finish(state);
}

} // namespace gatehouse::plugins
