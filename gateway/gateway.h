// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/fault.h"
#include "gateway/config/node_settings.h"
#include "gateway/core/result.h"
#include "gateway/core/secret_resolver.h"
#include "gateway/gateway_options.h"
#include "gateway/health/report.h"
#include "gateway/metrics/board.h"
#include "gateway/plugin/registry.h"
#include "gateway/traffic/hub.h"

#include <QObject>

#include <memory>

namespace gatehouse {

// How a publish went: what runs now and what of the document does not.
struct PublishReport {
    quint64 revision = 0;
    QList<config::Fault> faults; // these resources were left out
    QStringList lockedSecrets; // references that the secret store would not give
};

// The gateway as a whole: listener, workers, configuration, records, metrics. Lives on the thread
// that made it and is used from there only; traffic runs on worker threads of its own. The one
// header of this floor that app and ui need besides the value types.
class Gateway final : public QObject
{
    Q_OBJECT

public:
    enum class State { Stopped, Running, Stopping };

    explicit Gateway(SecretResolver secrets, QObject *parent = nullptr);
    ~Gateway() override; // stops at once if still running

    // Binds and serves the published configuration (none: every request is a 404). Conflict: the
    // port is taken.
    Result<void> start(const GatewayOptions &options);
    // Stops accepting, lets requests in flight finish for that long, then cuts them; stopped()
    // follows.
    void stop(std::chrono::milliseconds grace = std::chrono::seconds(10));
    State state() const;
    QHostAddress address() const;
    quint16 port() const; // the real one while running
    quint16 tlsPort() const; // 0: HTTPS is not listened for
    QString url() const; // "http://127.0.0.1:9080"
    const GatewayOptions &options() const;

    // What config.yaml says; takes effect with the next publish(), but registries are asked at once.
    void configure(config::NodeSettings settings);
    // Compiles the document and hands it to the workers; requests in flight finish on the
    // configuration they began with. Faulty resources are left out and reported. Works while
    // stopped, too.
    PublishReport publish(const config::Document &document);
    quint64 revision() const;
    const config::Document &document() const; // as published last
    // Faults as a strict check would report them; nothing is published.
    QList<config::Fault> check(const config::Document &document) const;

    const plugin::Registry &plugins() const;
    metrics::Board &metrics();
    QByteArray metricsText() const; // for Prometheus
    traffic::Hub &traffic();
    // Of all upstreams with health checks; those that no request used yet have no nodes.
    QList<health::Report> health() const;
    // What the registry of that kind ("consul") lists, as APISIX's control API shows it; or what
    // its dump file says. NotFound: config.yaml sets up none.
    Result<QJsonObject> discoveryDump(const QString &kind, bool fromFile = false) const;
    int inFlight() const;
    int connections() const;

signals:
    void stateChanged(gatehouse::Gateway::State state);
    void stopped();
    void published(quint64 revision);
    void announced(const QString &text); // log entries were lost: how many, which, why
    void healthChanged(); // a node became usable or stopped being so

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gatehouse
