// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/proxy_cache_flow.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Cache answers",
  "description": "Keeps answers by a key of one's own for a fixed time, as NGINX's proxy_cache does.",
  "properties": {
    "cache_strategy": {"type": "string", "enum": ["disk", "memory"], "default": "disk", "title": "Where",
      "description": "Keep answers on disk or in memory."},
    "cache_zone": {"type": "string", "minLength": 1, "maxLength": 100, "default": "disk_cache_one", "title": "Zone",
      "description": "disk_cache_one for the disk, memory_cache for memory."},
    "cache_key": {"type": "array", "minItems": 1, "default": ["$host", "$request_uri"], "title": "Key",
      "description": "Variables and texts that together name an answer.",
      "items": {"type": "string", "pattern": "(^[^\\$].+$|^\\$[0-9a-zA-Z_]+$)", "title": "Part of the key",
        "description": "A variable such as $host, or a text."}},
    "cache_http_status": {"type": "array", "minItems": 1, "uniqueItems": true, "default": [200, 301, 404], "title": "Statuses",
      "description": "HTTP statuses of answers that are kept.",
      "items": {"type": "integer", "minimum": 200, "maximum": 599, "title": "Status", "description": "An HTTP status."}},
    "cache_method": {"type": "array", "minItems": 1, "uniqueItems": true, "default": ["GET", "HEAD"], "title": "Methods",
      "description": "Methods whose answers are kept.",
      "items": {"type": "string", "enum": ["GET", "POST", "HEAD"], "title": "Method", "description": "An HTTP method."}},
    "hide_cache_headers": {"type": "boolean", "default": false, "title": "Hide cache headers",
      "description": "Remove Cache-Control and Expires from answers."},
    "cache_control": {"type": "boolean", "default": false, "title": "Obey Cache-Control",
      "description": "Follow Cache-Control of requests, and lifetimes that answers state (memory only)."},
    "cache_bypass": {"type": "array", "minItems": 1, "title": "Bypass",
      "description": "If one of these has a value other than 0, the upstream is asked.",
      "items": {"type": "string", "pattern": "(^[^\\$].+$|^\\$[0-9a-zA-Z_]+$)", "title": "Value",
        "description": "A variable such as $arg_bypass, or a text."}},
    "no_cache": {"type": "array", "minItems": 1, "title": "Do not keep",
      "description": "If one of these has a value other than 0, the answer is not kept.",
      "items": {"type": "string", "pattern": "(^[^\\$].+$|^\\$[0-9a-zA-Z_]+$)", "title": "Value",
        "description": "A variable such as $arg_nocache, or a text."}},
    "cache_ttl": {"type": "integer", "minimum": 1, "default": 300, "title": "Lifetime",
      "description": "Seconds that an answer is kept (memory only)."},
    "consumer_isolation": {"type": "boolean", "default": true, "title": "Keep consumers apart",
      "description": "An answer for one consumer is not given to another."},
    "cache_set_cookie": {"type": "boolean", "default": false, "title": "Keep answers with cookies",
      "description": "Also keep answers with Set-Cookie (memory only)."},
    "max_resp_body_size": {"type": "integer", "minimum": 1, "default": 67108864, "title": "Largest answer",
      "description": "Octets of body; a larger answer is passed on and not kept."}
  }
})json";

class ProxyCache final : public plugin::Plugin
{
public:
    ProxyCache(const QJsonObject &conf, const plugin::Services &services)
        : m_core(std::make_shared<const ProxyCacheCore>(
            ProxyCacheCore{ProxyCacheRules(conf),
                           cacheZone(conf[u"cache_zone"].toString(),
                                     conf[u"cache_strategy"].toString() == u"disk", services),
                           services.clock}))
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const auto state = std::make_shared<ProxyCached>(m_core);
        state->key = m_core->rules.keyOf(exchange);
        exchange.pluginState.insert(this, state);
        return proxyCacheAccess(exchange, *state);
    }
    void headerFilter(Exchange &exchange) const override
    {
        if (ProxyCached *state = stateOf(exchange))
            proxyCacheHead(exchange, *state);
    }
    bool onlyWatchesBody(const Exchange &) const override { return true; }
    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override
    {
        if (ProxyCached *state = stateOf(exchange))
            proxyCacheBody(*state, octets, last);
    }

private:
    ProxyCached *stateOf(const Exchange &exchange) const
    {
        const auto found = exchange.pluginState.constFind(this);
        return found == exchange.pluginState.cend() ? nullptr
                                                    : static_cast<ProxyCached *>(found->get());
    }

    std::shared_ptr<const ProxyCacheCore> m_core;
};

std::optional<QString> check(const QJsonObject &conf)
{
    if (conf[u"cache_key"].toArray().contains(QJsonValue(u"$request_method"_qs)))
        return u"cache_key variable $request_method unsupported"_qs;
    return zoneFault(conf[u"cache_zone"].toString(), conf[u"cache_strategy"].toString());
}

} // namespace

plugin::Spec proxyCacheSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("proxy-cache");
    spec.priority = 1085;
    spec.phases = plugin::phaseBit(plugin::Phase::Access)
        | plugin::phaseBit(plugin::Phase::HeaderFilter)
        | plugin::phaseBit(plugin::Phase::BodyFilter);
    spec.schema = schemaFrom(schema);
    spec.check = check;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<ProxyCache>(conf, context.services));
    };
    return spec;
}

} // namespace gatehouse::plugins
