// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/plugins/auth/front_door.h"
#include "gateway/plugins/auth/prepared_secret.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/base64.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/same_secret.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Basic authentication",
  "description": "Lets only requests pass that carry the user name and password of a consumer.",
  "properties": {
    "hide_credentials": {"type": "boolean", "default": false, "title": "Hide the password",
      "description": "Take user name and password out of the request before it goes to the upstream."},
    "realm": {"type": "string", "default": "basic", "minLength": 1, "maxLength": 128,
      "pattern": "^[ -!#-[\\]-~]+$", "title": "Realm",
      "description": "Name of the protected area in the WWW-Authenticate answer."},
    "anonymous_consumer": {"type": "string", "minLength": 1, "title": "Anonymous consumer",
      "description": "Consumer to use for requests without a valid password, instead of refusing them."}
  }
})json";

constexpr char consumerSchema[] = R"json({
  "type": "object",
  "title": "User name and password of a consumer",
  "properties": {
    "username": {"type": "string", "title": "User name", "description": "Name that identifies the consumer."},
    "password": {"type": "string", "title": "Password", "description": "Secret that proves the user name."}
  },
  "encrypt_fields": ["password"],
  "required": ["username", "password"]
})json";

const QLatin1String pluginName("basic-auth");

struct Login {
    QByteArray user, password;
};

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

QByteArray withoutBlanks(QByteArray text)
{
    text.removeIf(isBlank);
    return text;
}

// What stands behind "basic" and one blank, anywhere in the field, as APISIX finds it.
QByteArrayView credentialsIn(QByteArrayView field)
{
    constexpr QByteArrayView scheme("basic");
    for (qsizetype at = 0; at + scheme.size() + 1 < field.size(); ++at) {
        if (ascii::equalsIgnoreCase(field.sliced(at, scheme.size()), scheme)
            && isBlank(field[at + scheme.size()]))
            return field.sliced(at + scheme.size() + 1);
    }
    return {};
}

// As in APISIX a password ends at a second colon, and blanks count for nothing.
std::optional<Login> loginIn(QByteArrayView field)
{
    const QByteArrayView encoded = credentialsIn(field);
    if (encoded.isEmpty())
        return std::nullopt;
    const std::optional<QByteArray> text = decodedBase64(encoded);
    if (!text)
        return std::nullopt;
    const QList<QByteArray> parts = text->split(':');
    if (parts.size() < 2)
        return std::nullopt;
    return Login{withoutBlanks(parts[0]), withoutBlanks(parts[1])};
}

class BasicAuth final : public plugin::Plugin
{
public:
    BasicAuth(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_door("Basic", conf, *context.credentials)
        , m_hide(conf[u"hide_credentials"].toBool())
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        plugin::Outcome outcome = identify(exchange);
        if (m_hide && std::holds_alternative<plugin::Continue>(outcome))
            exchange.headers.remove("Authorization");
        return outcome;
    }

private:
    plugin::Outcome identify(Exchange &exchange) const
    {
        const std::optional<QByteArray> field = exchange.headers.value("Authorization");
        if (!field)
            return m_door.refuse(exchange, u"Missing authorization in request"_qs);
        const std::optional<Login> login = loginIn(*field);
        if (!login)
            return m_door.refuse(exchange, u"Invalid authorization in request"_qs);

        const plugin::FoundCredential found = m_door.credentials().find(pluginName, login->user);
        if (found.locked)
            return FrontDoor::locked(exchange);
        if (!found.consumer)
            return m_door.refuse(exchange, u"Invalid user authorization"_qs,
                                 "nobody has that user name");
        const PreparedSecret *password = PreparedSecret::of(found);
        if (!password || !sameSecret(password->text(), login->password))
            return m_door.refuse(exchange, u"Invalid user authorization"_qs,
                                 "wrong password for " + found.consumer->username);
        return m_door.admit(exchange, found, "user name and password belong to ");
    }

    FrontDoor m_door;
    bool m_hide;
};

} // namespace

plugin::Spec basicAuthSpec()
{
    plugin::Spec spec;
    spec.name = pluginName;
    spec.priority = 2520;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.consumerSchema = schemaFrom(consumerSchema);
    spec.isAuthentication = true;
    spec.prepare = PreparedSecret::maker(QLatin1String("password"));
    spec.build = authenticationFactory<BasicAuth>(pluginName);
    return spec;
}

} // namespace gatehouse::plugins
