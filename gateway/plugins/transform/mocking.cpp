// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/sample_body.h"

#include <QJsonDocument>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Mock answer",
  "description": "Answers with an example or with made-up data, without asking the upstream.",
  "properties": {
    "delay": {"type": "integer", "default": 0, "title": "Delay", "description": "Seconds to wait before the answer."},
    "response_status": {"type": "integer", "minimum": 100, "default": 200, "title": "Status",
      "description": "HTTP status of the answer."},
    "content_type": {"type": "string", "default": "application/json;charset=utf8", "title": "Content type",
      "description": "JSON, XML, plain text or HTML."},
    "response_example": {"type": "string", "title": "Example",
      "description": "Body of the answer; may hold variables such as $remote_addr."},
    "response_schema": {"type": "object", "title": "Schema",
      "description": "JSON schema to make up a body from, when there is no example."},
    "with_mock_header": {"type": "boolean", "default": true, "title": "Mark as mock",
      "description": "Add the header x-mock-by."},
    "response_headers": {"type": "object", "minProperties": 1, "title": "Headers",
      "description": "Further headers of the answer; values may hold variables.",
      "patternProperties": {"^[^:]+$": {"oneOf": [{"type": "string"}, {"type": "number"}]}}}
  },
  "anyOf": [{"required": ["response_example"]}, {"required": ["response_schema"]}]
})json";

// Without the parameters: what stands before the last ";".
QString mediaType(const QString &contentType)
{
    const qsizetype end = contentType.lastIndexOf(u';');
    return end < 0 ? contentType : contentType.first(end);
}

bool isXml(const QString &type)
{
    return type == u"application/xml" || type == u"text/xml";
}

// NGINX completes a bare text type with its charset.
QByteArray completeContentType(const QString &contentType)
{
    const bool isBareText = contentType.startsWith(u"text/") && !contentType.contains(u';');
    return contentType.toUtf8() + (isBareText ? "; charset=utf-8" : "");
}

class Mocking final : public plugin::Plugin
{
public:
    explicit Mocking(const QJsonObject &conf)
        : m_status(conf[u"response_status"].toInt())
        , m_delay(std::clamp<qint64>(conf[u"delay"].toInteger(), 0, 86400))
        , m_type(mediaType(conf[u"content_type"].toString()))
        , m_contentType(completeContentType(conf[u"content_type"].toString()))
        , m_marks(conf[u"with_mock_header"].toBool())
        , m_headers(fieldTemplates(conf[u"response_headers"].toObject()))
        , m_schema(conf[u"response_schema"].toObject())
    {
        if (conf.contains(u"response_example"))
            m_example = Template(conf[u"response_example"].toString().toUtf8());
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        LocalReply reply{m_status, {{"Content-Type", m_contentType}}, std::nullopt};
        if (m_marks)
            reply.headers.set("x-mock-by", "APISIX/3.18.0");
        for (const FieldTemplate &field : m_headers)
            reply.headers.append(field.name, renderField(field.value, exchange));
        reply.body = m_example ? m_example->render(exchange) : Template(madeUp()).render(exchange);
        exchange.note("answers with a mock, status " + QByteArray::number(m_status));
        if (m_delay > std::chrono::seconds(0))
            return plugin::Suspend{m_delay, std::move(reply)};
        return reply;
    }

private:
    QByteArray madeUp() const
    {
        if (isXml(m_type))
            return sampleAsXml(sampleOf(m_schema));
        if (m_type == u"text/html")
            return {}; // APISIX makes up JSON and XML only
        return QJsonDocument(sampleOf(m_schema)).toJson(QJsonDocument::Compact);
    }

    int m_status;
    std::chrono::seconds m_delay;
    QString m_type;
    QByteArray m_contentType;
    bool m_marks;
    QList<FieldTemplate> m_headers;
    QJsonObject m_schema;
    std::optional<Template> m_example;
};

std::optional<QString> check(const QJsonObject &conf)
{
    const QString type = mediaType(conf[u"content_type"].toString());
    const bool isKnown =
        type == u"application/json" || type == u"text/plain" || type == u"text/html" || isXml(type);
    if (!isKnown)
        return u"unsupported content type!"_qs;
    return std::nullopt;
}

} // namespace

plugin::Spec mockingSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("mocking");
    spec.priority = 10900;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = schemaFrom(schema);
    spec.check = check;
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<Mocking>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
