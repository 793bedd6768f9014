// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/serve.h"

#include "app/command/admin_key_file.h"
#include "app/command/console.h"
#include "app/command/file_store.h"
#include "app/session/session_store.h"

namespace gatehouse::app {

using namespace std::chrono_literals;

Serve::Serve(const ServeOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
}

void Serve::giveUp(const QString &reason)
{
    complain(u"gatehousectl: "_qs + reason);
    emit finished(1);
}

void Serve::start()
{
    if (m_options.admin) {
        const Result<QByteArray> key = readAdminKey(m_options.adminKeyFile);
        if (!key)
            return giveUp(key.error().message);
        m_adminKey = *key;
    }
    if (const Result<void> served = serveStatus(); !served)
        return giveUp(served.error().message);
    const Result<void> started = m_options.configFile.isEmpty() ? startSession() : startFile();
    if (!started)
        giveUp(started.error().message);
}

Result<void> Serve::startFile()
{
    m_file = std::make_unique<FileService>(m_options);
    connect(m_file.get(), &FileService::failed, this, &Serve::giveUp);
    follow(m_file->gateway());
    return m_file->start();
}

Result<void> Serve::startSession()
{
    Session::Options options;
    options.folder = m_options.workspace;
    options.demo = m_options.demo;
    options.store = !m_options.store;
    options.adjust = [wanted = m_options](GatewayOptions &gateway) { applyTo(gateway, wanted); };
    Result<std::unique_ptr<Session>> session = Session::open(options);
    if (!session)
        return fail(session.error());
    m_session = std::move(*session);
    connect(m_session.get(), &Session::gatewayProblem, this, [this](const QString &problem) {
        if (m_gateway->state() == Gateway::State::Stopped)
            return giveUp(problem);
        complain(problem);
    });
    connect(&m_session->secrets(), &SecretStore::stateChanged, this, [this] {
        if (const QString problem = m_session->secrets().problem(); !problem.isEmpty())
            complain(problem);
    });
    follow(m_session->gateway());
    return m_session->startGateway();
}

void Serve::follow(Gateway &gateway)
{
    m_gateway = &gateway;
    connect(m_gateway, &Gateway::announced, this, &complain);
    connect(m_gateway, &Gateway::stateChanged, this, [this](Gateway::State state) {
        if (state == Gateway::State::Running)
            accepting();
    });
    connect(
        m_gateway, &Gateway::stopped, this, [this] { emit finished(0); }, Qt::QueuedConnection);
}

Result<void> Serve::serveMetrics()
{
    if (!m_options.metrics)
        return {};
    m_metrics = std::make_unique<MetricsEndpoint>(*m_gateway);
    const Result<ListenAddress> listening = m_metrics->listen(*m_options.metrics);
    if (!listening)
        return fail(listening.error());
    say(u"metrics on %1/apisix/prometheus/metrics"_qs.arg(urlOf(*listening)));
    return {};
}

QString Serve::whyNotReady() const
{
    if (!m_gateway || m_gateway->revision() == 0)
        return u"no configuration has been loaded yet"_qs;
    if (m_gateway->state() != Gateway::State::Running)
        return u"the gateway does not accept requests"_qs;
    return {};
}

Result<void> Serve::serveStatus()
{
    if (!m_options.status)
        return {};
    m_status = std::make_unique<StatusEndpoint>([this] { return whyNotReady(); });
    const Result<ListenAddress> listening = m_status->listen(*m_options.status);
    if (!listening)
        return fail(listening.error());
    say(u"status on %1/status"_qs.arg(urlOf(*listening)));
    return {};
}

Result<void> Serve::serveAdmin()
{
    if (!m_options.admin || m_admin)
        return {};
    std::unique_ptr<admin::DocumentStore> store;
    if (m_file)
        store = std::make_unique<FileStore>(*m_file);
    else
        store = std::make_unique<SessionStore>(*m_session);
    m_admin = std::make_unique<AdminEndpoint>(std::move(store), m_gateway->plugins(), m_adminKey);
    const Result<quint16> port = m_admin->listen(m_options.admin->host, m_options.admin->port);
    if (!port)
        return fail(port.error());
    say(u"admin on %1/apisix/admin"_qs.arg(urlOf({m_options.admin->host, *port})));
    return {};
}

Result<void> Serve::serveControl()
{
    if (!m_options.control || m_control)
        return {};
    m_control = std::make_unique<ControlEndpoint>(*m_gateway, [this] { reload(); });
    const Result<ListenAddress> listening = m_control->listen(*m_options.control);
    if (!listening)
        return fail(listening.error());
    say(u"control on %1/v1"_qs.arg(urlOf(*listening)));
    return {};
}

void Serve::accepting()
{
    for (const Result<void> &served : {serveMetrics(), serveControl(), serveAdmin()}) {
        if (!served)
            return giveUp(served.error().message);
    }
    say(u"listening on "_qs + m_gateway->url());
    if (const quint16 port = m_gateway->tlsPort())
        say(u"listening on "_qs + urlOf({m_gateway->options().tlsAddress, port}).insert(4, u's'));
    if (m_options.demoTraffic > 0)
        m_demoTraffic.start(m_gateway->url(), m_options.demoTraffic);
}

void Serve::stop()
{
    m_demoTraffic.stop();
    m_admin.reset();
    if (!m_gateway || m_gateway->state() != Gateway::State::Running) {
        emit finished(m_gateway && m_gateway->state() == Gateway::State::Stopping ? 1 : 0);
        return;
    }
    m_gateway->stop(10s);
}

void Serve::reload()
{
    if (m_file)
        m_file->reload();
}

} // namespace gatehouse::app
