// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_place.h"

#include "app/session/session.h"
#include "ui/overview/overview_page.h"

#include <QUrl>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QString tlsUrl(const Gateway &gateway)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(gateway.options().tlsAddress.toString());
    url.setPort(gateway.tlsPort());
    return url.toString();
}

} // namespace

OverviewPlace::OverviewPlace(app::Session &session, QObject *parent)
    : Place(parent)
    , m_session(session)
{
    connect(&session.gateway(), &Gateway::stateChanged, this, &OverviewPlace::showGateway);
    connect(&session.gateway(), &Gateway::healthChanged, this, &OverviewPlace::showHealth);
    connect(&session.gateway(), &Gateway::published, this, &OverviewPlace::showHealth);
    connect(&session.draft(), &app::Draft::changed, this, &OverviewPlace::showNames);
}

QString OverviewPlace::title() const
{
    return tr("Overview");
}

QWidget *OverviewPlace::createWidget()
{
    m_page = new OverviewPage(m_session.gateway().metrics());
    connect(m_page, &OverviewPage::testRequestWanted, this, &OverviewPlace::testRequestWanted);
    connect(m_page, &OverviewPage::startWanted, this, &OverviewPlace::startWanted);
    connect(m_page, &OverviewPage::routeActivated, this, &OverviewPlace::routeActivated);
    showGateway();
    showHealth();
    showNames();
    return m_page;
}

QList<QWidget *> OverviewPlace::panes() const
{
    return m_page ? m_page->panes() : QList<QWidget *>();
}

void OverviewPlace::showGateway()
{
    const Gateway &gateway = m_session.gateway();
    if (!m_page)
        return;
    const bool running = gateway.state() == Gateway::State::Running;
    m_page->setGatewayUrl(running ? gateway.url() : QString());
    QStringList addresses;
    if (running)
        addresses << gateway.url();
    if (running && gateway.tlsPort() > 0)
        addresses << tlsUrl(gateway);
    m_page->setAddresses(addresses.join(u" · "_s));
}

void OverviewPlace::showHealth()
{
    if (!m_page)
        return;
    QStringList down;
    for (const health::Report &report : m_session.gateway().health()) {
        for (const health::NodeReport &node : report.nodes) {
            const bool usable =
                node.state == health::State::Healthy || node.state == health::State::MostlyHealthy;
            const QString text = u"%1:%2"_s.arg(QString::fromUtf8(node.host)).arg(node.port);
            if (!usable && !down.contains(text))
                down << text;
        }
    }
    m_page->setDownNodes(down);
}

void OverviewPlace::showNames()
{
    if (!m_page)
        return;
    QHash<QByteArray, QString> names;
    const QList<QJsonObject> &routes = m_session.draft().document().resources(config::Kind::Route);
    for (qsizetype i = 0; i < routes.size(); ++i) {
        const QString id = config::resourceId(routes[i], i);
        const QString name = routes[i].value(QLatin1String("name")).toString();
        names.insert(id.toUtf8(), name.isEmpty() ? id : name);
    }
    m_page->setRouteNames(names);
}

} // namespace gatehouse::ui
