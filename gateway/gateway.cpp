// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway.h"

#include "gateway/config/validate.h"
#include "gateway/core/process.h"
#include "gateway/delivery/access_log.h"
#include "gateway/discovery/discovery.h"
#include "gateway/gateway_reports.h"
#include "gateway/health/service.h"
#include "gateway/pipeline/compiler.h"
#include "gateway/pipeline/upstream_table.h"
#include "gateway/pipeline/worker_pool.h"
#include "gateway/plugins/builtin_plugins.h"

#include <QRandomGenerator>
#include <QSysInfo>
#include <QThread>
#include <QTimer>
#include <QUuid>

namespace gatehouse {

class Gateway::Private
{
public:
    explicit Private(SecretResolver resolver)
        : secrets(std::move(resolver))
    {
    }

    pipeline::CompileResult compile(const config::Document &wanted) const
    {
        pipeline::CompileResult out = pipeline::compile(
            {wanted, registry, services, secrets, options.router, revision, settings()});
        for (const QString &reason : discoveryFaults) {
            config::Fault fault; // no resource is left out for it
            fault.reason = fault.message = u"config.yaml: "_qs + reason;
            fault.tolerated = true;
            out.faults.append(fault);
        }
        return out;
    }

    // Where HTTPS is listened for is where redirect leads to, unless plugin_attr says otherwise.
    config::NodeSettings settings() const
    {
        config::NodeSettings out = node;
        QJsonObject redirect = out.pluginAttributes.value(u"redirect"_qs).toObject();
        if (tlsPort == 0 || redirect.contains(u"https_port"_qs))
            return out;
        redirect.insert(u"https_port"_qs, tlsPort);
        out.pluginAttributes.insert(u"redirect"_qs, redirect);
        return out;
    }

    metrics::NodeFacts facts() const
    {
        return {.hostname = hostName,
                .version = GATEHOUSE_VERSION,
                .connections = pool ? pool->connections() : 0,
                .inFlight = pool ? pool->inFlight() : 0,
                .accepted = pool ? pool->accepted() : 0,
                .health = nodeHealth(health->reports()),
                .batches = waitingBatches(courier.waiting())};
    }

    QByteArray report(plugin::Reports::Kind kind) const
    {
        return kind == plugin::Reports::Kind::Metrics
            ? metrics::prometheusText(board, series, facts())
            : metrics::nodeStatusText(board, facts(), nodeId);
    }

    const QByteArray hostName = QSysInfo::machineHostName().toUtf8();
    const QByteArray nodeId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    SecretResolver secrets;
    SystemClock clock;
    mutable discovery::Discovery discovery{clock}; // outlives the groups that follow it
    mutable delivery::Courier courier{clock}; // outlives what logs to it
    mutable plugin::StatePool states;
    const std::shared_ptr<health::Service> health = pipeline::healthService(states);
    plugin::Registry registry{plugins::builtinPlugins()};
    metrics::Board board;
    metrics::SeriesTable series;
    mutable GatewayReports reports{[this](plugin::Reports::Kind kind) { return report(kind); }};
    // Plugins keep it.
    const plugin::Services services{clock, states, &courier, &reports, &discovery};
    traffic::Hub hub;
    GatewayOptions options;
    config::NodeSettings node;
    QStringList discoveryFaults; // in them
    std::atomic<quint64> nextId{1};
    quint64 revision = 0;
    quint16 tlsPort = 0; // the present one
    config::Document document;
    pipeline::SnapshotPtr snapshot;
    State state = State::Stopped;
    std::unique_ptr<pipeline::WorkerPool> pool; // the last: its threads use the rest
};

Gateway::Gateway(SecretResolver secrets, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(secrets)))
{
    d->snapshot = d->compile({}).snapshot;
    connect(d->health.get(), &health::Service::changed, this, &Gateway::healthChanged);
    connect(&d->courier, &delivery::Courier::announced, this, &Gateway::announced);
}

Gateway::~Gateway() = default;

// 128 bits that nobody outside can guess.
static QByteArray randomToken()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex();
}

Result<void> Gateway::start(const GatewayOptions &options)
{
    if (d->state != State::Stopped)
        return fail(ErrorKind::Conflict, u"the gateway is running already"_qs);
    const bool otherRouter = options.router != d->options.router;
    d->options = options;
    if (otherRouter)
        d->snapshot = d->compile(d->document).snapshot;
    d->nextId = std::max(d->nextId.load(), options.firstRecordId);
    pipeline::WorkerOptions worker;
    worker.bodyCap = options.bodyCap;
    worker.maxBody = options.maxBody;
    worker.maxConnections = connectionsWithinFileLimit(worker.maxConnections);
    worker.recording = options.recording;
    worker.engine = options.engine;
    worker.innerToken = randomToken();
    worker.pseudonym =
        "gatehouse-" + QByteArray::number(QRandomGenerator::system()->generate(), 16);
    if (!options.accessLog.isEmpty())
        worker.accessLog =
            std::make_shared<delivery::AccessLog>(d->courier, options.accessLog);
    const int workers =
        options.workers > 0 ? options.workers : std::max(1, QThread::idealThreadCount() - 1);
    auto pool = std::make_unique<pipeline::WorkerPool>(worker, workers, d->hub, d->nextId);
    if (auto listening = pool->listen(options.address, options.port, options.tryNextPorts ? 100 : 1,
                                      d->snapshot);
        !listening)
        return listening;
    if (options.tlsPort) {
        if (auto listening = pool->listenTls(options.tlsAddress, *options.tlsPort); !listening)
            return listening;
    }
    if (const quint16 before = std::exchange(d->tlsPort, pool->tlsPort()); before != d->tlsPort) {
        d->snapshot = d->compile(d->document).snapshot;
        pool->setSnapshot(d->snapshot);
    }
    d->pool = std::move(pool);
    connect(d->pool.get(), &pipeline::WorkerPool::secondClosed, &d->board,
            &metrics::Board::addSecond);
    connect(d->pool.get(), &pipeline::WorkerPool::seriesCounted, this,
            [this](const metrics::SeriesTable &table) { d->series.merge(table); });
    connect(
        d->pool.get(), &pipeline::WorkerPool::drained, this,
        [this] {
            d->pool.reset();
            d->courier.flush();
            d->health->pause(true);
            d->state = State::Stopped;
            emit stateChanged(d->state);
            emit stopped();
        },
        Qt::QueuedConnection);
    d->health->pause(false);
    d->state = State::Running;
    emit stateChanged(d->state);
    return {};
}

void Gateway::stop(std::chrono::milliseconds grace)
{
    if (d->state != State::Running)
        return;
    d->state = State::Stopping;
    emit stateChanged(d->state);
    d->pool->drain(grace);
}

Gateway::State Gateway::state() const
{
    return d->state;
}

QHostAddress Gateway::address() const
{
    return d->options.address;
}

quint16 Gateway::port() const
{
    return d->pool ? d->pool->port() : d->options.port;
}

quint16 Gateway::tlsPort() const
{
    return d->pool ? d->pool->tlsPort() : 0;
}

QString Gateway::url() const
{
    const QHostAddress host = d->options.address;
    const bool v6 = host.protocol() == QAbstractSocket::IPv6Protocol;
    return u"http://%1:%2"_qs.arg(v6 ? u'[' + host.toString() + u']' : host.toString()).arg(port());
}

const GatewayOptions &Gateway::options() const
{
    return d->options;
}

void Gateway::configure(config::NodeSettings settings)
{
    d->node = std::move(settings);
    d->discoveryFaults = d->discovery.configure(d->node.discovery);
}

PublishReport Gateway::publish(const config::Document &document)
{
    ++d->revision;
    d->document = document;
    pipeline::CompileResult result = d->compile(document);
    d->snapshot = result.snapshot;
    if (d->pool)
        d->pool->setSnapshot(d->snapshot);
    d->states.prune();
    // Once more when the workers have let go of the old snapshot: health checks of upstreams that
    // are gone end with it.
    QTimer::singleShot(std::chrono::seconds(2), this, [this] { d->states.prune(); });
    emit published(d->revision);
    return {d->revision, std::move(result.faults), std::move(result.lockedSecrets)};
}

const config::Document &Gateway::document() const
{
    return d->document;
}

quint64 Gateway::revision() const
{
    return d->revision;
}

QList<config::Fault> Gateway::check(const config::Document &document) const
{
    const QList<config::Fault> faults = d->compile(document).faults;
    d->states.prune(); // of what was made only to be looked at
    return faults;
}

const plugin::Registry &Gateway::plugins() const
{
    return d->registry;
}

metrics::Board &Gateway::metrics()
{
    return d->board;
}

QByteArray Gateway::metricsText() const
{
    return d->report(plugin::Reports::Kind::Metrics);
}

traffic::Hub &Gateway::traffic()
{
    return d->hub;
}

QList<health::Report> Gateway::health() const
{
    return d->health->reports();
}

Result<QJsonObject> Gateway::discoveryDump(const QString &kind, bool fromFile) const
{
    return fromFile ? d->discovery.dumpFile(kind) : d->discovery.dump(kind);
}

int Gateway::inFlight() const
{
    return d->pool ? d->pool->inFlight() : 0;
}

int Gateway::connections() const
{
    return d->pool ? d->pool->connections() : 0;
}

} // namespace gatehouse
