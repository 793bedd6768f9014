// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/socket_destination.h"
#include "gateway/plugins/observe/logger.h"
#include "gateway/plugins/plugin_specs.h"

#include <QCoreApplication>
#include <QDateTime>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Log to a syslog server",
  "description": "Sends what passes to a syslog server (RFC 5424) as JSON over TCP, TLS or UDP, in batches. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.",
  "properties": {
    "host": {"type": "string", "title": "Host", "description": "Name or address of the syslog server."},
    "port": {"type": "integer", "title": "Port", "description": "Port of the syslog server."},
    "sock_type": {"type": "string", "enum": ["tcp", "udp"], "default": "tcp", "title": "Protocol",
      "description": "A connection for each batch, or a datagram for each entry."},
    "tls": {"type": "boolean", "default": false, "title": "TLS", "description": "Encrypt the connection; the certificate is not checked."},
    "timeout": {"type": "integer", "minimum": 1, "default": 3000, "title": "Timeout", "description": "Milliseconds for sending a batch."},
    "flush_limit": {"type": "integer", "minimum": 1, "default": 4096, "title": "Flush from",
      "description": "Accepted for APISIX's sake; the batch attributes decide when entries are sent."},
    "drop_limit": {"type": "integer", "default": 1048576, "title": "Drop from",
      "description": "Accepted for APISIX's sake; the metadata's max_pending_entries decides what is dropped."},
    "pool_size": {"type": "integer", "minimum": 5, "default": 5, "title": "Connections",
      "description": "Accepted for APISIX's sake; there is one connection at a time."}
  },
  "required": ["host", "port"]
})json";

// Facility syslog (5), severity informational (6).
constexpr char priority[] = "<46>1 ";

class Syslog final : public Logger
{
public:
    Syslog(const QJsonObject &conf, const plugin::BuildContext &context,
           std::shared_ptr<delivery::Outbox> outbox)
        : Logger(conf, context, std::move(outbox))
        , m_clock(context.services.clock)
        , m_process(QByteArray::number(QCoreApplication::applicationPid()))
    {
    }

protected:
    QByteArray dressed(const Exchange &exchange, QByteArray entry) const override
    {
        const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
            m_clock.wall().time_since_epoch());
        const QByteArray time = QDateTime::fromMSecsSinceEpoch(now.count(), Qt::UTC)
                                    .toString(Qt::ISODateWithMs)
                                    .toLatin1();
        const QByteArray host = exchange.host.isEmpty() ? QByteArray("-") : exchange.host;
        return priority + time + ' ' + host + " apisix " + m_process + " - - " + entry + '\n';
    }

private:
    const Clock &m_clock;
    const QByteArray m_process;
};

delivery::DestinationMaker destinationOf(const QJsonObject &conf)
{
    delivery::SocketTarget target{.host = conf[u"host"].toString().toUtf8(),
                                  .port = portFrom(conf),
                                  .tls = conf[u"tls"].toBool(),
                                  .timeout =
                                      std::chrono::milliseconds(conf[u"timeout"].toInteger()),
                                  .envelope = {}};
    return conf[u"sock_type"].toString() == u"udp" ? delivery::udpDestination(target)
                                                   : delivery::tcpDestination(target);
}

} // namespace

plugin::Spec syslogSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("syslog");
    spec.priority = 401;
    spec.phases = loggerPhases();
    spec.schema = loggerSchema(schema, "sys logger");
    spec.metadataSchema = loggerMetadataSchema(true);
    spec.check = checkLogger;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        auto outbox = loggerOutbox(QLatin1String("syslog"), conf, context,
                                   batchSettings(conf, context.metadata),
                                   [&] { return destinationOf(conf); });
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<Syslog>(conf, context, std::move(outbox)));
    };
    return spec;
}

} // namespace gatehouse::plugins
