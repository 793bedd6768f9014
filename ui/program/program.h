// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program: one workspace with all that runs in it, and the window onto it. Puts the
// floors below and the places together and carries word between them; shows nothing of its own.
#pragma once

#include "app/demo/demo_traffic.h"
#include "app/session/session.h"
#include "ui/program/language.h"
#include "ui/program/program_options.h"
#include "ui/program/single_instance.h"
#include "ui/program/status_figures.h"
#include "ui/settings/preferences.h"
#include "ui/shell/main_window.h"

namespace gatehouse::ui {

class ApplyFlow;
class CentralFrame;
class DocumentEditor;
class KeysPlace;
class NodeHealth;
class OthersNotice;
class RoutesPlace;
class ThemeController;
class TrafficPlace;
struct OwnService;

class Program : public QObject
{
    Q_OBJECT
public:
    /// settings and themes must outlive the program.
    Program(QSettings &settings, ThemeController &themes, const ProgramOptions &options,
            QObject *parent = nullptr);
    ~Program() override;

    /// Shows the window, then opens the workspace or, if there is nothing in it yet, welcomes.
    void start();
    [[nodiscard]] MainWindow &window() { return m_window; }
    [[nodiscard]] app::Session *session() { return m_session.get(); } ///< null while welcoming
    [[nodiscard]] CentralFrame &frame() { return *m_frame; }
    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    [[nodiscard]] TrafficPlace *traffic() { return m_traffic; } ///< null while welcoming
    [[nodiscard]] RoutesPlace *routes() { return m_routes; } ///< null while welcoming

    void applyDraft();
    void sendTestRequest();

signals:
    void opened(); ///< the places are there and the gateway is being started
    void refused(const QString &message); ///< the workspace cannot be opened
    void raisedOther(); ///< another window has it and was brought to the front
    void closed();

private:
    void followPreferences();
    void wireWindow();
    void openWorkspace(bool demo);
    void refuse(const Error &error);
    void adopt(std::unique_ptr<app::Session> session);
    void addPlaces();
    void addPlacesOfConfiguration();
    void wireSession();
    void askForRecoveredDraft();
    void serveOwn(const OwnService &service);
    void importFile(const QString &path);
    void begin(const config::Document &document);
    void startGateway();
    void gatewayFailed(const QString &message);
    void showGateway();
    void showStatus();
    void statusActivated(const QString &id);
    void showApplied(const PublishReport &report);
    void offerApply(const QString &what);
    void clearTraffic();
    bool mayClose();

    ProgramOptions m_options;
    QSettings &m_settings;
    ThemeController &m_themes;
    Preferences m_preferences;
    Language m_language;
    SingleInstance m_instance;
    std::unique_ptr<app::Session> m_session; // outlives the window, whose places use it
    std::unique_ptr<DocumentEditor> m_editor; // and so does this
    app::DemoTraffic m_demoTraffic;
    MainWindow m_window;
    CentralFrame *m_frame;
    TrafficPlace *m_traffic = nullptr;
    RoutesPlace *m_routes = nullptr;
    KeysPlace *m_keys = nullptr;
    ApplyFlow *m_applyFlow = nullptr;
    OthersNotice *m_others;
    NodeHealth *m_health;
    QTimer m_tick;
    StatusFigures m_figures;
    bool m_starting = false, m_closing = false;
};

} // namespace gatehouse::ui
