// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/exchange/outbound.h"
#include "gateway/exchange/variables.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Ask an authorization service",
  "description": "Asks another service about each request, and lets it pass or answers what that service says.",
  "properties": {
    "uri": {"type": "string", "title": "Address", "description": "URL of the authorization service."},
    "allow_degradation": {"type": "boolean", "default": false, "title": "Pass when it is away",
      "description": "Let requests pass when the service cannot be asked."},
    "status_on_error": {"type": "integer", "minimum": 200, "maximum": 599, "default": 403,
      "title": "Status when it is away", "description": "HTTP status when the service cannot be asked."},
    "ssl_verify": {"type": "boolean", "default": true, "title": "Check the certificate",
      "description": "Ask a service with https only if its certificate is good."},
    "request_method": {"type": "string", "default": "GET", "enum": ["GET", "POST"], "title": "Method",
      "description": "With POST the service gets the body of the request, too."},
    "max_req_body_size": {"type": "integer", "minimum": 1, "default": 67108864, "title": "Largest body",
      "description": "Octets of body that are sent to the service; larger requests are refused with 413."},
    "request_headers": {"type": "array", "default": [], "items": {"type": "string"}, "title": "Headers to send",
      "description": "Headers of the request that the service gets."},
    "extra_headers": {"type": "object", "minProperties": 1, "title": "Further headers to send",
      "patternProperties": {"^[^:]+$": {"type": "string"}},
      "description": "Headers for the service; values may hold variables."},
    "upstream_headers": {"type": "array", "default": [], "items": {"type": "string"}, "title": "Headers for the upstream",
      "description": "Headers of the service's answer that the upstream gets."},
    "client_headers": {"type": "array", "default": [], "items": {"type": "string"}, "title": "Headers for the client",
      "description": "Headers of the service's answer that the client gets with a refusal."},
    "timeout": {"type": "integer", "minimum": 1, "maximum": 60000, "default": 3000, "title": "Timeout",
      "description": "Milliseconds the service may take."},
    "keepalive": {"type": "boolean", "default": true, "title": "Keep connections",
      "description": "Use a connection to the service again."},
    "keepalive_timeout": {"type": "integer", "minimum": 1000, "default": 60000, "title": "Keep for",
      "description": "Milliseconds an idle connection is kept."},
    "keepalive_pool": {"type": "integer", "minimum": 1, "default": 5, "title": "Connections to keep",
      "description": "Idle connections that are kept."}
  },
  "required": ["uri"]
})json";

// What says where a message ends belongs to that one message.
QList<QByteArray> withoutFraming(QList<QByteArray> names)
{
    names.removeIf([](const QByteArray &name) {
        return ascii::equalsIgnoreCase(name, "Content-Length")
            || ascii::equalsIgnoreCase(name, "Transfer-Encoding")
            || ascii::equalsIgnoreCase(name, "Connection");
    });
    return names;
}

class ForwardAuth final : public plugin::Plugin
{
public:
    explicit ForwardAuth(const QJsonObject &conf)
        : m_request(outboundRequestTo(conf[u"uri"].toString().toUtf8()))
        , m_extra(fieldTemplates(conf[u"extra_headers"].toObject()))
        , m_sent(withoutFraming(textsOf(conf[u"request_headers"])))
        , m_forUpstream(withoutFraming(textsOf(conf[u"upstream_headers"])))
        , m_forClient(withoutFraming(textsOf(conf[u"client_headers"])))
        , m_maxBody(conf[u"max_req_body_size"].toInteger())
        , m_statusOnError(conf[u"status_on_error"].toInt())
        , m_degrades(conf[u"allow_degradation"].toBool())
    {
        if (!m_request)
            return;
        m_request->method = conf[u"request_method"].toString().toUtf8();
        m_request->verifyTls = conf[u"ssl_verify"].toBool();
        m_request->keepAlive = conf[u"keepalive"].toBool();
        m_request->timeout = std::chrono::milliseconds(conf[u"timeout"].toInteger());
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        if (!m_request || !exchange.outbound)
            return unasked(exchange, m_request ? QString() : m_request.error().message);
        OutboundRequest request = *m_request;
        request.headers = fieldsFor(exchange);
        if (request.method == "POST") {
            if (exchange.requestBodyTooLarge || exchange.received.contentLength > m_maxBody) {
                exchange.note("the body is larger than " + QByteArray::number(m_maxBody));
                return LocalReply{413, {}, std::nullopt};
            }
            if (!exchange.requestBody)
                return plugin::NeedBody{m_maxBody};
            request.body = *exchange.requestBody;
        }
        // What is held until the answer dies with the exchange.
        return plugin::Await{[this, &exchange, request](const plugin::Resumer &resume) {
            return exchange.outbound->fetch(request,
                                            [this, &exchange, resume](OutboundAnswer answer) {
                                                resume(judged(exchange, answer));
                                            });
        }};
    }

private:
    http::Headers fieldsFor(const Exchange &exchange) const
    {
        http::Headers fields{
            {"X-Forwarded-Proto", exchange.scheme},
            {"X-Forwarded-Method", exchange.method},
            {"X-Forwarded-Host", exchange.host},
            {"X-Forwarded-Uri", variable(exchange, "request_uri").value_or(QByteArray())},
            {"X-Forwarded-For", exchange.client.address}};
        if (m_request->method == "POST")
            setOrRemove(fields, "Content-Encoding"_qba,
                        exchange.headers.value("Content-Encoding").value_or(QByteArray()));
        for (const FieldTemplate &field : m_extra)
            fields.set(field.name, renderField(field.value, exchange));
        for (const QByteArray &name : m_sent) {
            const auto value = exchange.headers.value(name);
            if (value && !fields.contains(name))
                fields.append(name, *value);
        }
        return fields;
    }

    plugin::Outcome judged(Exchange &exchange, const OutboundAnswer &answer) const
    {
        if (answer.status == 0 || answer.failure)
            return unasked(exchange,
                           answer.failure ? answer.failure->message : u"there was no answer"_qs);
        exchange.note("the authorization service answered " + QByteArray::number(answer.status));
        if (answer.status >= 300)
            return LocalReply{answer.status, chosen(answer.headers, m_forClient), answer.body};
        // A client's own value is never taken for the service's.
        for (const QByteArray &name : m_forUpstream)
            exchange.headers.remove(name);
        for (const http::Field &field : chosen(answer.headers, m_forUpstream))
            exchange.headers.append(field.name, field.value);
        return plugin::Continue{};
    }

    static http::Headers chosen(const http::Headers &headers, const QList<QByteArray> &names)
    {
        http::Headers out;
        for (const QByteArray &name : names) {
            for (const QByteArray &value : headers.values(name))
                out.append(name, value);
        }
        return out;
    }

    plugin::Outcome unasked(Exchange &exchange, const QString &reason) const
    {
        exchange.note("cannot ask the authorization service: " + reason.toUtf8());
        if (m_degrades)
            return plugin::Continue{};
        return LocalReply{m_statusOnError, {}, std::nullopt};
    }

    Result<OutboundRequest> m_request;
    QList<FieldTemplate> m_extra;
    QList<QByteArray> m_sent, m_forUpstream, m_forClient;
    qint64 m_maxBody;
    int m_statusOnError;
    bool m_degrades;
};

} // namespace

plugin::Spec forwardAuthSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("forward-auth");
    spec.priority = 2002;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<ForwardAuth>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
