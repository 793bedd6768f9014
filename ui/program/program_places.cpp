// SPDX-License-Identifier: GPL-3.0-or-later
// Which places the window has, and the word they carry to each other.
#include "ui/keys/keys_place.h"
#include "ui/overview/overview_place.h"
#include "ui/program/program.h"
#include "ui/routes/apply_flow.h"
#include "ui/routes/review_dialog.h"
#include "ui/routes/routes_place.h"
#include "ui/settings/settings_place.h"
#include "ui/traffic/traffic_place.h"
#include "ui/widgets/toast_host.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

TrafficInputs inputsOf(app::Session &session, QSettings &settings)
{
    TrafficInputs inputs;
    inputs.hub = &session.gateway().traffic();
    inputs.store = &session.store();
    inputs.board = &session.gateway().metrics();
    inputs.settings = &settings;
    inputs.rowCap = session.settings().retentionRecords;
    inputs.address = [&session] {
        const Gateway &gateway = session.gateway();
        return gateway.state() == Gateway::State::Running
            ? gateway.url().mid(int(qstrlen("http://")))
            : QString();
    };
    return inputs;
}

} // namespace

void Program::addPlaces()
{
    auto *overview = new OverviewPlace(*m_session);
    connect(overview, &OverviewPlace::testRequestWanted, this, &Program::sendTestRequest);
    connect(overview, &OverviewPlace::startWanted, this, &Program::startGateway);
    connect(overview, &OverviewPlace::routeActivated, this, [this](const QString &id) {
        m_window.showPlace(u"traffic"_s);
        m_traffic->setFilter(u"route=\"%1\""_s.arg(id));
    });
    m_window.addPlace(overview);

    TrafficInputs inputs = inputsOf(*m_session, m_settings);
    inputs.sendTestRequest = [this] { sendTestRequest(); };
    m_traffic = new TrafficPlace(inputs);
    connect(m_traffic, &TrafficPlace::countsChanged, this, [this](qint64 shown, qint64 total) {
        m_figures.shown = {shown, total};
        showStatus();
    });
    m_window.addPlace(m_traffic);
    addPlacesOfConfiguration();
}

void Program::addPlacesOfConfiguration()
{
    Gateway &gateway = m_session->gateway();
    m_editor = std::make_unique<DocumentEditor>(m_session->draft());
    m_routes = new RoutesPlace(*m_editor, gateway.plugins(), &gateway.metrics());
    m_routes->setHealth(m_health);
    m_window.addPlace(m_routes);
    m_applyFlow = new ApplyFlow(*m_session, *m_editor, *m_routes, m_window);
    m_window.addGoToProvider([this] {
        return m_routes->goToItems([this](const ResourceRef &ref) {
            m_window.showPlace(m_routes->id());
            m_routes->open(ref);
        });
    });

    m_keys = new KeysPlace(*m_session);
    connect(m_keys, &KeysPlace::draftEdited, this, &Program::offerApply);
    connect(m_keys, &KeysPlace::showWanted, this, [this] { m_window.showPlace(u"keys"_s); });
    m_window.addPlace(m_keys);

    auto *settings = new SettingsPlace(*m_session, m_preferences);
    connect(settings, &SettingsPlace::clearTrafficWanted, this, &Program::clearTraffic);
    m_window.addPlace(settings);
}

void Program::clearTraffic()
{
    m_session->store().clear();
    m_traffic->model().clear();
    m_window.toasts().show(tr("The recorded traffic is removed."));
}

void Program::statusActivated(const QString &id)
{
    if (!m_session)
        return;
    if (id == u"gateway"_s) {
        if (m_session->gateway().state() == Gateway::State::Running)
            m_session->stopGateway();
        else
            startGateway();
        return;
    }
    if (id == u"errors"_s)
        m_traffic->setFilter(u"status>=500"_s);
    static const QHash<QString, QString> places = {
        {u"routes"_s, u"routes"_s},  {u"shown"_s, u"traffic"_s}, {u"errors"_s, u"traffic"_s},
        {u"rate"_s, u"overview"_s},  {u"p95"_s, u"overview"_s},  {u"dropped"_s, u"settings"_s},
        {u"store"_s, u"settings"_s},
    };
    m_window.showPlace(places.value(id));
}

} // namespace gatehouse::ui
