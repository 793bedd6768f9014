// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/http_destination.h"
#include "gateway/plugins/observe/logger.h"
#include "gateway/plugins/plugin_specs.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Log to an HTTP server",
  "description": "Sends what passes to a log server as JSON, in batches. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.",
  "properties": {
    "uri": {"type": "string", "pattern": "^[^\\/]+:\\/\\/([\\da-zA-Z.-]+|\\[[\\da-fA-F:]+\\])(:\\d+)?",
      "title": "Address", "description": "URL of the log server, to which batches are posted."},
    "auth_header": {"type": "string", "title": "Authorization", "description": "Value of the Authorization header for the log server."},
    "timeout": {"type": "integer", "minimum": 1, "default": 3, "title": "Timeout", "description": "Seconds for sending a batch."},
    "concat_method": {"type": "string", "enum": ["json", "new_line"], "default": "json", "title": "Form of a batch",
      "description": "A JSON array, or one JSON object a line."},
    "ssl_verify": {"type": "boolean", "default": false, "title": "Check the certificate",
      "description": "Refuse a log server whose TLS certificate is not trusted."}
  },
  "required": ["uri"]
})json";

class HttpLogger final : public Logger
{
public:
    using Logger::Logger;

protected:
    QByteArrayView noRoute() const override { return "no-matched"; }
};

delivery::HttpTarget targetOf(const QJsonObject &conf, const OutboundRequest &server)
{
    const bool lines = conf[u"concat_method"].toString() == u"new_line";
    delivery::HttpTarget target;
    target.request = server;
    target.request.headers.set("Content-Type", lines ? "text/plain" : "application/json");
    if (conf.contains(u"auth_header"))
        target.request.headers.set("Authorization", conf[u"auth_header"].toString().toUtf8());
    target.request.verifyTls = conf[u"ssl_verify"].toBool();
    target.request.timeout = std::chrono::seconds(conf[u"timeout"].toInteger());
    // A batch of at most one is sent as the entry alone.
    if (conf[u"batch_max_size"].toInteger() == 1 || lines)
        target.envelope = delivery::Envelope::lines();
    return target;
}

} // namespace

plugin::Spec httpLoggerSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("http-logger");
    spec.priority = 410;
    spec.phases = loggerPhases();
    spec.schema = loggerSchema(schema, "http logger");
    spec.metadataSchema = loggerMetadataSchema(true);
    spec.check = checkLogger;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        const auto server = outboundRequestTo(conf[u"uri"].toString().toUtf8());
        if (!server)
            return fail(server.error());
        auto outbox = loggerOutbox(
            QLatin1String("http-logger"), conf, context, batchSettings(conf, context.metadata),
            [&] { return delivery::httpDestination(targetOf(conf, *server)); });
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<HttpLogger>(conf, context, std::move(outbox)));
    };
    return spec;
}

} // namespace gatehouse::plugins
