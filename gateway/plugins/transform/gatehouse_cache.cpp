// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/cache_fill.h"
#include "gateway/plugins/transform/cache_flow.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "HTTP cache",
  "description": "Keeps answers as RFC 9111 allows a shared cache, and answers from them.",
  "properties": {
    "memory_size": {"type": "integer", "minimum": 1, "maximum": 16384, "default": 64, "title": "Memory",
      "description": "Mebibytes of memory for stored answers."},
    "disk_size": {"type": "integer", "minimum": 0, "maximum": 1048576, "default": 0, "title": "Disk",
      "description": "Mebibytes of disk beside the memory; 0 keeps nothing on disk."},
    "max_object_size": {"type": "integer", "minimum": 1, "maximum": 1073741824, "default": 8388608,
      "title": "Largest answer", "description": "Octets of body; a larger answer is passed on and not stored."},
    "default_ttl": {"type": "integer", "minimum": 0, "maximum": 31536000, "default": 0, "title": "Lifetime without a word",
      "description": "Seconds for answers that say nothing of their lifetime and have no date of change."},
    "heuristic": {"type": "boolean", "default": true, "title": "Guess lifetimes",
      "description": "A tenth of the time since the last change, for answers that do not say."},
    "stale_while_revalidate": {"type": "integer", "minimum": 0, "maximum": 31536000, "default": 0, "title": "Stale while asking",
      "description": "Seconds past its lifetime in which an answer is sent at once and renewed behind it, if it does not say itself."},
    "stale_if_unreachable": {"type": "integer", "minimum": 0, "maximum": 31536000, "default": 300, "title": "Stale when unreachable",
      "description": "Seconds past its lifetime in which an answer stands in for an upstream that cannot be reached."},
    "collapse": {"type": "boolean", "default": true, "title": "Collapse requests",
      "description": "Of several requests for one missing answer only one asks the upstream."},
    "collapse_timeout": {"type": "integer", "minimum": 1, "maximum": 60000, "default": 5000, "title": "Wait for the first",
      "description": "Milliseconds that collapsed requests wait before they ask for themselves."},
    "consumer_isolation": {"type": "boolean", "default": true, "title": "Keep consumers apart",
      "description": "An answer for one consumer is not given to another."},
    "cache_set_cookie": {"type": "boolean", "default": false, "title": "Store answers with cookies",
      "description": "Also store answers with Set-Cookie that are not marked public."},
    "cache_cookie_requests": {"type": "boolean", "default": false, "title": "Store answers to cookies",
      "description": "Also store answers to requests with Cookie that are not marked public and do not vary by it."},
    "obey_client": {"type": "boolean", "default": true, "title": "Obey the client",
      "description": "Follow Cache-Control of requests (no-cache, max-age, only-if-cached)."},
    "cache_status": {"type": "boolean", "default": true, "title": "Tell the status",
      "description": "Add the header Cache-Status to answers."},
    "purge_from_anywhere": {"type": "boolean", "default": false, "title": "Purge from anywhere",
      "description": "Accept PURGE from other machines too."}
  }
})json";

bool isLoopback(const QByteArray &address)
{
    return address.startsWith("127.") || address == "::1" || address.startsWith("::ffff:127.");
}

class GatehouseCache final : public plugin::Plugin
{
public:
    explicit GatehouseCache(CoreHandle core)
        : m_core(std::move(core))
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        // What a body asks for is not part of the key.
        if (exchange.received.headers.contains("Upgrade")
            || (cache::mayUseCache(exchange.method)
                && exchange.received.framing != http::Framing::None)
            || (exchange.upstream.method && *exchange.upstream.method != exchange.method))
            return plugin::Continue{};
        const auto state = beginCaching(exchange, m_core);
        exchange.pluginState.insert(this, state);
        if (exchange.method == "PURGE")
            return purge(exchange, *state);
        if (!cache::mayUseCache(exchange.method))
            return plugin::Continue{};
        return lookUp(exchange, *state);
    }

    void headerFilter(Exchange &exchange) const override
    {
        if (CachedExchange *state = stateOf(exchange))
            answerArrived(exchange, *state);
    }
    bool wantsWholeBody(const Exchange &exchange) const override
    {
        const CachedExchange *state = stateOf(exchange);
        return state && state->replacement;
    }
    bool onlyWatchesBody(const Exchange &exchange) const override
    {
        return !wantsWholeBody(exchange);
    }
    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override
    {
        if (CachedExchange *state = stateOf(exchange))
            bodyArrived(*state, octets, last);
    }

private:
    CachedExchange *stateOf(const Exchange &exchange) const
    {
        const auto found = exchange.pluginState.constFind(this);
        return found == exchange.pluginState.cend() ? nullptr
                                                    : static_cast<CachedExchange *>(found->get());
    }

    plugin::Outcome purge(Exchange &exchange, CachedExchange &state) const
    {
        state.isHit = true; // nothing of this answer is looked at
        if (!m_core->settings.purgeFromAnywhere && !isLoopback(exchange.client.address))
            return LocalReply{403, {}, QByteArray("PURGE is accepted from this machine only.\n")};
        const bool wasThere = m_core->cache->remove(state.key);
        exchange.note(wasThere ? "purged" : "there was nothing to purge");
        return wasThere ? LocalReply{200, {}, QByteArray("purged\n")}
                        : LocalReply{404, {}, QByteArray("nothing is stored for this\n")};
    }

    CoreHandle m_core;
};

} // namespace

plugin::Spec gatehouseCacheSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("gatehouse-cache");
    spec.priority = 1084;
    spec.phases = plugin::phaseBit(plugin::Phase::Access)
        | plugin::phaseBit(plugin::Phase::HeaderFilter)
        | plugin::phaseBit(plugin::Phase::BodyFilter);
    spec.schema = schemaFrom(schema);
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<GatehouseCache>(cacheCore(conf, context)));
    };
    return spec;
}

} // namespace gatehouse::plugins
