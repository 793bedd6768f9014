// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "gateway/plugins/access/csrf_token.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/cookie_time.h"

#include <QRandomGenerator>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Cross-site request forgery protection",
  "description": "Refuses changing requests that another site made a browser send: they lack the token of a cookie.",
  "properties": {
    "key": {"type": "string", "title": "Key", "description": "Secret that signs the tokens."},
    "expires": {"type": "integer", "default": 7200, "title": "Lifetime",
      "description": "Seconds a token is good for; 0 is for ever."},
    "name": {"type": "string", "default": "apisix-csrf-token", "title": "Name",
      "description": "Name of the cookie, and of the header that must repeat its value."}
  },
  "encrypt_fields": ["key"],
  "required": ["key"]
})json";

class Csrf final : public plugin::Plugin
{
public:
    Csrf(const QJsonObject &conf, const Clock &clock)
        : m_clock(clock)
        , m_key(conf[u"key"].toString().toUtf8())
        , m_name(conf[u"name"].toString().toUtf8())
        , m_cookie("cookie_" + m_name)
        , m_lifetime(conf[u"expires"].toInteger())
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const QByteArray &method = exchange.method;
        if (method == "GET" || method == "HEAD" || method == "OPTIONS") {
            exchange.note(method + " needs no token");
            return plugin::Continue{};
        }
        const QByteArray sent = exchange.headers.value(m_name).value_or(QByteArray());
        if (sent.isEmpty())
            return refuse(exchange, u"no csrf token in headers"_qs);
        const auto cookie = variable(exchange, m_cookie);
        if (!cookie)
            return refuse(exchange, u"no csrf cookie"_qs);
        if (sent != *cookie)
            return refuse(exchange, u"csrf token mismatch"_qs);
        if (!isCsrfToken(sent, m_key, now(), m_lifetime))
            return refuse(exchange, u"Failed to verify the csrf token signature"_qs);
        exchange.note("the token is good"_qba);
        return plugin::Continue{};
    }

    void headerFilter(Exchange &exchange) const override
    {
        const double random = QRandomGenerator::system()->generateDouble();
        exchange.responseHeaders.append("Set-Cookie",
                                        m_name + '=' + csrfToken(m_key, random, now())
                                            + ";path=/;SameSite=Lax;Expires="
                                            + cookieTime(now() + m_lifetime));
    }

private:
    qint64 now() const
    {
        return std::chrono::floor<std::chrono::seconds>(m_clock.wall()).time_since_epoch().count();
    }

    static LocalReply refuse(Exchange &exchange, const QString &reason)
    {
        exchange.note(reason.toUtf8());
        return {401, {}, errorBody(QLatin1String("error_msg"), reason)};
    }

    const Clock &m_clock;
    QByteArray m_key, m_name, m_cookie;
    qint64 m_lifetime;
};

} // namespace

plugin::Spec csrfSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("csrf");
    spec.priority = 2980;
    spec.phases =
        plugin::phaseBit(plugin::Phase::Access) | plugin::phaseBit(plugin::Phase::HeaderFilter);
    spec.schema = schemaFrom(schema);
    spec.secretHeaders = {QLatin1String("name")};
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<Csrf>(conf, context.services.clock));
    };
    return spec;
}

} // namespace gatehouse::plugins
