// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QTimer>

namespace gatehouse::app {

// Sends a mixed lot of requests to the demo workspace's routes, so that there is something to
// watch: mostly quick ones, some slow, failing, streamed, refused. What is more than 64 in flight
// is skipped, not queued.
class DemoTraffic final : public QObject
{
    Q_OBJECT

public:
    explicit DemoTraffic(QObject *parent = nullptr);

    // `gateway` is its URL ("http://127.0.0.1:9080"), `perSecond` the rate, up to 2,000.
    void start(const QString &gateway, double perSecond);
    void stop();
    bool isRunning() const { return m_timer.isActive(); }
    int inFlight() const { return m_inFlight; }

private:
    void tick();
    void send();

    QNetworkAccessManager m_network;
    QTimer m_timer;
    QString m_gateway;
    double m_perTick = 0, m_due = 0;
    quint32 m_count = 0;
    int m_inFlight = 0;
};

} // namespace gatehouse::app
