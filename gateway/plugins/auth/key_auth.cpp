// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/attach_consumer.h"
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
      "pattern": "^[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+$", "title": "Realm",
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
    KeyAuth(const QJsonObject &conf, const plugin::CredentialDirectory &credentials)
        : m_header(conf[u"header"].toString().toUtf8())
        , m_query(conf[u"query"].toString().toUtf8())
        , m_anonymous(conf[u"anonymous_consumer"].toString().toUtf8())
        , m_challenge("apikey realm=\"" + conf[u"realm"].toString().toUtf8() + '"')
        , m_hide(conf[u"hide_credentials"].toBool())
        , m_credentials(credentials)
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

        const plugin::FoundCredential found = m_credentials.find(pluginName, *key);
        if (found.locked)
            return locked(exchange);
        if (!found.consumer)
            return refuse(exchange, u"Invalid API key in request"_qs);
        if (m_hide && isInHeader)
            exchange.headers.remove(m_header);
        else if (m_hide)
            removeUpstreamArgument(exchange, m_query);
        attachConsumer(exchange, *found.consumer, found.credentialId);
        exchange.note("key belongs to " + found.consumer->username);
        return plugin::Continue{};
    }

private:
    plugin::Outcome refuse(Exchange &exchange, const QString &reason) const
    {
        if (m_anonymous.isEmpty()) {
            exchange.note(reason.toUtf8());
            return unauthorized(reason);
        }
        if (m_hide) {
            exchange.headers.remove(m_header);
            removeUpstreamArgument(exchange, m_query);
        }
        const ConsumerView *consumer = m_credentials.consumer(m_anonymous);
        if (!consumer) {
            exchange.note("the anonymous consumer " + m_anonymous + " does not exist");
            return unauthorized(u"Invalid user authorization"_qs);
        }
        attachConsumer(exchange, *consumer, {});
        exchange.note("no valid key, taken as the anonymous consumer " + m_anonymous);
        return plugin::Continue{};
    }

    LocalReply unauthorized(const QString &message) const
    {
        return {
            401, {{"WWW-Authenticate", m_challenge}}, errorBody(QLatin1String("message"), message)};
    }

    static LocalReply locked(Exchange &exchange)
    {
        exchange.note("the key cannot be checked while the keychain is locked");
        return {503,
                {},
                errorBody(QLatin1String("message"),
                          u"API keys cannot be checked now, try again later"_qs)};
    }

    QByteArray m_header, m_query, m_anonymous, m_challenge;
    bool m_hide;
    const plugin::CredentialDirectory &m_credentials;
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
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        if (!context.credentials)
            return fail(ErrorKind::Internal, u"key-auth was built without consumers"_qs);
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<KeyAuth>(conf, *context.credentials));
    };
    return spec;
}

} // namespace gatehouse::plugins
