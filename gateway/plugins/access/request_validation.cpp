// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "gateway/core/ascii.h"
#include "gateway/plugins/access/request_body_value.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Validate requests",
  "description": "Refuses requests whose headers or body are not as a JSON Schema wants them.",
  "properties": {
    "header_schema": {"type": "object", "title": "Headers", "description": "JSON Schema for the headers."},
    "body_schema": {"type": "object", "title": "Body", "description": "JSON Schema for a body of JSON or a form."},
    "max_req_body_size": {"type": "integer", "minimum": 1, "default": 67108864, "title": "Largest body",
      "description": "Octets of body that are held to be checked; larger requests are refused."},
    "rejected_code": {"type": "integer", "minimum": 200, "maximum": 599, "default": 400,
      "title": "Refusal status", "description": "HTTP status of a refusal."},
    "rejected_msg": {"type": "string", "minLength": 1, "maxLength": 256, "title": "Refusal message",
      "description": "Told to the client in a refusal, instead of what is wrong."}
  },
  "anyOf": [{"required": ["header_schema"]}, {"required": ["body_schema"]}]
})json";

using SchemaPtr = std::shared_ptr<const config::Schema>;

Result<SchemaPtr> compiled(const QJsonValue &written)
{
    return written.isObject() ? config::Schema::compile(written.toObject()) : SchemaPtr();
}

class RequestValidation final : public plugin::Plugin
{
public:
    RequestValidation(const QJsonObject &conf, SchemaPtr header, SchemaPtr body)
        : m_header(std::move(header))
        , m_body(std::move(body))
        , m_status(conf[u"rejected_code"].toInt())
        , m_maxBody(conf[u"max_req_body_size"].toInteger())
    {
        if (m_header)
            m_headerNames = namesIn(m_header->source());
        if (conf.contains(u"rejected_msg"))
            m_message = conf[u"rejected_msg"].toString().toUtf8();
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (m_header) {
            const auto faults = m_header->check(headerValue(exchange.headers, m_headerNames));
            if (!faults.isEmpty())
                return refuse(exchange, faults.first().message);
        }
        return m_body ? checkBody(exchange) : plugin::Continue{};
    }

private:
    plugin::Outcome checkBody(Exchange &exchange) const
    {
        if (exchange.requestBodyTooLarge || exchange.received.contentLength > m_maxBody)
            return refuse(exchange, {},
                          "the body is larger than "_qba + QByteArray::number(m_maxBody));
        if (!exchange.requestBody && !exchange.upstream.body)
            return plugin::NeedBody{m_maxBody};
        const QByteArray body =
            exchange.upstream.body.value_or(exchange.requestBody.value_or(QByteArray()));
        if (body.isEmpty())
            return refuse(exchange, {}, "there is no body"_qba);
        const QList<QByteArray> types = exchange.headers.values("Content-Type");
        if (types.size() > 1)
            return refuse(exchange, {}, "there is more than one Content-Type"_qba);
        const bool isForm = !types.isEmpty()
            && ascii::toLower(types.first()).startsWith("application/x-www-form-urlencoded");
        return isForm ? checkForm(exchange, body) : checkJson(exchange, body);
    }

    plugin::Outcome checkForm(Exchange &exchange, const QByteArray &body) const
    {
        const auto faults = m_body->check(formValue(body));
        return faults.isEmpty() ? plugin::Outcome(plugin::Continue{})
                                : refuse(exchange, faults.first().message);
    }

    // What was checked is what the upstream gets, written anew, so that no two parsers can read it
    // in two ways.
    plugin::Outcome checkJson(Exchange &exchange, const QByteArray &body) const
    {
        Result<QJsonValue> value = jsonValue(body);
        if (!value)
            return refuse(exchange, value.error().message);
        if (value->isObject())
            *value = config::withDefaults(value->toObject(), m_body->source());
        const auto faults = m_body->check(*value);
        if (!faults.isEmpty())
            return refuse(exchange, faults.first().message);
        exchange.upstream.body = jsonText(*value);
        return plugin::Continue{};
    }

    LocalReply refuse(Exchange &exchange, const QString &fault, const QByteArray &note = {}) const
    {
        exchange.note(note.isEmpty() ? "the request is not as its schema wants it"_qba : note);
        std::optional<QByteArray> body = m_message;
        if (!body && !fault.isEmpty())
            body = fault.toUtf8();
        return {m_status, {}, body};
    }

    SchemaPtr m_header, m_body;
    QStringList m_headerNames;
    int m_status;
    qint64 m_maxBody;
    std::optional<QByteArray> m_message;
};

std::optional<QString> check(const QJsonObject &conf)
{
    for (const char *name : {"body_schema", "header_schema"}) {
        if (const auto made = compiled(conf[QLatin1String(name)]); !made)
            return made.error().message;
    }
    return std::nullopt;
}

Result<std::shared_ptr<const plugin::Plugin>> build(const QJsonObject &conf,
                                                    const plugin::BuildContext &)
{
    auto header = compiled(conf[u"header_schema"]);
    auto body = compiled(conf[u"body_schema"]);
    if (!header || !body)
        return fail(header ? body.error() : header.error());
    return std::shared_ptr<const plugin::Plugin>(
        std::make_shared<RequestValidation>(conf, *header, *body));
}

} // namespace

plugin::Spec requestValidationSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("request-validation");
    spec.priority = 2800;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.check = check;
    spec.build = build;
    return spec;
}

} // namespace gatehouse::plugins
