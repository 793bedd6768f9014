// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/response_edit.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Echo",
  "description": "Puts fixed text before, behind or in place of the answer's body. Good for trying things out.",
  "minProperties": 1,
  "properties": {
    "before_body": {"type": "string", "title": "Before", "description": "Text before the body."},
    "body": {"type": "string", "title": "Body", "description": "Text in place of the upstream's body."},
    "after_body": {"type": "string", "title": "After", "description": "Text behind the body."},
    "headers": {"type": "object", "minProperties": 1, "title": "Headers",
      "description": "Headers of the answer to set; texts and numbers."}
  },
  "anyOf": [{"required": ["before_body"]}, {"required": ["body"]}, {"required": ["after_body"]}]
})json";

std::optional<QByteArray> optionalText(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString().toUtf8()) : std::nullopt;
}

class Echo final : public plugin::Plugin
{
public:
    explicit Echo(const QJsonObject &conf)
        : m_before(conf[u"before_body"].toString().toUtf8())
        , m_body(optionalText(conf[u"body"]))
        , m_after(conf[u"after_body"].toString().toUtf8())
    {
        const QJsonObject headers = conf[u"headers"].toObject();
        for (auto it = headers.begin(); it != headers.end(); ++it) {
            if (!it.key().isEmpty() && (it->isString() || it->isDouble()))
                m_headers.append(it.key().toUtf8(), asFieldValue(textOf(*it)));
        }
    }

    void headerFilter(Exchange &exchange) const override
    {
        forgetBodyFields(exchange.responseHeaders);
        for (const http::Field &field : m_headers)
            setOrRemove(exchange.responseHeaders, field.name, field.value);
    }

    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override
    {
        if (m_body)
            octets = last ? *m_body : QByteArray();
        // The text before the body goes out with the first octets, or with the end if there are
        // none.
        if ((last || !octets.isEmpty()) && !exchange.pluginState.contains(this)) {
            exchange.pluginState.insert(this, nullptr);
            octets.prepend(m_before);
        }
        if (last)
            octets.append(m_after);
    }

private:
    QByteArray m_before;
    std::optional<QByteArray> m_body;
    QByteArray m_after;
    http::Headers m_headers;
};

} // namespace

plugin::Spec echoSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("echo");
    spec.priority = 412;
    spec.phases =
        plugin::phaseBit(plugin::Phase::HeaderFilter) | plugin::phaseBit(plugin::Phase::BodyFilter);
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<Echo>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
