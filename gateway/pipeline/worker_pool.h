// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/pipeline/worker.h"
#include "gateway/traffic/hub.h"

#include <QHostAddress>
#include <QThread>

namespace gatehouse::pipeline {

// The worker threads and the listening socket they share: each worker accepts from a duplicate of
// one descriptor, so a taken port is noticed at once and no connection is lost with a worker.
class WorkerPool final : public QObject
{
    Q_OBJECT

public:
    WorkerPool(const WorkerOptions &options, int workers, traffic::Hub &hub,
               std::atomic<quint64> &nextId);
    ~WorkerPool() override; // cuts what is still in flight

    // Conflict: the port is taken; with `ports` > 1 the next ones are tried.
    Result<void> listen(const QHostAddress &address, quint16 port, int ports,
                        const SnapshotPtr &snapshot);
    // After listen(): on that port clients begin with a TLS handshake.
    Result<void> listenTls(const QHostAddress &address, quint16 port);
    QHostAddress address() const { return m_listener.serverAddress(); }
    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; } // 0: there is none

    void setSnapshot(const SnapshotPtr &snapshot);
    void drain(std::chrono::milliseconds grace);
    int inFlight() const;
    int connections() const;
    quint64 accepted() const; // connections since the start

signals:
    void drained(); // all workers are idle and accept nothing
    void secondClosed(qint64 second, const std::vector<gatehouse::metrics::BinMap> &bins);
    void seriesCounted(const gatehouse::metrics::SeriesTable &table);

private:
    struct Entry {
        std::unique_ptr<QThread> thread;
        Worker *worker = nullptr; // lives on the thread, deleted when it finishes
        std::shared_ptr<traffic::Recorder> recorder;
    };
    void askForBins();
    void takeBins(qint64 second, const metrics::BinMap &bins);
    void workerDrained();

    traffic::Hub &m_hub;
    QTcpServer m_listener, m_tlsListener; // hold the ports; accept nothing themselves
    quint16 m_port = 0, m_tlsPort = 0;
    std::vector<Entry> m_entries;
    QTimer m_second, m_grace;
    std::map<qint64, std::vector<metrics::BinMap>> m_bins;
    std::size_t m_drainedCount = 0;
};

} // namespace gatehouse::pipeline
