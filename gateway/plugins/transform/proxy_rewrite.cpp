// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/ngx_regex.h"
#include "gateway/plugins/support/uri_text.h"
#include "gateway/plugins/transform/request_edit.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Rewrite the request",
  "description": "Changes path, method, host and headers of what goes to the upstream.",
  "minProperties": 1,
  "properties": {
    "uri": {"type": "string", "minLength": 1, "maxLength": 4096, "pattern": "^\\/.*", "title": "Path",
      "description": "New path; may hold variables. The query is kept."},
    "method": {"type": "string", "title": "Method", "description": "New request method.",
      "enum": ["GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "MKCOL", "COPY", "MOVE", "PROPFIND", "LOCK",
        "UNLOCK", "PATCH", "TRACE"]},
    "regex_uri": {"type": "array", "minItems": 2, "items": {"type": "string"}, "title": "Path by pattern",
      "description": "Pairs of a regular expression and a new path; the first that matches counts."},
    "host": {"type": "string", "pattern": "^[0-9a-zA-Z-.]+(:\\d{1,5})?$", "title": "Host",
      "description": "New Host header."},
    "headers": {"title": "Headers", "description": "Headers to add, set and remove; values may hold variables.",
      "oneOf": [
        {"type": "object", "minProperties": 1, "additionalProperties": false, "properties": {
          "add": {"type": "object", "minProperties": 1, "title": "Add", "description": "Appended to what is there.",
            "patternProperties": {"^[^:]+$": {"oneOf": [{"type": "string"}, {"type": "number"},
              {"type": "array", "minItems": 1, "items": {"oneOf": [{"type": "string"}, {"type": "number"}]}}]}}},
          "set": {"type": "object", "minProperties": 1, "title": "Set", "description": "Replaces what is there.",
            "patternProperties": {"^[^:]+$": {"oneOf": [{"type": "string"}, {"type": "number"},
              {"type": "array", "minItems": 1, "items": {"oneOf": [{"type": "string"}, {"type": "number"}]}}]}}},
          "remove": {"type": "array", "minItems": 1, "title": "Remove", "description": "Taken away.",
            "items": {"type": "string", "pattern": "^[^:]+$"}}}},
        {"type": "object", "minProperties": 1,
          "patternProperties": {"^[^:]+$": {"oneOf": [{"type": "string"}, {"type": "number"}]}}}
      ]},
    "use_real_request_uri_unsafe": {"type": "boolean", "default": false, "title": "Keep the raw path",
      "description": "Send the path exactly as the client wrote it. Unsafe."}
  }
})json";

struct PathRule {
    NgxRegex regex;
    QByteArray replacement;
};

class ProxyRewrite final : public plugin::Plugin
{
public:
    explicit ProxyRewrite(const QJsonObject &conf)
        : m_uri(conf[u"uri"].toString().toUtf8())
        , m_host(conf[u"host"].toString().toUtf8())
        , m_method(conf[u"method"].toString().toUtf8())
        , m_raw(conf[u"use_real_request_uri_unsafe"].toBool())
        , m_edits(conf[u"headers"].toObject())
    {
        const QJsonArray pairs = conf[u"regex_uri"].toArray();
        for (qsizetype i = 0; i + 1 < pairs.size(); i += 2) {
            if (auto regex = NgxRegex::compile(pairs[i].toString()))
                m_rules.append({*std::move(regex), pairs[i + 1].toString().toUtf8()});
        }
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (!m_host.isEmpty())
            exchange.upstream.host = m_host;
        QList<QByteArray> captures;
        exchange.upstream.target = target(exchange, captures);
        m_edits.apply(exchange, captures);
        if (!m_method.isEmpty())
            exchange.upstream.method = m_method;
        exchange.note("sends " + *exchange.upstream.target);
        return plugin::Continue{};
    }

private:
    QByteArray target(const Exchange &exchange, QList<QByteArray> &captures) const
    {
        QByteArray uri = m_raw ? variable(exchange, "real_request_uri").value_or(QByteArray())
                               : exchange.target.path;
        const qsizetype rawMark = m_raw ? uri.indexOf('?') : -1;
        const QByteArray rawQuery = rawMark < 0 ? QByteArray() : uri.sliced(rawMark + 1);
        // A "?" that comes from the client's decoded path does not begin a query.
        bool mayHoldQuery = false;
        if (!m_uri.isEmpty()) {
            mayHoldQuery = true;
            uri = withQuery(m_uri.render(exchange), rawQuery);
        } else if (!m_rules.isEmpty()) {
            mayHoldQuery = !uri.contains('?');
            rewritePath(uri, captures);
        }
        if (m_raw)
            return escapedControls(uri);

        const qsizetype mark = mayHoldQuery ? uri.indexOf('?') : -1;
        const QByteArray safe = mark < 0
            ? escapedUri(uri)
            : escapedUri(uri.first(mark)) + escapedControls(QByteArrayView(uri).sliced(mark));
        return withQuery(safe, upstreamQuery(exchange));
    }

    void rewritePath(QByteArray &uri, QList<QByteArray> &captures) const
    {
        for (const PathRule &rule : m_rules) {
            if (auto groups = rule.regex.captures(uri)) {
                captures = *std::move(groups);
                uri = rule.regex.replaced(uri, rule.replacement, false);
                return;
            }
        }
    }

    UriTemplate m_uri;
    QByteArray m_host, m_method;
    bool m_raw;
    RequestEdits m_edits;
    QList<PathRule> m_rules;
};

std::optional<QString> checkPathRules(const QJsonArray &pairs)
{
    if (pairs.size() % 2 != 0)
        return u"The length of regex_uri should be an even number"_qs;
    for (qsizetype i = 0; i < pairs.size(); i += 2) {
        const QString pattern = pairs[i].toString();
        if (const auto regex = NgxRegex::compile(pattern); !regex) {
            return u"invalid regex_uri(%1, %2): %3"_qs.arg(pattern, pairs[i + 1].toString(),
                                                           regex.error().message);
        }
    }
    return std::nullopt;
}

} // namespace

plugin::Spec proxyRewriteSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("proxy-rewrite");
    spec.priority = 1008;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.sendsConfiguration = true;
    spec.schema = schemaFrom(schema);
    spec.check = [](const QJsonObject &conf) {
        const auto reason = checkPathRules(conf[u"regex_uri"].toArray());
        return reason ? reason : RequestEdits::check(conf[u"headers"].toObject());
    };
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<ProxyRewrite>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
