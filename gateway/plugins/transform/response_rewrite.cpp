// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/exchange/expression.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/inflate.h"
#include "gateway/plugins/support/ngx_regex.h"
#include "gateway/plugins/transform/response_edit.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Rewrite the answer",
  "description": "Changes status, headers and body of what goes to the client.",
  "properties": {
    "max_resp_body_size": {"type": "integer", "minimum": 1, "default": 67108864, "title": "Largest body",
      "description": "Octets of the body that filters look at; the rest is cut off."},
    "headers": {"title": "Headers", "description": "Headers to add, set and remove; values may hold variables.",
      "anyOf": [
        {"type": "object", "minProperties": 1,
          "patternProperties": {"^[^:]+$": {"oneOf": [{"type": "string"}, {"type": "number"}]}}},
        {"properties": {
          "add": {"type": "array", "minItems": 1, "title": "Add", "description": "Lines of the form name: value.",
            "items": {"type": "string", "pattern": "^[^:]+:[^:]*[^/]$"}},
          "set": {"type": "object", "minProperties": 1, "title": "Set", "description": "Replaces what is there.",
            "patternProperties": {"^[^:]+$": {"oneOf": [{"type": "string"}, {"type": "number"}]}}},
          "remove": {"type": "array", "minItems": 1, "title": "Remove", "description": "Taken away.",
            "items": {"type": "string", "pattern": "^[^:]+$"}}}}
      ]},
    "body": {"type": "string", "title": "Body", "description": "New body."},
    "body_base64": {"type": "boolean", "default": false, "title": "Body is Base64",
      "description": "Decode the new body before it is sent."},
    "status_code": {"type": "integer", "minimum": 200, "maximum": 598, "title": "Status",
      "description": "New HTTP status."},
    "vars": {"type": "array", "title": "Only if", "description": "Conditions that must hold, such as the status."},
    "filters": {"type": "array", "minItems": 1, "title": "Filters", "description": "Replace text in the body.",
      "items": {"type": "object", "required": ["regex", "replace"], "properties": {
        "regex": {"type": "string", "minLength": 1, "title": "Pattern", "description": "Regular expression."},
        "scope": {"type": "string", "enum": ["once", "global"], "default": "once", "title": "Scope",
          "description": "Replace the first match or all."},
        "replace": {"type": "string", "title": "Replacement", "description": "New text; $1 is the first group."},
        "options": {"type": "string", "default": "jo", "title": "Options",
          "description": "Letters: i ignores case, s lets the dot match line ends, m looks at each line."}}}}
  },
  "dependencies": {"body": {"not": {"required": ["filters"]}}, "filters": {"not": {"required": ["body"]}}}
})json";

struct BodyFilter {
    NgxRegex regex;
    QByteArray replacement;
    bool isGlobal = false;
};

// What the header filter found out for the body filter.
struct Matched {
    QByteArray coding; // empty: the body is plain
};

class ResponseRewrite final : public plugin::Plugin
{
public:
    ResponseRewrite(const QJsonObject &conf, std::optional<Expression> condition)
        : m_condition(std::move(condition))
        , m_status(conf[u"status_code"].toInt())
        , m_edits(conf[u"headers"].toObject())
        , m_largest(conf[u"max_resp_body_size"].toInteger())
    {
        if (conf.contains(u"body")) {
            const QByteArray text = conf[u"body"].toString().toUtf8();
            m_body = conf[u"body_base64"].toBool() ? QByteArray::fromBase64(text) : text;
        }
        for (const QJsonValue &filter : conf[u"filters"].toArray()) {
            if (auto regex =
                    NgxRegex::compile(filter[u"regex"].toString(), filter[u"options"].toString())) {
                m_filters.append({*std::move(regex), filter[u"replace"].toString().toUtf8(),
                                  filter[u"scope"].toString() == u"global"});
            }
        }
    }

    void headerFilter(Exchange &exchange) const override
    {
        if (m_condition && !m_condition->matches(exchange)) {
            exchange.note("the conditions do not hold, leaves the answer as it is");
            return;
        }
        if (m_status)
            exchange.status = m_status;
        if (m_body || !m_filters.isEmpty())
            claimBody(exchange);
        m_edits.apply(exchange);
    }

    bool onlyWatchesBody(const Exchange &exchange) const override
    {
        return !exchange.pluginState.contains(this);
    }

    bool wantsWholeBody(const Exchange &exchange) const override
    {
        return !m_body && exchange.pluginState.contains(this);
    }

    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override
    {
        const auto matched = std::static_pointer_cast<Matched>(exchange.pluginState.value(this));
        if (!matched)
            return;
        if (m_body)
            octets = last ? *m_body : QByteArray();
        else
            filter(exchange, octets, matched->coding);
    }

private:
    void claimBody(Exchange &exchange) const
    {
        http::Headers &headers = exchange.responseHeaders;
        QByteArray coding = headers.value("Content-Encoding").value_or(QByteArray());
        if (!m_body && !coding.isEmpty() && !isKnownCoding(coding)) {
            if (!ascii::equalsIgnoreCase(coding, "identity")) {
                exchange.note("leaves the body as it is: cannot unpack " + coding);
                return;
            }
            coding.clear();
        }
        forgetBodyFields(headers);
        exchange.pluginState.insert(this, std::make_shared<Matched>(Matched{coding}));
    }

    void filter(Exchange &exchange, QByteArray &octets, const QByteArray &coding) const
    {
        if (!coding.isEmpty() && !octets.isEmpty()) {
            std::optional<QByteArray> unpacked = decoded(coding, octets, m_largest);
            if (!unpacked) {
                exchange.note("leaves the body as it is: its compression is damaged");
                return;
            }
            octets = *std::move(unpacked);
        }
        octets.truncate(std::min<qint64>(octets.size(), m_largest));
        int total = 0;
        for (const BodyFilter &step : m_filters) {
            int count = 0;
            octets = step.regex.replaced(octets, step.replacement, step.isGlobal, &count);
            total += count;
        }
        exchange.note("replaced " + QByteArray::number(total) + " places in the body");
    }

    std::optional<Expression> m_condition;
    int m_status;
    ResponseEdits m_edits;
    std::optional<QByteArray> m_body;
    QList<BodyFilter> m_filters;
    qint64 m_largest;
};

} // namespace

plugin::Spec responseRewriteSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("response-rewrite");
    spec.priority = 899;
    spec.phases =
        plugin::phaseBit(plugin::Phase::HeaderFilter) | plugin::phaseBit(plugin::Phase::BodyFilter);
    spec.schema = schemaFrom(schema);
    spec.check = checkResponseRewrite;
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        std::optional<Expression> condition;
        if (conf.contains(u"vars")) {
            auto compiled = Expression::compile(conf[u"vars"].toArray());
            if (!compiled)
                return fail(compiled.error());
            condition = *std::move(compiled);
        }
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<ResponseRewrite>(conf, std::move(condition)));
    };
    return spec;
}

} // namespace gatehouse::plugins
