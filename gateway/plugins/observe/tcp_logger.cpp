// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/socket_destination.h"
#include "gateway/plugins/observe/logger.h"
#include "gateway/plugins/plugin_specs.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Log to a TCP server",
  "description": "Sends what passes to a log server as JSON over TCP or TLS, in batches. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.",
  "properties": {
    "host": {"type": "string", "title": "Host", "description": "Name or address of the log server."},
    "port": {"type": "integer", "minimum": 0, "title": "Port", "description": "Port of the log server."},
    "tls": {"type": "boolean", "default": false, "title": "TLS", "description": "Encrypt the connection; the certificate is not checked."},
    "tls_options": {"type": "string", "title": "TLS server name", "description": "Name to ask for in the TLS handshake."},
    "timeout": {"type": "integer", "minimum": 1, "default": 1000, "title": "Timeout", "description": "Milliseconds for sending a batch."}
  },
  "required": ["host", "port"]
})json";

} // namespace

plugin::Spec tcpLoggerSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("tcp-logger");
    spec.priority = 405;
    spec.phases = loggerPhases();
    spec.schema = loggerSchema(schema, "tcp logger");
    spec.metadataSchema = loggerMetadataSchema(true);
    spec.check = checkLogger;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        delivery::SocketTarget target{.host = conf[u"host"].toString().toUtf8(),
                                      .port = portFrom(conf),
                                      .tls = conf[u"tls"].toBool(),
                                      .serverName = conf[u"tls_options"].toString().toUtf8(),
                                      .timeout =
                                          std::chrono::milliseconds(conf[u"timeout"].toInteger())};
        if (conf[u"batch_max_size"].toInteger() == 1)
            target.envelope = delivery::Envelope::lines(); // the entry alone
        auto outbox = loggerOutbox(QLatin1String("tcp-logger"), conf, context,
                                   batchSettings(conf, context.metadata),
                                   [&] { return delivery::tcpDestination(target); });
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<Logger>(conf, context, std::move(outbox)));
    };
    return spec;
}

} // namespace gatehouse::plugins
