// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/admin_service/admin_endpoint.h"
#include "app/command/control_endpoint.h"
#include "app/command/file_service.h"
#include "app/command/metrics_endpoint.h"
#include "app/command/status_endpoint.h"
#include "app/demo/demo_traffic.h"
#include "app/session/session.h"

namespace gatehouse::app {

// The command `serve` from start to end: prints the address once it accepts, lets requests in
// flight finish when it is told to stop. Says with finished() what the program's exit code is.
class Serve final : public QObject
{
    Q_OBJECT

public:
    explicit Serve(const ServeOptions &options, QObject *parent = nullptr);

    void start();
    void stop(); // the second time at once
    void reload(); // reads the file again, changed or not

signals:
    void finished(int exitCode);

private:
    Result<void> startFile();
    Result<void> startSession();
    void follow(Gateway &gateway);
    void accepting();
    Result<void> serveAdmin();
    Result<void> serveControl();
    Result<void> serveMetrics();
    Result<void> serveStatus();
    QString whyNotReady() const;
    void giveUp(const QString &reason);

    const ServeOptions m_options;
    std::unique_ptr<FileService> m_file;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<StatusEndpoint> m_status;
    std::unique_ptr<MetricsEndpoint> m_metrics;
    std::unique_ptr<ControlEndpoint> m_control;
    std::unique_ptr<AdminEndpoint> m_admin;
    QByteArray m_adminKey;
    Gateway *m_gateway = nullptr; // of one of the two
    DemoTraffic m_demoTraffic;
};

} // namespace gatehouse::app
