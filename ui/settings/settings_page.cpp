// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "app/session/session.h"
#include "ui/settings/admin_section.h"
#include "ui/settings/gateway_section.h"
#include "ui/settings/program_section.h"
#include "ui/settings/traffic_section.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/section_header.h"

#include <QEvent>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int ColumnWidth = 760;

} // namespace

SettingsPage::SettingsPage(app::Session &session, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new SectionHeader(QString(), TextRole::Title))
    , m_pending(new Banner)
    , m_problem(new Banner)
    , m_gateway(new GatewaySection)
    , m_admin(new AdminSection(session.adminService()))
    , m_traffic(new TrafficSection)
    , m_program(new ProgramSection(preferences))
    , m_about(new SettingsSection)
{
    setObjectName(u"settings"_s);
    m_pending->setObjectName(u"settings.pending"_s);
    m_pending->setDismissible(false);
    m_aboutText = m_about->addNote();
    m_aboutText->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_gateway->present(session.settings());
    m_admin->present(session.settings());
    m_traffic->present(session.settings());
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(sections());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 0);
    column->setSpacing(12);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_header, m_pending, m_problem})
        column->addWidget(widget);
    column->addWidget(scroll, 1);
    connect(m_gateway, &GatewaySection::edited, this, &SettingsPage::showPending);
    connect(m_admin, &AdminSection::edited, this, &SettingsPage::applyAdmin);
    connect(m_admin, &AdminSection::retryWanted, this, &SettingsPage::applyAdmin);
    connect(m_traffic, &TrafficSection::bodyCapEdited, this, &SettingsPage::showPending);
    connect(m_traffic, &TrafficSection::retentionEdited, this, &SettingsPage::applyRetention);
    connect(m_traffic, &TrafficSection::clearWanted, this, &SettingsPage::clearTrafficWanted);
    connect(m_pending, &Banner::actionTriggered, this, &SettingsPage::applyPending);
    retranslateUi();
}

QWidget *SettingsPage::sections()
{
    auto *content = new QWidget;
    content->setMaximumWidth(ColumnWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(16);
    for (QWidget *section :
         std::initializer_list<QWidget *>{m_gateway, m_admin, m_traffic, m_program, m_about})
        column->addWidget(section);
    column->addStretch(1);
    return content;
}

bool SettingsPage::hasPending() const
{
    const app::WorkspaceSettings now = m_session.settings();
    return app::needsRestart(now, m_traffic->taken(m_gateway->taken(now)));
}

void SettingsPage::showPending()
{
    if (!hasPending())
        return m_pending->clear();
    const bool valid = m_gateway->isValid();
    const bool running = m_session.gateway().state() == Gateway::State::Running;
    m_pending->showMessage(
        Banner::Level::Info,
        running ? tr("The listener has to start again for these settings; requests in flight get "
                     "two seconds to finish.")
                : tr("These settings are used when the gateway starts."),
        !valid        ? QString()
            : running ? tr("Restart listener to apply")
                      : tr("Save"));
}

void SettingsPage::applyRetention()
{
    app::WorkspaceSettings settings = m_session.settings();
    const app::WorkspaceSettings wanted = m_traffic->taken(settings);
    settings.retentionRecords = wanted.retentionRecords;
    settings.retentionOctets = wanted.retentionOctets;
    keep(settings);
}

void SettingsPage::applyAdmin()
{
    keep(m_admin->taken(m_session.settings()));
}

void SettingsPage::applyPending()
{
    if (!m_gateway->isValid())
        return;
    keep(m_traffic->taken(m_gateway->taken(m_session.settings())));
    showPending();
}

void SettingsPage::keep(const app::WorkspaceSettings &settings)
{
    const Result<void> kept = m_session.changeSettings(settings);
    if (kept)
        m_problem->clear();
    else
        m_problem->showMessage(Banner::Level::Error,
                               tr("The settings were not saved: %1").arg(kept.error().message));
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void SettingsPage::retranslateUi()
{
    m_header->setTitle(tr("Settings"));
    m_gateway->retranslateUi();
    m_admin->retranslateUi();
    m_traffic->retranslateUi();
    m_program->retranslateUi();
    m_about->setTitle(tr("About"));
    m_aboutText->setText(
        tr("Gatehouse %1. Free software under the GNU General Public License, version 3 or later. "
           "Workspace: %2. Everything stays on this computer.")
            .arg(u"" GATEHOUSE_VERSION ""_s, m_session.workspace().folder()));
    showPending();
}

} // namespace gatehouse::ui
