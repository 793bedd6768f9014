// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/worker_pool.h"

#include "gateway/net/epoll_dispatcher.h"

#include <QDateTime>

#include <unistd.h>

namespace gatehouse::pipeline {

WorkerPool::WorkerPool(const WorkerOptions &options, int workers, traffic::Hub &hub,
                       std::atomic<quint64> &nextId)
    : m_hub(hub)
{
    qRegisterMetaType<metrics::BinMap>();
    qRegisterMetaType<metrics::SeriesTable>();
    WorkerOptions own = options;
    own.maxConnections = std::max(1, options.maxConnections / workers);
    for (int i = 0; i < workers; ++i) {
        Entry entry;
        entry.thread = std::make_unique<QThread>();
        entry.thread->setObjectName(u"gateway-%1"_qs.arg(i));
        entry.recorder = std::make_shared<traffic::Recorder>();
        entry.worker = new Worker(own, nextId, entry.recorder);
        entry.worker->moveToThread(entry.thread.get());
        connect(entry.thread.get(), &QThread::finished, entry.worker, &QObject::deleteLater);
        connect(entry.worker, &Worker::bins, this, &WorkerPool::takeBins);
        connect(entry.worker, &Worker::series, this, &WorkerPool::seriesCounted);
        connect(entry.worker, &Worker::drained, this, &WorkerPool::workerDrained);
        m_hub.attach(entry.recorder);
        m_entries.push_back(std::move(entry));
    }
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        for (const Entry &entry : m_entries)
            QMetaObject::invokeMethod(entry.worker, &Worker::cutAll);
    });
    connect(&m_second, &QTimer::timeout, this, &WorkerPool::askForBins);
}

WorkerPool::~WorkerPool()
{
    for (const Entry &entry : m_entries) {
        if (!entry.thread->isRunning())
            delete entry.worker; // never started, so its end will delete nothing
        entry.thread->quit();
    }
    for (const Entry &entry : m_entries) {
        entry.thread->wait();
        m_hub.detach(entry.recorder);
    }
}

// Tries `ports` ports one after the other, from that one on.
static Result<quint16> hold(QTcpServer &listener, const QHostAddress &address, quint16 port,
                            int ports)
{
    listener.setListenBacklogSize(1024);
    int tried = 0;
    while (!listener.listen(address, quint16(port + tried))) {
        const bool taken = listener.serverError() == QAbstractSocket::AddressInUseError;
        if (!taken || ++tried >= ports || port + tried > 65535)
            return fail(
                taken ? ErrorKind::Conflict : ErrorKind::Unavailable,
                u"cannot listen on %1 port %2: %3"_qs.arg(address.toString())
                    .arg(port)
                    .arg(
                        taken
                            ? u"another program uses it; stop that program or choose another port"_qs
                            : listener.errorString()));
    }
    listener.pauseAccepting();
    return listener.serverPort();
}

static Result<qintptr> duplicate(const QTcpServer &listener)
{
    const qintptr descriptor = ::dup(int(listener.socketDescriptor()));
    if (descriptor < 0)
        return fail(ErrorKind::Unavailable,
                    u"cannot listen: no file descriptor is left; raise the limit (ulimit -n)"_qs);
    return descriptor;
}

Result<void> WorkerPool::listen(const QHostAddress &address, quint16 port, int ports,
                                const SnapshotPtr &snapshot)
{
    const Result<quint16> held = hold(m_listener, address, port, ports);
    if (!held)
        return fail(held.error());
    m_port = *held;
    for (const Entry &entry : m_entries) {
        entry.thread->setEventDispatcher(new net::EpollDispatcher);
        entry.thread->start();
        const Result<qintptr> descriptor = duplicate(m_listener);
        if (!descriptor)
            return fail(descriptor.error());
        QMetaObject::invokeMethod(entry.worker,
                                  [worker = entry.worker, descriptor = *descriptor, snapshot] {
                                      worker->listen(descriptor);
                                      worker->setSnapshot(snapshot);
                                  });
    }
    m_second.start(std::chrono::seconds(1));
    return {};
}

Result<void> WorkerPool::listenTls(const QHostAddress &address, quint16 port)
{
    const Result<quint16> held = hold(m_tlsListener, address, port, 1);
    if (!held)
        return fail(held.error());
    m_tlsPort = *held;
    for (const Entry &entry : m_entries) {
        const Result<qintptr> descriptor = duplicate(m_tlsListener);
        if (!descriptor)
            return fail(descriptor.error());
        QMetaObject::invokeMethod(entry.worker, [worker = entry.worker, descriptor = *descriptor] {
            worker->listenTls(descriptor);
        });
    }
    return {};
}

void WorkerPool::setSnapshot(const SnapshotPtr &snapshot)
{
    for (const Entry &entry : m_entries)
        QMetaObject::invokeMethod(
            entry.worker, [worker = entry.worker, snapshot] { worker->setSnapshot(snapshot); });
}

void WorkerPool::drain(std::chrono::milliseconds grace)
{
    m_listener.close();
    m_tlsListener.close();
    m_grace.start(grace);
    for (const Entry &entry : m_entries)
        QMetaObject::invokeMethod(entry.worker, &Worker::drain);
}

void WorkerPool::workerDrained()
{
    if (++m_drainedCount != m_entries.size())
        return;
    m_grace.stop();
    emit drained();
}

int WorkerPool::inFlight() const
{
    int sum = 0;
    for (const Entry &entry : m_entries)
        sum += entry.worker->inFlight();
    return sum;
}

int WorkerPool::connections() const
{
    int sum = 0;
    for (const Entry &entry : m_entries)
        sum += entry.worker->connections();
    return sum;
}

quint64 WorkerPool::accepted() const
{
    quint64 sum = 0;
    for (const Entry &entry : m_entries)
        sum += entry.worker->accepted();
    return sum;
}

void WorkerPool::askForBins()
{
    const qint64 second = QDateTime::currentSecsSinceEpoch() - 1;
    for (const Entry &entry : m_entries)
        QMetaObject::invokeMethod(entry.worker,
                                  [worker = entry.worker, second] { worker->reportBins(second); });
}

void WorkerPool::takeBins(qint64 second, const metrics::BinMap &bins)
{
    std::vector<metrics::BinMap> &all = m_bins[second];
    all.push_back(bins);
    if (all.size() < m_entries.size())
        return;
    emit secondClosed(second, all);
    m_bins.erase(m_bins.begin(), m_bins.upper_bound(second));
}

} // namespace gatehouse::pipeline
