// SPDX-License-Identifier: GPL-3.0-or-later
// What the session tells and is told: gateway, draft, test requests, status bar.
#include "ui/forms/node_health.h"
#include "ui/program/central_frame.h"
#include "ui/program/others_notice.h"
#include "ui/program/program.h"
#include "ui/program/test_target.h"
#include "ui/routes/apply_flow.h"
#include "ui/routes/document_editor.h"
#include "ui/routes/review_dialog.h"
#include "ui/traffic/traffic_place.h"
#include "ui/widgets/toast_host.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

constexpr int FigureSeconds = 10;

} // namespace

void Program::wireSession()
{
    connect(&m_session->gateway(), &Gateway::stateChanged, this, &Program::showGateway);
    connect(m_session.get(), &app::Session::gatewayProblem, this, &Program::gatewayFailed);
    connect(m_session.get(), &app::Session::applied, this, &Program::showApplied);
    connect(m_session.get(), &app::Session::appliedByOther, m_others, &OthersNotice::tell);
    connect(m_others, &OthersNotice::undoWanted, this, [this] { m_applyFlow->undoApply(); });
    connect(&m_session->gateway(), &Gateway::announced, m_frame, &CentralFrame::showNotice);
    const auto showHealth = [this] { m_health->setReports(m_session->gateway().health()); };
    connect(&m_session->gateway(), &Gateway::healthChanged, this, showHealth);
    connect(&m_tick, &QTimer::timeout, this, showHealth); // nodes come to be with their first use
    connect(&m_session->draft(), &app::Draft::changed, this, &Program::showStatus);
    connect(&m_session->store(), &traffic::Store::stateChanged, this, &Program::showStatus);
}

void Program::askForRecoveredDraft()
{
    const std::optional<config::Document> draft = m_session->workspace().recoveredDraft();
    if (!draft)
        return;
    const QList<app::Change> changes = app::changesBetween(m_session->draft().applied(), *draft);
    if (changes.isEmpty())
        return;
    connect(m_frame, &CentralFrame::restoreWanted, this,
            [this, draft] { m_session->draft().setDocument(*draft); });
    connect(m_frame, &CentralFrame::discardWanted, this,
            [this] { m_session->workspace().discardDraft(); });
    m_frame->askForDraft(int(changes.size()));
}

void Program::startGateway()
{
    if (!m_session)
        return;
    m_starting = true;
    m_figures.gateway.detail.clear();
    showGateway();
    if (const Result<void> started = m_session->startGateway(); !started)
        gatewayFailed(started.error().message);
}

void Program::gatewayFailed(const QString &message)
{
    m_starting = false;
    m_figures.gateway.detail = message;
    showGateway();
    m_window.toasts().show(message);
}

void Program::showGateway()
{
    const Gateway &gateway = m_session->gateway();
    GatewayState &state = m_figures.gateway;
    state.address.clear();
    switch (gateway.state()) {
    case Gateway::State::Running:
        m_starting = false;
        state = {GatewayPhase::Running, gateway.url().mid(int(qstrlen("http://"))), {}};
        if (const quint16 tls = gateway.tlsPort())
            state.address = tr("%1, HTTPS %2", "address and port").arg(state.address).arg(tls);
        if (m_options.demoTraffic > 0 && !m_demoTraffic.isRunning())
            m_demoTraffic.start(gateway.url(), m_options.demoTraffic);
        break;
    case Gateway::State::Stopping:
        m_demoTraffic.stop();
        state.phase = GatewayPhase::Stopping;
        break;
    case Gateway::State::Stopped:
        m_demoTraffic.stop();
        state.phase = m_starting     ? GatewayPhase::Starting
            : state.detail.isEmpty() ? GatewayPhase::Stopped
                                     : GatewayPhase::Failed;
        break;
    }
    m_window.setGatewayState(state);
    if (m_traffic)
        m_traffic->gatewayChanged();
    showStatus();
}

void Program::showStatus()
{
    const metrics::Bin recent = m_session->gateway().metrics().recent(FigureSeconds);
    const double requests = double(recent.requests());
    m_figures.routes = int(m_session->draft().applied().resources(Kind::Route).size());
    m_figures.perSecond = requests / FigureSeconds;
    m_figures.errorShare = requests > 0 ? double(recent.errors()) / requests : 0;
    m_figures.p95Us = recent.latency.percentile(0.95);
    m_figures.dropped = m_session->gateway().traffic().dropped();
    m_figures.store = m_session->store().state();
    m_figures.storeLimit = m_session->settings().retentionOctets;
    m_window.setStatusItems(StatusText::items(m_figures));
}

void Program::applyDraft()
{
    if (m_applyFlow)
        m_applyFlow->apply();
}

void Program::showApplied(const PublishReport &report)
{
    m_frame->showProblem(
        report.faults.isEmpty()
            ? QString()
            : tr("Not everything is served. %1").arg(toString(report.faults.first())));
}

void Program::offerApply(const QString &what)
{
    m_window.toasts().show(tr("%1 Apply puts it to use.").arg(what), tr("Apply now"),
                           [this] { applyDraft(); });
}

void Program::sendTestRequest()
{
    if (!m_session)
        return;
    const QString path = testTarget(m_session->draft().applied());
    m_session->sendTestRequest("GET", path, this, [this, path](const Result<int> &status) {
        m_window.toasts().show(
            status ? tr("Test request %1 was answered with %2.").arg(path, QString::number(*status))
                   : tr("The test request failed: %1").arg(status.error().message));
    });
}

} // namespace gatehouse::ui
