// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/http_time.h"
#include "gateway/plugins/auth/front_door.h"
#include "gateway/plugins/auth/hmac_signature.h"
#include "gateway/plugins/auth/prepared_secret.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/same_secret.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "HMAC authentication",
  "description": "Lets only requests pass that are signed with the secret of a consumer.",
  "properties": {
    "allowed_algorithms": {"type": "array", "minItems": 1, "title": "Algorithms",
      "items": {"type": "string", "enum": ["hmac-sha1", "hmac-sha256", "hmac-sha512"]},
      "default": ["hmac-sha1", "hmac-sha256", "hmac-sha512"], "description": "Ways of signing that are accepted."},
    "clock_skew": {"type": "integer", "default": 300, "minimum": 1, "title": "Clock skew",
      "description": "Seconds by which the Date of a request may differ from now."},
    "signed_headers": {"type": "array", "default": ["date"], "title": "Signed headers",
      "items": {"type": "string", "minLength": 1, "maxLength": 50},
      "description": "Headers that must be part of what is signed."},
    "validate_request_body": {"type": "boolean", "default": false, "title": "Check the body",
      "description": "Compare the body with the header Digest."},
    "max_req_body_size": {"type": "integer", "minimum": 1, "default": 67108864, "title": "Largest body",
      "description": "Octets of body that are held to be checked; larger requests are refused with 413."},
    "hide_credentials": {"type": "boolean", "default": false, "title": "Hide the signature",
      "description": "Take the signature out of the request before it goes to the upstream."},
    "realm": {"type": "string", "default": "hmac", "minLength": 1, "maxLength": 128,
      "pattern": "^[ -!#-[\\]-~]+$", "title": "Realm",
      "description": "Name of the protected area in the WWW-Authenticate answer."},
    "anonymous_consumer": {"type": "string", "minLength": 1, "title": "Anonymous consumer",
      "description": "Consumer to use for requests without a valid signature, instead of refusing them."}
  }
})json";

constexpr char consumerSchema[] = R"json({
  "type": "object",
  "title": "Signing key of a consumer",
  "properties": {
    "key_id": {"type": "string", "minLength": 1, "maxLength": 256, "title": "Key ID",
      "description": "Names the consumer in its requests."},
    "secret_key": {"type": "string", "minLength": 1, "maxLength": 256, "title": "Secret key",
      "description": "Secret that signs the requests."}
  },
  "encrypt_fields": ["secret_key"],
  "required": ["key_id", "secret_key"]
})json";

const QLatin1String pluginName("hmac-auth");

class HmacAuth final : public plugin::Plugin
{
public:
    HmacAuth(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_door("hmac", conf, *context.credentials)
        , m_clock(context.services.clock)
        , m_algorithms(textsOf(conf[u"allowed_algorithms"]))
        , m_mustSign(textsOf(conf[u"signed_headers"]))
        , m_skew(conf[u"clock_skew"].toInteger())
        , m_maxBody(conf[u"max_req_body_size"].toInteger())
        , m_checksBody(conf[u"validate_request_body"].toBool())
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
        const auto signature = HmacSignature::of(exchange);
        if (!signature)
            return m_door.refuse(
                exchange, u"client request can't be validated: "_qs + signature.error().message);
        if (signature->keyId.isEmpty() || signature->signature.isEmpty())
            return refuse(exchange, "keyId or signature missing");
        if (signature->algorithm.isEmpty())
            return refuse(exchange, "algorithm missing");
        const plugin::FoundCredential found =
            m_door.credentials().find(pluginName, signature->keyId);
        if (found.locked)
            return FrontDoor::locked(exchange);
        if (!found.consumer)
            return refuse(exchange, "Invalid key_id");
        if (const auto reason = offence(exchange, *signature, found))
            return refuse(exchange, *reason);
        return m_checksBody ? checkBody(exchange, found) : admit(exchange, found);
    }

    std::optional<QByteArray> offence(const Exchange &exchange, const HmacSignature &signature,
                                      const plugin::FoundCredential &found) const
    {
        if (!m_algorithms.contains(signature.algorithm))
            return "Invalid algorithm"_qba;
        const std::optional<QByteArray> date = exchange.headers.value("Date");
        if (!date)
            return "Date header missing. failed to validate clock skew"_qba;
        const auto now =
            std::chrono::floor<std::chrono::seconds>(m_clock.wall()).time_since_epoch().count();
        const std::optional<qint64> time = http::parseHttpTime(*date, now);
        if (!time)
            return "Invalid GMT format time"_qba;
        if (std::abs(now - *time) > m_skew)
            return "Clock skew exceeded"_qba;
        for (const QByteArray &name : m_mustSign) {
            if (!signature.headers.contains(name))
                return "expected header \"" + name + "\" missing in signing";
        }
        const PreparedSecret *secret = PreparedSecret::of(found);
        const bool good = secret && signature.isMadeWith(secret->text(), exchange);
        return good ? std::nullopt : std::optional("Invalid signature"_qba);
    }

    plugin::Outcome checkBody(Exchange &exchange, const plugin::FoundCredential &found) const
    {
        const std::optional<QByteArray> digest = exchange.headers.value("Digest");
        if (!digest)
            return refuse(exchange, "Invalid digest");
        if (exchange.requestBodyTooLarge || exchange.received.contentLength > m_maxBody)
            return tooLarge(exchange);
        if (!exchange.requestBody)
            return plugin::NeedBody{m_maxBody};
        const QByteArray hash =
            QCryptographicHash::hash(*exchange.requestBody, QCryptographicHash::Sha256);
        const QByteArray wanted = "SHA-256=" + hash.toBase64();
        if (!sameSecret(wanted, *digest))
            return refuse(exchange, "Invalid digest");
        return admit(exchange, found);
    }

    plugin::Outcome tooLarge(Exchange &exchange) const
    {
        const qint64 told = exchange.received.contentLength;
        const QByteArray size =
            told >= 0 ? QByteArray(QByteArray::number(told) + ' ') : QByteArray();
        const QByteArray reason = "request size " + size + "is greater than the maximum size "
            + QByteArray::number(m_maxBody) + " allowed";
        exchange.note(reason);
        return LocalReply{
            413, {}, errorBody(QLatin1String("message"), QString::fromLatin1(reason))};
    }

    plugin::Outcome admit(Exchange &exchange, const plugin::FoundCredential &found) const
    {
        return m_door.admit(exchange, found, "signed by ");
    }

    plugin::Outcome refuse(Exchange &exchange, const QByteArray &reason) const
    {
        return m_door.refuse(exchange, u"client request can't be validated"_qs, reason);
    }

    FrontDoor m_door;
    const Clock &m_clock;
    QList<QByteArray> m_algorithms, m_mustSign;
    qint64 m_skew, m_maxBody;
    bool m_checksBody, m_hide;
};

} // namespace

plugin::Spec hmacAuthSpec()
{
    plugin::Spec spec;
    spec.name = pluginName;
    spec.priority = 2530;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.consumerSchema = schemaFrom(consumerSchema);
    spec.isAuthentication = true;
    spec.prepare = PreparedSecret::maker(QLatin1String("secret_key"));
    spec.build = authenticationFactory<HmacAuth>(pluginName);
    return spec;
}

} // namespace gatehouse::plugins
