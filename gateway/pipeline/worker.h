// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/client_link.h"
#include "gateway/pipeline/client_stream.h"
#include "gateway/pipeline/worker_context.h"
#include "gateway/pipeline/worker_outbound.h"

#include <QObject>
#include <QTcpServer>
#include <QTimer>

#include <memory>

namespace gatehouse::pipeline {

// One thread's share of the gateway: accepts, serves, keeps its own upstream connections.
// Everything is called on its own thread (by queued calls), but for the counters.
class Worker final : public QObject
{
    Q_OBJECT

public:
    Worker(const WorkerOptions &options, std::atomic<quint64> &nextId,
           std::shared_ptr<traffic::Recorder> recorder);
    ~Worker() override;

    // A listening socket's descriptor, which becomes the worker's own.
    void listen(qintptr descriptor);
    // The same, for clients that begin with a TLS handshake.
    void listenTls(qintptr descriptor);
    void setSnapshot(gatehouse::pipeline::SnapshotPtr snapshot);
    // Accepts no more; drained() follows, once, when the last exchange in flight has ended.
    void drain();
    void cutAll();
    void reportBins(qint64 second);

    int inFlight() const { return m_metrics.inFlight(); }
    int connections() const { return m_count.load(std::memory_order_relaxed); }
    quint64 accepted() const { return m_accepted.load(std::memory_order_relaxed); }

signals:
    void bins(qint64 second, const gatehouse::metrics::BinMap &bins);
    void series(const gatehouse::metrics::SeriesTable &table); // if anything was counted
    void drained();

private:
    std::unique_ptr<QTcpServer> serverFor(qintptr descriptor, void (Worker::*take)(int));
    // Null: there are as many connections as may be, and the client was told so.
    std::unique_ptr<net::ByteStream> admit(int descriptor);
    void adopt(int descriptor);
    void adoptTls(int descriptor);
    void serve(std::unique_ptr<net::ByteStream> stream, const ClientOrigin &origin);
    void serveHttp2(std::unique_ptr<net::ByteStream> stream, const ClientOrigin &origin,
                    const QByteArray &already);
    void keep(ClientLink *link);
    void forget(ClientLink *connection);
    void tick();
    void reportLive(Clock::Steady now);
    void tellIfDrained();

    const WorkerOptions m_options;
    SystemClock m_clock;
    std::shared_ptr<traffic::Recorder> m_recorder;
    metrics::Collector m_metrics;
    std::unique_ptr<transport::UpstreamManager> m_upstream;
    std::unique_ptr<WorkerOutbound> m_outbound;
    WorkerLocals m_locals;
    std::unique_ptr<WorkerContext> m_context;
    std::atomic<quint64> &m_nextId;
    std::unique_ptr<QTcpServer> m_server, m_tlsServer;
    std::unique_ptr<QTimer> m_timer;
    QList<ClientLink *> m_connections;
    qsizetype m_nextChecked = 0;
    std::atomic<int> m_count{0};
    std::atomic<quint64> m_accepted{0};
    bool m_toldDrained = false;
};

} // namespace gatehouse::pipeline

Q_DECLARE_METATYPE(gatehouse::metrics::BinMap)
Q_DECLARE_METATYPE(gatehouse::metrics::SeriesTable)
