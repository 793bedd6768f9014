// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/batch_run.h"

#include <QJsonDocument>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Batch requests",
  "description": "Offers an API that takes many requests in one and answers with all their answers. Its requests come from the address of this gateway.",
  "properties": {}
})json";

constexpr char metadataSchema[] = R"json({
  "type": "object",
  "title": "Batch requests",
  "properties": {
    "max_body_size": {"type": "integer", "exclusiveMinimum": 0, "default": 1048576, "title": "Largest body",
      "description": "Octets of the body that holds the requests."},
    "max_pipeline_items": {"type": "integer", "exclusiveMinimum": 0, "default": 1000, "title": "Most requests",
      "description": "How many requests one body may hold."},
    "uri": {"type": "string", "default": "/apisix/batch-requests", "title": "Path",
      "description": "Path of the API, which a route with public-api leads to."}
  }
})json";

constexpr char bodySchema[] = R"json({
  "properties": {
    "query": {"type": "object"},
    "headers": {"type": "object"},
    "timeout": {"type": "integer", "minimum": 1, "default": 30000},
    "pipeline": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["path"],
      "additionalProperties": false, "properties": {
        "version": {"type": "number", "enum": [1.0, 1.1], "default": 1.1},
        "method": {"type": "string", "default": "GET",
          "enum": ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "TRACE", "PURGE"]},
        "path": {"type": "string", "minLength": 1},
        "query": {"type": "object"},
        "headers": {"type": "object"},
        "body": {"type": "string"},
        "ssl_verify": {"type": "boolean", "default": false}}}}
  },
  "anyOf": [{"required": ["pipeline"]}]
})json";

LocalReply refusal(int status, const QString &reason)
{
    return {status,
            {{"Content-Type", "application/json"}},
            errorBody(QLatin1String("error_msg"), reason)};
}

LocalReply tooLarge(const Exchange &exchange, qint64 max)
{
    // How long a chunked body would have been is not known.
    const qint64 length = exchange.received.contentLength;
    const QString size = length < 0 ? QString() : QString(QString::number(length) + u' ');
    return refusal(
        413, u"request size %1is greater than the maximum size %2 allowed"_qs.arg(size).arg(max));
}

// The reason in cjson's words, near enough: where it is and that it is no JSON.
QString jsonReason(const QByteArray &body, const QJsonParseError &error)
{
    qsizetype first = 0;
    while (first < body.size() && std::isspace(uchar(body[first])))
        ++first;
    const bool isOdd = first < body.size() && body[first] != '{' && body[first] != '[';
    return u"Expected value but found invalid token at character %1"_qs.arg(
        (isOdd ? first : error.offset) + 1);
}

// The body as an object that fits the schema, or the answer that refuses it.
Result<QJsonObject, LocalReply> pipelineFrom(const QByteArray &body, const QJsonObject &metadata)
{
    static const auto judge = *config::Schema::compile(schemaFrom(bodySchema));
    if (body.isEmpty()) {
        return Unexpected<LocalReply>{
            refusal(400, u"no request body, you should give at least one pipeline setting"_qs)};
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (document.isNull()) {
        return Unexpected<LocalReply>{
            refusal(400,
                    u"invalid request body: %1, err: %2"_qs.arg(QString::fromUtf8(body),
                                                                jsonReason(body, error)))};
    }
    const QJsonObject object = document.object();
    if (const auto faults = judge->check(object); !faults.isEmpty())
        return Unexpected<LocalReply>{
            refusal(400, u"bad request body: "_qs + faults.first().message)};
    const qint64 items = object[u"pipeline"].toArray().size();
    const qint64 most = metadata[u"max_pipeline_items"].toInteger();
    if (items > most) {
        return Unexpected<LocalReply>{refusal(
            400,
            u"too many pipeline requests, %1 exceeds the maximum of %2"_qs.arg(items).arg(most))};
    }
    return object;
}

plugin::Outcome handle(Exchange &exchange, const plugin::Services &, const QJsonObject &metadata)
{
    const qint64 max = metadata[u"max_body_size"].toInteger();
    if (exchange.requestBodyTooLarge)
        return tooLarge(exchange, max);
    if (!exchange.requestBody)
        return plugin::NeedBody{max};
    // Somebody else may have asked for the body with another limit.
    if (exchange.requestBody->size() > max)
        return tooLarge(exchange, max);
    const auto pipeline = pipelineFrom(*exchange.requestBody, metadata);
    if (!pipeline)
        return pipeline.error();
    if (!exchange.outbound)
        return refusal(500, u"connect to apisix failed: nothing can be sent from here"_qs);
    std::vector<OutboundRequest> requests = batchOf(*pipeline, exchange);
    exchange.note("asks this gateway " + QByteArray::number(requests.size()) + " times");
    return plugin::Await{[outbound = exchange.outbound,
                          requests = std::move(requests)](const plugin::Resumer &resume) {
        const auto run = std::make_shared<BatchRun>(*outbound, requests, resume);
        run->start();
        return run;
    }};
}

} // namespace

plugin::Spec batchRequestsSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("batch-requests");
    spec.priority = 4010;
    spec.schema = schemaFrom(schema);
    spec.metadataSchema = schemaFrom(metadataSchema);
    spec.publicApis = {{"/apisix/batch-requests", {"POST"}, handle, QLatin1String("uri")}};
    // On a route of its own it does nothing.
    spec.build = [](const QJsonObject &,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::make_shared<const plugin::Plugin>();
    };
    return spec;
}

} // namespace gatehouse::plugins
