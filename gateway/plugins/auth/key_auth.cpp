// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/front_door.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/uri_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Key authentication",
  "description": "Lets only requests pass that carry the key of a consumer.",
  "properties": {
    "header": {"type": "string", "default": "apikey", "title": "Header",
      "description": "Request header that carries the key."},
    "query": {"type": "string", "default": "apikey", "title": "Query argument",
      "description": "Query argument that carries the key when the header is absent."},
    "realm": {"type": "string", "default": "key", "minLength": 1, "maxLength": 128,
      "pattern": "^[ -!#-[\\]-~]+$", "title": "Realm",
      "description": "Name of the protected area in the WWW-Authenticate answer."},
    "hide_credentials": {"type": "boolean", "default": false, "title": "Hide the key",
      "description": "Take the key out of the request before it goes to the upstream."},
    "anonymous_consumer": {"type": "string", "minLength": 1, "title": "Anonymous consumer",
      "description": "Consumer to use for requests without a valid key, instead of refusing them."}
  }
})json";

constexpr char consumerSchema[] = R"json({
  "type": "object",
  "title": "Key of a consumer",
  "properties": {
    "key": {"type": "string", "title": "Key", "description": "Secret that identifies the consumer."}
  },
  "encrypt_fields": ["key"],
  "required": ["key"]
})json";

const QLatin1String pluginName("key-auth");

class KeyAuth final : public plugin::Plugin
{
public:
    KeyAuth(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_door("apikey", conf, *context.credentials)
        , m_header(conf[u"header"].toString().toUtf8())
        , m_query(conf[u"query"].toString().toUtf8())
        , m_hide(conf[u"hide_credentials"].toBool())
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        std::optional<QByteArray> key = exchange.headers.value(m_header);
        const bool isInHeader = key.has_value();
        if (!key)
            key = http::queryArgument(upstreamQuery(exchange), m_query);
        if (!key)
            return refuse(exchange, u"Missing API key in request"_qs);

        const plugin::FoundCredential found = m_door.credentials().find(pluginName, *key);
        if (found.locked)
            return FrontDoor::locked(exchange);
        if (!found.consumer)
            return refuse(exchange, u"Invalid API key in request"_qs);
        if (m_hide && isInHeader)
            exchange.headers.remove(m_header);
        else if (m_hide)
            removeUpstreamArgument(exchange, m_query);
        return m_door.admit(exchange, found, "key belongs to ");
    }

private:
    plugin::Outcome refuse(Exchange &exchange, const QString &reason) const
    {
        if (m_hide && m_door.takesAnybody()) {
            exchange.headers.remove(m_header);
            removeUpstreamArgument(exchange, m_query);
        }
        return m_door.refuse(exchange, reason);
    }

    FrontDoor m_door;
    QByteArray m_header, m_query;
    bool m_hide;
};

} // namespace

plugin::Spec keyAuthSpec()
{
    plugin::Spec spec;
    spec.name = pluginName;
    spec.priority = 2500;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.consumerSchema = schemaFrom(consumerSchema);
    spec.isAuthentication = true;
    spec.secretHeaders = {QLatin1String("header")};
    spec.secretArguments = {QLatin1String("query")};
    spec.build = authenticationFactory<KeyAuth>(pluginName);
    return spec;
}

} // namespace gatehouse::plugins
