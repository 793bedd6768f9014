// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/graphql_document.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/uri_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "REST to GraphQL",
  "description": "Lets clients ask a GraphQL upstream with plain GET and POST requests.",
  "required": ["query"],
  "properties": {
    "max_req_body_size": {"type": "integer", "minimum": 1, "default": 67108864, "title": "Largest body",
      "description": "Octets of a request's body; a larger one is refused."},
    "query": {"type": "string", "minLength": 1, "maxLength": 1024, "title": "Query",
      "description": "The GraphQL query sent to the upstream."},
    "variables": {"type": "array", "minItems": 1, "items": {"type": "string"}, "title": "Variables",
      "description": "Names taken from the query arguments (GET) or the JSON body (POST)."},
    "operation_name": {"type": "string", "minLength": 1, "maxLength": 1024, "title": "Operation",
      "description": "Which operation to run; needed when the query holds several."}
  }
})json";

QByteArray formDecoded(QByteArrayView text)
{
    return http::percentDecoded(text.toByteArray().replace('+', ' '));
}

// What OpenResty makes of an argument: a text, true when it has no "=", a list when it is repeated;
// undefined when it is absent.
QJsonValue argument(const QByteArray &query, const QByteArray &name)
{
    QJsonArray found;
    for (const QByteArray &part : query.split('&')) {
        const qsizetype equals = part.indexOf('=');
        if (formDecoded(equals < 0 ? part : part.first(equals)) != name || part.isEmpty())
            continue;
        found.append(equals < 0 ? QJsonValue(true)
                                : QString::fromUtf8(formDecoded(part.sliced(equals + 1))));
    }
    if (found.isEmpty())
        return QJsonValue::Undefined;
    return found.size() == 1 ? found.first() : QJsonValue(found);
}

class Degraphql final : public plugin::Plugin
{
public:
    explicit Degraphql(const QJsonObject &conf)
        : m_query(conf[u"query"].toString())
        , m_operation(conf[u"operation_name"].toString())
        , m_variables(conf[u"variables"].toArray())
        , m_maxBody(conf[u"max_req_body_size"].toInteger())
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const QByteArray method = exchange.upstream.method.value_or(exchange.method);
        if (method == "GET")
            return forwardGet(exchange);
        if (method == "POST")
            return forwardPost(exchange);
        exchange.note("takes GET and POST only");
        return LocalReply{.status = 405};
    }

private:
    plugin::Outcome forwardGet(Exchange &exchange) const
    {
        QByteArray query = "query=" + m_query.toUtf8().toPercentEncoding();
        if (!m_operation.isEmpty())
            query += "&operationName=" + m_operation.toUtf8().toPercentEncoding();
        if (!m_variables.isEmpty()) {
            const QByteArray given = upstreamQuery(exchange);
            QJsonObject variables;
            for (const QJsonValue &name : m_variables) {
                const QJsonValue value = argument(given, name.toString().toUtf8());
                if (!value.isUndefined())
                    variables.insert(name.toString(), value);
            }
            query += "&variables="
                + QJsonDocument(variables).toJson(QJsonDocument::Compact).toPercentEncoding();
        }
        QByteArray path = exchange.upstream.target.value_or(exchange.target.rawPath);
        if (const qsizetype mark = path.indexOf('?'); mark >= 0)
            path.truncate(mark);
        exchange.upstream.target = path + '?' + query;
        exchange.note("sends the query as arguments");
        return plugin::Continue{};
    }

    plugin::Outcome forwardPost(Exchange &exchange) const
    {
        if (!exchange.requestBody && !exchange.requestBodyTooLarge)
            return plugin::NeedBody{m_maxBody};
        QJsonObject body{{u"query"_qs, m_query}};
        if (!m_operation.isEmpty())
            body.insert(u"operationName"_qs, m_operation);
        if (!m_variables.isEmpty()) {
            if (exchange.requestBodyTooLarge) {
                exchange.note("the body is larger than max_req_body_size");
                return LocalReply{.status = 503};
            }
            const QJsonDocument given = QJsonDocument::fromJson(*exchange.requestBody);
            if (given.isNull()) {
                exchange.note("the body is no JSON object");
                return LocalReply{.status = 400};
            }
            QJsonObject variables;
            for (const QJsonValue &name : m_variables) {
                const QJsonValue value = given.object().value(name.toString());
                if (!value.isUndefined())
                    variables.insert(name.toString(), value);
            }
            body.insert(u"variables"_qs, variables);
        }
        exchange.headers.set("Content-Type", "application/json");
        exchange.headers.remove("Content-Encoding");
        exchange.upstream.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        exchange.note("sends the query as JSON");
        return plugin::Continue{};
    }

    QString m_query, m_operation;
    QJsonArray m_variables;
    qint64 m_maxBody;
};

std::optional<QString> check(const QJsonObject &conf)
{
    if (!conf.contains(u"query"))
        return std::nullopt; // the schema says so
    const auto document = parseGraphql(conf[u"query"].toString().toUtf8());
    if (!document)
        return u"failed to parse query: "_qs + document.error().message;
    if (document->definitions > 1 && !conf.contains(u"operation_name"))
        return u"operation_name is required if multiple operations are present in the query"_qs;
    return std::nullopt;
}

} // namespace

plugin::Spec degraphqlSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("degraphql");
    spec.priority = 509;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = schemaFrom(schema);
    spec.check = check;
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<Degraphql>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
