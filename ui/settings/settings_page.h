// SPDX-License-Identifier: GPL-3.0-or-later
// All settings on one page. What is safe takes effect at once; what needs the listener to start
// again is gathered until the user agrees.
#pragma once

#include <QScrollArea>

namespace gatehouse::app {
class Session;
struct WorkspaceSettings;
} // namespace gatehouse::app

namespace gatehouse::ui {

class AdminSection;
class Banner;
class GatewaySection;
class Preferences;
class ProgramSection;
class SectionHeader;
class SettingsSection;
class TextLabel;
class TrafficSection;

class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the page.
    SettingsPage(app::Session &session, Preferences &preferences, QWidget *parent = nullptr);

    /// Settings wait for a restart of the listener.
    [[nodiscard]] bool hasPending() const;

signals:
    void clearTrafficWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *sections();
    void retranslateUi();
    void showPending();
    void applyRetention();
    void applyAdmin();
    void applyPending();
    void keep(const app::WorkspaceSettings &settings);

    app::Session &m_session;
    SectionHeader *m_header;
    Banner *m_pending;
    Banner *m_problem;
    GatewaySection *m_gateway;
    AdminSection *m_admin;
    TrafficSection *m_traffic;
    ProgramSection *m_program;
    SettingsSection *m_about;
    TextLabel *m_aboutText;
};

} // namespace gatehouse::ui
