// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/secret_resolver.h"
#include "gateway/plugins/auth/front_door.h"
#include "gateway/plugins/auth/jwt_key.h"
#include "gateway/plugins/auth/jwt_place.h"
#include "gateway/plugins/auth/jwt_token.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/base64.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "JSON Web Token authentication",
  "description": "Lets only requests pass that carry a token signed for a consumer.",
  "properties": {
    "header": {"type": "string", "default": "authorization", "title": "Header",
      "description": "Request header that carries the token, with or without Bearer before it."},
    "query": {"type": "string", "default": "jwt", "title": "Query argument",
      "description": "Query argument that carries the token when the header is absent."},
    "cookie": {"type": "string", "default": "jwt", "title": "Cookie",
      "description": "Cookie that carries the token when header and query argument are absent."},
    "hide_credentials": {"type": "boolean", "default": false, "title": "Hide the token",
      "description": "Take the token out of the request before it goes to the upstream."},
    "key_claim_name": {"type": "string", "default": "key", "minLength": 1, "title": "Key claim",
      "description": "Claim of the token that names the consumer's key."},
    "store_in_ctx": {"type": "boolean", "default": false, "title": "Keep the claims",
      "description": "Keep the token's claims as the variable jwt_auth_payload."},
    "realm": {"type": "string", "default": "jwt", "minLength": 1, "maxLength": 128,
      "pattern": "^[ -!#-[\\]-~]+$", "title": "Realm",
      "description": "Name of the protected area in the WWW-Authenticate answer."},
    "anonymous_consumer": {"type": "string", "minLength": 1, "title": "Anonymous consumer",
      "description": "Consumer to use for requests without a valid token, instead of refusing them."},
    "claims_to_verify": {"type": "array", "uniqueItems": true, "items": {"type": "string", "enum": ["exp", "nbf"]},
      "title": "Required claims",
      "description": "Claims a token must have; without any, exp and nbf are checked when it has them."}
  }
})json";

constexpr char consumerSchema[] = R"json({
  "type": "object",
  "title": "Token key of a consumer",
  "properties": {
    "key": {"type": "string", "minLength": 1, "title": "Key", "description": "Names the consumer in its tokens."},
    "secret": {"type": "string", "minLength": 1, "title": "Secret",
      "description": "Secret that signs the tokens, for the HS algorithms."},
    "public_key": {"type": "string", "minLength": 1, "title": "Public key",
      "description": "Key that verifies the tokens, as PEM, for all other algorithms."},
    "algorithm": {"type": "string", "default": "HS256", "title": "Algorithm",
      "description": "How the tokens are signed; tokens that say another are refused.",
      "enum": ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512",
        "PS256", "PS384", "PS512", "EdDSA"]},
    "exp": {"type": "integer", "minimum": 1, "default": 86400, "title": "Lifetime",
      "description": "Seconds a token should live, for those who issue them."},
    "base64_secret": {"type": "boolean", "default": false, "title": "Secret is Base64",
      "description": "Decode the secret before use."},
    "lifetime_grace_period": {"type": "integer", "minimum": 0, "default": 0, "title": "Grace period",
      "description": "Seconds that clocks may differ."}
  },
  "dependencies": {"algorithm": {"oneOf": [
    {"properties": {"algorithm": {"enum": ["HS256", "HS384", "HS512"], "default": "HS256", "title": "Algorithm",
      "description": "Signed with the secret."}}},
    {"properties": {
      "public_key": {"type": "string", "minLength": 1, "title": "Public key",
        "description": "Key that verifies the tokens, as PEM."},
      "algorithm": {"enum": ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512",
        "EdDSA"], "title": "Algorithm", "description": "Signed with a private key."}},
      "required": ["public_key"]}]}},
  "encrypt_fields": ["secret"],
  "required": ["key"]
})json";

const QLatin1String pluginName("jwt-auth");

class JwtAuth final : public plugin::Plugin
{
public:
    JwtAuth(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_door("Bearer", conf, *context.credentials)
        , m_clock(context.services.clock)
        , m_place(conf)
        , m_keyClaim(conf[u"key_claim_name"].toString())
        , m_keepsClaims(conf[u"store_in_ctx"].toBool())
    {
        for (const QJsonValue &claim : conf[u"claims_to_verify"].toArray())
            m_required.append(QLatin1String(claim == u"exp"_qs ? "exp" : "nbf"));
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        const std::optional<QByteArray> text = m_place.take(exchange);
        if (!text)
            return m_door.refuse(exchange, u"Missing JWT token in request"_qs);
        const std::optional<JwtToken> token = JwtToken::parse(*text);
        if (!token)
            return m_door.refuse(exchange, u"JWT token invalid"_qs);
        const QJsonValue key = token->payload[m_keyClaim];
        if (key.isUndefined() || key == QJsonValue(false))
            return m_door.refuse(exchange, u"missing user key in JWT token"_qs);
        const plugin::FoundCredential found =
            m_door.credentials().find(pluginName, key.toString().toUtf8());
        if (found.locked)
            return FrontDoor::locked(exchange);
        if (!found.consumer || !key.isString())
            return m_door.refuse(exchange, u"Invalid user key in JWT token"_qs);
        if (const auto reason = offence(*token, found))
            return m_door.refuse(exchange, u"failed to verify jwt"_qs,
                                 "token of " + found.consumer->username + ": " + *reason);
        if (m_keepsClaims)
            exchange.contextVariables.insert(
                "jwt_auth_payload"_qba,
                QJsonDocument(token->payload).toJson(QJsonDocument::Compact));
        return m_door.admit(exchange, found, "token was signed for ");
    }

private:
    std::optional<QByteArray> offence(const JwtToken &token,
                                      const plugin::FoundCredential &found) const
    {
        const auto *key = dynamic_cast<const JwtKey *>(found.prepared);
        if (!key || !key->isUsable())
            return "the consumer's secret or public key is not usable"_qba;
        if (token.algorithm() != key->algorithm())
            return "signed with another algorithm than " + key->algorithm();
        if (!key->verifies(token.signedPart, token.signature))
            return "the signature is wrong"_qba;
        const auto now =
            std::chrono::floor<std::chrono::seconds>(m_clock.wall()).time_since_epoch().count();
        return offendedClaim(token.payload, m_required, now, key->grace());
    }

    FrontDoor m_door;
    const Clock &m_clock;
    JwtPlace m_place;
    QString m_keyClaim;
    bool m_keepsClaims;
    QList<QLatin1String> m_required;
};

std::optional<QString> checkConsumer(const QJsonObject &conf)
{
    const bool shared = conf[u"algorithm"].toString().startsWith(u"HS");
    const QString secret = conf[u"secret"].toString();
    if (shared && !conf.contains(u"secret"))
        return u"property \"secret\" is required when using HS based algorithms"_qs;
    if (conf[u"base64_secret"].toBool() && !isSecretReference(secret)
        && !decodedBase64(secret.toUtf8()))
        return u"base64_secret required but the secret is not in base64 format"_qs;
    if (!shared && !conf.contains(u"public_key"))
        return u"missing valid public key"_qs;
    return std::nullopt;
}

} // namespace

plugin::Spec jwtAuthSpec()
{
    plugin::Spec spec;
    spec.name = pluginName;
    spec.priority = 2510;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.consumerSchema = schemaFrom(consumerSchema);
    spec.isAuthentication = true;
    spec.secretHeaders = {QLatin1String("header")};
    spec.secretArguments = {QLatin1String("query")};
    spec.checkConsumer = checkConsumer;
    spec.prepare =
        [](const QJsonObject &conf) -> std::shared_ptr<const plugin::PreparedCredential> {
        return std::make_shared<const JwtKey>(conf);
    };
    spec.build = authenticationFactory<JwtAuth>(pluginName);
    return spec;
}

} // namespace gatehouse::plugins
