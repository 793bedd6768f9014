// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/origins.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Cross-origin requests (CORS)",
  "description": "Tells browsers which other sites may use this route, and answers their preflight requests.",
  "properties": {
    "allow_origins": {"type": "string", "default": "*", "title": "Origins",
      "pattern": "^(\\*|\\*\\*|null|\\w+://[^,]+(,\\w+://[^,]+)*)$",
      "description": "Sites that may read answers, separated by commas; * is all, ** is all even with credentials."},
    "allow_methods": {"type": "string", "default": "*", "title": "Methods",
      "description": "Methods they may use, separated by commas; * or ** is all."},
    "allow_headers": {"type": "string", "default": "*", "title": "Request headers",
      "description": "Headers they may send, separated by commas; * is all, ** is what they ask for."},
    "expose_headers": {"type": "string", "title": "Answer headers",
      "description": "Headers of the answer that they may read, separated by commas."},
    "max_age": {"type": "integer", "default": 5, "title": "Remember for",
      "description": "Seconds a browser may remember the permission; -1 is not at all."},
    "allow_credential": {"type": "boolean", "default": false, "title": "With credentials",
      "description": "Let them send cookies; then no other option may be *."},
    "allow_origins_by_regex": {"type": "array", "minItems": 1, "uniqueItems": true, "title": "Origins by pattern",
      "items": {"type": "string", "minLength": 1, "maxLength": 4096},
      "description": "Regular expressions for allowed sites; used instead of the list."},
    "allow_origins_by_metadata": {"type": "array", "minItems": 1, "uniqueItems": true, "title": "Origins by name",
      "items": {"type": "string", "minLength": 1, "maxLength": 4096},
      "description": "Names of lists kept in the metadata of this plugin."},
    "timing_allow_origins": {"type": "string", "title": "Timing origins",
      "pattern": "^(\\*|\\*\\*|null|\\w+://[^,]+(,\\w+://[^,]+)*)$",
      "description": "Sites that may see timing information, separated by commas."},
    "timing_allow_origins_by_regex": {"type": "array", "minItems": 1, "uniqueItems": true,
      "title": "Timing origins by pattern", "items": {"type": "string", "minLength": 1, "maxLength": 4096},
      "description": "Regular expressions for sites that may see timing information."}
  }
})json";

constexpr char metadataSchema[] = R"json({
  "type": "object",
  "title": "Named lists of origins",
  "properties": {
    "allow_origins": {"type": "object", "title": "Lists", "description": "A name for each list of sites.",
      "additionalProperties": {"type": "string",
        "pattern": "^(\\*|\\*\\*|null|\\w+://[^,]+(,\\w+://[^,]+)*)$"}}
  }
})json";

class Cors final : public plugin::Plugin
{
public:
    Cors(const QJsonObject &conf, const QJsonObject &metadata)
        : m_origins(conf[u"allow_origins"], conf[u"allow_origins_by_regex"])
        , m_timing(conf[u"timing_allow_origins"], conf[u"timing_allow_origins_by_regex"])
        , m_methods(conf[u"allow_methods"].toString().toUtf8())
        , m_headers(conf[u"allow_headers"].toString().toUtf8())
        , m_exposed(conf[u"expose_headers"].toString().toUtf8())
        , m_maxAge(QByteArray::number(conf[u"max_age"].toInteger()))
        , m_credentials(conf[u"allow_credential"].toBool())
        , m_varies(conf[u"allow_origins"].toString() != u"*")
        , m_usesOwn(!conf.contains(u"allow_origins_by_metadata") || m_varies)
    {
        if (m_methods == "**")
            m_methods = "GET,POST,PUT,DELETE,PATCH,HEAD,OPTIONS,CONNECT,TRACE";
        for (const QJsonValue &name : conf[u"allow_origins_by_metadata"].toArray()) {
            const QJsonValue list = metadata[u"allow_origins"][name.toString()];
            if (list.isString())
                m_named.append(Origins(list.toString()));
        }
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (exchange.method != "OPTIONS")
            return plugin::Continue{};
        exchange.note("answers the preflight request");
        return LocalReply{};
    }

    void headerFilter(Exchange &exchange) const override
    {
        // As the client sent it: other plugins may have changed what goes to the upstream.
        const Origin origin = exchange.received.headers.value("Origin");
        if (m_varies)
            exchange.responseHeaders.append("Vary", "Origin");
        const Origin allowed = answerTo(origin);
        if (allowed)
            permit(exchange, *allowed);
        exchange.note(allowed ? "origin allowed" : "origin not allowed");
        if (const Origin timing = m_timing.answerTo(origin))
            exchange.responseHeaders.set("Timing-Allow-Origin", *timing);
    }

private:
    Origin answerTo(const Origin &origin) const
    {
        for (const Origins &named : m_named) {
            if (named.answerTo(origin))
                return origin;
        }
        return m_usesOwn ? m_origins.answerTo(origin) : std::nullopt;
    }

    void permit(Exchange &exchange, const QByteArray &origin) const
    {
        http::Headers &headers = exchange.responseHeaders;
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Methods", m_methods);
        headers.set("Access-Control-Max-Age", m_maxAge);
        if (!m_exposed.isEmpty())
            headers.set("Access-Control-Expose-Headers", m_exposed);
        const bool echoes = m_headers == "**";
        setOrRemove(headers, "Access-Control-Allow-Headers",
                    echoes ? exchange.received.headers.joined("Access-Control-Request-Headers")
                           : m_headers);
        if (m_credentials)
            headers.set("Access-Control-Allow-Credentials", "true");
    }

    Origins m_origins, m_timing;
    QList<Origins> m_named;
    QByteArray m_methods, m_headers, m_exposed, m_maxAge;
    bool m_credentials, m_varies, m_usesOwn;
};

std::optional<QString> check(const QJsonObject &conf)
{
    const auto isStar = [&conf](const char *key) {
        return conf[QLatin1String(key)] == QJsonValue(u"*"_qs);
    };
    if (conf[u"allow_credential"].toBool()
        && (isStar("allow_origins") || isStar("allow_methods") || isStar("allow_headers")
            || isStar("expose_headers") || isStar("timing_allow_origins")))
        return u"you can not set '*' for other option when 'allow_credential' is true"_qs;
    for (const char *key : {"allow_origins_by_regex", "timing_allow_origins_by_regex"}) {
        for (const QJsonValue &pattern : conf[QLatin1String(key)].toArray()) {
            if (const auto regex = NgxRegex::compile(pattern.toString()); !regex)
                return regex.error().message;
        }
    }
    return std::nullopt;
}

} // namespace

plugin::Spec corsSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("cors");
    spec.priority = 4000;
    spec.phases =
        plugin::phaseBit(plugin::Phase::Rewrite) | plugin::phaseBit(plugin::Phase::HeaderFilter);
    spec.schema = schemaFrom(schema);
    spec.metadataSchema = schemaFrom(metadataSchema);
    spec.check = check;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<Cors>(conf, context.metadata));
    };
    return spec;
}

} // namespace gatehouse::plugins
