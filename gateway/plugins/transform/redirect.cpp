// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/ngx_regex.h"
#include "gateway/plugins/support/uri_text.h"
#include "gateway/plugins/transform/address.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Redirect",
  "description": "Sends the client to another address.",
  "properties": {
    "ret_code": {"type": "integer", "minimum": 200, "default": 302, "title": "Status",
      "description": "HTTP status of the answer."},
    "uri": {"type": "string", "minLength": 2, "title": "Address",
      "description": "Where to; may hold variables such as $uri.",
      "pattern": "(\\\\\\$[0-9a-zA-Z_]+)|\\$\\{([0-9a-zA-Z_]+)\\}|\\$([0-9a-zA-Z_]+)|(\\$|[^$\\\\]+)"},
    "regex_uri": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "string"},
      "title": "Address by pattern",
      "description": "A regular expression for the path, and the new address with $1, $2. Without a match the request goes on."},
    "http_to_https": {"type": "boolean", "title": "To HTTPS",
      "description": "Send plain HTTP requests to the same address with HTTPS."},
    "encode_uri": {"type": "boolean", "default": false, "title": "Encode",
      "description": "Percent-encode the new address."},
    "append_query_string": {"type": "boolean", "default": false, "title": "Keep the query",
      "description": "Append the query of the request to the new address."}
  },
  "oneOf": [{"required": ["uri"]}, {"required": ["regex_uri"]}, {"required": ["http_to_https"]}]
})json";

constexpr char metadataSchema[] = R"json({
  "type": "object",
  "title": "Redirect to HTTPS",
  "properties": {
    "https_port": {"type": "integer", "minimum": 1, "maximum": 65535, "default": 9443, "title": "HTTPS port",
      "description": "Port of the HTTPS address; 443 is not shown."}
  }
})json";

QByteArray httpsAddress(int port)
{
    return port == 443 ? "https://$host$request_uri"_qba
                       : "https://$host:" + QByteArray::number(port) + "$request_uri";
}

// plugin_attr of config.yaml, which also holds where HTTPS is listened for, before the metadata.
int httpsPort(const plugin::BuildContext &context)
{
    const int port = context.attributes[u"https_port"].toInt();
    return port > 0 && port <= 65535 ? port : context.metadata[u"https_port"].toInt(443);
}

class Redirect final : public plugin::Plugin
{
public:
    Redirect(const QJsonObject &conf, int port)
        : m_status(conf[u"ret_code"].toInt())
        , m_toHttps(conf[u"http_to_https"].toBool())
        , m_encodes(conf[u"encode_uri"].toBool())
        , m_keepsQuery(conf[u"append_query_string"].toBool())
        , m_https(httpsAddress(port))
    {
        if (conf.contains(u"uri"))
            m_address.emplace(conf[u"uri"].toString().toUtf8());
        if (auto regex = NgxRegex::compile(conf[u"regex_uri"][0].toString());
            regex && conf.contains(u"regex_uri")) {
            m_regex = *std::move(regex);
            m_replacement = conf[u"regex_uri"][1].toString().toUtf8();
        }
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        // What a client says in X-Forwarded-Proto does not count: no peer is trusted by default.
        if (m_toHttps && exchange.scheme != "https") {
            const bool isSafe = exchange.method == "GET" || exchange.method == "HEAD";
            return answer(exchange, m_https.render(exchange), isSafe ? 301 : 308);
        }
        if (m_address)
            return answer(exchange, m_address->render(exchange), m_status);
        if (m_regex) {
            int count = 0;
            const QByteArray uri =
                m_regex->replaced(exchange.target.path, m_replacement, false, &count);
            if (count > 0)
                return answer(exchange, uri, m_status);
            exchange.note("the pattern does not match, goes on");
        }
        return plugin::Continue{};
    }

private:
    plugin::Outcome answer(Exchange &exchange, const QByteArray &address, int status) const
    {
        QByteArray location = address;
        if (m_encodes) {
            const qsizetype mark = address.indexOf('?');
            location = mark < 0 ? escapedUri(address)
                                : escapedUri(address.first(mark)) + address.sliced(mark);
        }
        if (m_keepsQuery)
            location = withQuery(location, upstreamQuery(exchange));
        exchange.note("redirects to " + location);
        return LocalReply{status, {{"Location", escapedControls(location)}}, std::nullopt};
    }

    int m_status;
    bool m_toHttps, m_encodes, m_keepsQuery;
    Address m_https;
    std::optional<Address> m_address;
    std::optional<NgxRegex> m_regex;
    QByteArray m_replacement;
};

std::optional<QString> check(const QJsonObject &conf)
{
    const QString pattern = conf[u"regex_uri"][0].toString();
    if (const auto regex = NgxRegex::compile(pattern); !regex) {
        return u"invalid regex_uri (%1, %2), err:%3"_qs.arg(
            pattern, conf[u"regex_uri"][1].toString(), regex.error().message);
    }
    if (conf[u"http_to_https"].toBool() && conf[u"append_query_string"].toBool())
        return u"only one of `http_to_https` and `append_query_string` can be configured."_qs;
    return std::nullopt;
}

} // namespace

plugin::Spec redirectSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("redirect");
    spec.priority = 900;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.metadataSchema = schemaFrom(metadataSchema);
    spec.check = check;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<Redirect>(conf, httpsPort(context)));
    };
    return spec;
}

} // namespace gatehouse::plugins
