// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/worker.h"

#include "gateway/net/acceptor.h"
#include "gateway/net/tcp_stream.h"
#include "gateway/pipeline/client_connection.h"
#include "gateway/pipeline/exchange_runner.h"
#include "gateway/pipeline/http2_connection.h"
#include "gateway/pipeline/tls_greeting.h"

#include <sys/socket.h>
#include <unistd.h>

namespace gatehouse::pipeline {

namespace {

using namespace std::chrono_literals;

// Exchanges that last longer are shown while they run; at most so many at a time.
constexpr auto liveAfter = 100ms;
constexpr int liveAtMost = 256;

constexpr qsizetype ticksForAll = 10;
constexpr qsizetype fewConnections = 256; // are all looked at with each tick

Endpoint endpoint(const QHostAddress &address, quint16 port)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of ::ffff:a.b.c.d
    return {(isV4 ? QHostAddress(v4) : address).toString().toLatin1(), port};
}

ClientOrigin originOf(const net::ByteStream &stream)
{
    return {.peer = endpoint(stream.peerAddress(), stream.peerPort()),
            .local = endpoint(stream.localAddress(), stream.localPort())};
}

} // namespace

Worker::Worker(const WorkerOptions &options, std::atomic<quint64> &nextId,
               std::shared_ptr<traffic::Recorder> recorder)
    : m_options(options)
    , m_recorder(std::move(recorder))
    , m_nextId(nextId)
{
}

Worker::~Worker()
{
    cutAll();
}

void Worker::listen(qintptr descriptor)
{
    m_upstream = std::make_unique<transport::UpstreamManager>(m_options.engine);
    m_outbound = std::make_unique<WorkerOutbound>(*m_upstream, m_options.pseudonym, m_options.innerToken);
    auto snapshot = m_context ? m_context->snapshot : SnapshotPtr();
    m_context = std::make_unique<WorkerContext>(WorkerContext{.options = m_options,
                                                              .clock = m_clock,
                                                              .nextId = m_nextId,
                                                              .upstream = *m_upstream,
                                                              .outbound = *m_outbound,
                                                              .locals = m_locals,
                                                              .recorder = *m_recorder,
                                                              .metrics = m_metrics,
                                                              .snapshot = std::move(snapshot)});
    m_timer = std::make_unique<QTimer>();
    connect(m_timer.get(), &QTimer::timeout, this, &Worker::tick);
    m_timer->start(100ms);
    m_server = serverFor(descriptor, &Worker::adopt);
}

void Worker::listenTls(qintptr descriptor)
{
    m_tlsServer = serverFor(descriptor, &Worker::adoptTls);
}

std::unique_ptr<QTcpServer> Worker::serverFor(qintptr descriptor, void (Worker::*take)(int))
{
    auto server =
        std::make_unique<net::Acceptor>([this, take](int accepted) { (this->*take)(accepted); });
    if (!server->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        // The others accept from the same socket, so traffic goes on.
        qWarning("a gateway worker cannot accept connections: %s",
                 qPrintable(server->errorString()));
    }
    return server;
}

void Worker::setSnapshot(SnapshotPtr snapshot)
{
    m_context->snapshot = std::move(snapshot);
}

std::unique_ptr<net::ByteStream> Worker::admit(int descriptor)
{
    m_accepted.fetch_add(1, std::memory_order_relaxed);
    auto stream = std::make_unique<net::TcpStream>(descriptor);
    if (m_connections.size() < m_options.maxConnections)
        return stream;
    return nullptr; // closes
}

void Worker::adopt(int descriptor)
{
    if (m_connections.size() >= m_options.maxConnections) {
        constexpr QByteArrayView full = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"
                                        "Content-Length: 0\r\nConnection: close\r\n\r\n";
        ::send(descriptor, full.data(), size_t(full.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    }
    if (auto stream = admit(descriptor)) {
        const ClientOrigin origin = originOf(*stream);
        serve(std::move(stream), origin);
    }
}

void Worker::adoptTls(int descriptor)
{
    auto stream = admit(descriptor);
    if (!stream)
        return;
    auto encrypted =
        std::make_unique<tls::TlsStream>(std::move(stream), m_context->snapshot->certificates);
    auto *greeting = new TlsGreeting(std::move(encrypted), m_clock.steady(), this);
    connect(greeting, &TlsGreeting::done, this, [this, greeting] {
        const bool http2 = greeting->agreedOnHttp2();
        const std::shared_ptr<const tls::TlsFacts> facts = greeting->facts();
        std::unique_ptr<net::ByteStream> taken = greeting->takeStream();
        ClientOrigin origin = originOf(*taken);
        origin.scheme = QByteArrayLiteral("https");
        origin.tls = facts;
        if (http2)
            serveHttp2(std::move(taken), origin, {});
        else
            serve(std::move(taken), origin);
        forget(greeting);
    });
    keep(greeting);
    greeting->start();
}

void Worker::serve(std::unique_ptr<net::ByteStream> stream, const ClientOrigin &origin)
{
    auto *connection = new ClientConnection(*m_context, std::move(stream), origin, this);
    connect(connection, &ClientConnection::speaksHttp2, this, [this, connection] {
        QByteArray already;
        std::unique_ptr<net::ByteStream> taken = connection->takeStream(already);
        serveHttp2(std::move(taken), connection->origin(), already);
        forget(connection);
    });
    keep(connection);
    connection->start();
}

void Worker::serveHttp2(std::unique_ptr<net::ByteStream> stream, const ClientOrigin &origin,
                        const QByteArray &already)
{
    auto *connection = new Http2Connection(*m_context, std::move(stream), origin, this);
    keep(connection);
    connection->start(already);
}

void Worker::keep(ClientLink *link)
{
    connect(link, &ClientLink::finished, this, [this, link] { forget(link); });
    m_connections.append(link);
    m_count.store(int(m_connections.size()), std::memory_order_relaxed);
}

void Worker::forget(ClientLink *connection)
{
    if (!m_connections.removeOne(connection))
        return;
    m_count.store(int(m_connections.size()), std::memory_order_relaxed);
    connection->deleteLater();
    tellIfDrained();
}

void Worker::tellIfDrained()
{
    if (m_context && m_context->draining && m_connections.isEmpty()
        && !std::exchange(m_toldDrained, true))
        emit drained();
}

void Worker::tick()
{
    const Clock::Steady now = m_clock.steady();
    reportLive(now);
    // Thousands of idle connections are gone through over ten ticks: their limits are of seconds.
    const qsizetype share =
        std::max<qsizetype>((m_connections.size() + ticksForAll - 1) / ticksForAll, fewConnections);
    if (m_nextChecked >= m_connections.size())
        m_nextChecked = 0;
    const QList<ClientLink *> some =
        m_connections.mid(m_nextChecked, share); // a timer may end some
    m_nextChecked += some.size();
    for (ClientLink *connection : some)
        connection->checkTimers(now);
}

void Worker::reportLive(Clock::Steady now)
{
    if (!m_options.recording)
        return;
    int reported = 0;
    ClientLink::Runners runners;
    for (const ClientLink *connection : std::as_const(m_connections))
        connection->listRunners(runners);
    for (const ExchangeRunner *runner : std::as_const(runners)) {
        if (runner->isOver() || now - runner->startedAt() < liveAfter)
            continue;
        m_recorder->live(runner->present());
        if (++reported == liveAtMost)
            return;
    }
}

void Worker::drain()
{
    m_context->draining = true;
    m_server->close();
    if (m_tlsServer)
        m_tlsServer->close();
    const QList<ClientLink *> all = m_connections;
    for (ClientLink *connection : all)
        connection->drain();
    tellIfDrained();
}

void Worker::cutAll()
{
    const QList<ClientLink *> all = std::exchange(m_connections, {});
    m_count.store(0, std::memory_order_relaxed);
    qDeleteAll(all);
    tellIfDrained();
}

void Worker::reportBins(qint64 second)
{
    emit bins(second, m_metrics.take());
    if (!m_metrics.series().isEmpty())
        emit series(m_metrics.takeSeries());
}

} // namespace gatehouse::pipeline
