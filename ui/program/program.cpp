// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/program.h"

#include "gateway/config/yaml.h"
#include "ui/forms/node_health.h"
#include "ui/program/central_frame.h"
#include "ui/program/others_notice.h"
#include "ui/routes/document_editor.h"
#include "ui/theme/theme_controller.h"
#include "ui/welcome/welcome_page.h"
#include "ui/widgets/toast_host.h"

#include <QFileInfo>
#include <QScreen>
#include <QStatusBar>
#include <QToolBar>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Program::Program(QSettings &settings, ThemeController &themes, const ProgramOptions &options,
                 QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_settings(settings)
    , m_themes(themes)
    , m_preferences(settings)
    , m_instance(options.folder)
    , m_window(settings)
    , m_frame(new CentralFrame(m_window.takeCentralWidget()))
    , m_others(new OthersNotice(m_window.toasts(), this))
    , m_health(new NodeHealth(&m_window)) // its forms use it to the end
{
    m_window.setCentralWidget(m_frame);
    connect(&m_preferences, &Preferences::changed, this, &Program::followPreferences);
    followPreferences();
    wireWindow();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &Program::showStatus);
}

Program::~Program() = default;

void Program::followPreferences()
{
    const app::ProgramSettings &settings = m_preferences.current();
    m_themes.setChoice(ThemeChoice(int(settings.theme))); // the same words in the same order
    m_themes.setReducedMotion(settings.reducedMotion);
    m_language.set(settings.language);
    if (m_session)
        showStatus();
}

void Program::wireWindow()
{
    connect(&m_window, &MainWindow::startGatewayRequested, this, &Program::startGateway);
    connect(&m_window, &MainWindow::stopGatewayRequested, this, [this] {
        if (m_session)
            m_session->stopGateway();
    });
    connect(&m_window, &MainWindow::statusItemActivated, this, &Program::statusActivated);
    connect(m_frame->welcome(), &WelcomePage::demoWanted, this, [this] { openWorkspace(true); });
    connect(m_frame->welcome(), &WelcomePage::serviceWanted, this, &Program::serveOwn);
    connect(m_frame->welcome(), &WelcomePage::importWanted, this, &Program::importFile);
    connect(&m_instance, &SingleInstance::raiseWanted, this, [this] {
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
        m_window.raise();
        m_window.activateWindow();
    });
    m_window.setCloseGuard([this] { return mayClose(); });
}

// The window comes first, the workspace with the next turn of the event loop.
void Program::start()
{
    const bool fresh = !QFileInfo::exists(m_options.folder + u"/apisix.yaml"_s);
    const bool welcome = fresh && !m_options.demo;
    m_frame->showWelcome(welcome);
    m_window.findChild<QToolBar *>(u"toolbar"_s)->setVisible(!welcome);
    m_window.statusBar()->setVisible(!welcome);
    if (const QScreen *screen = m_window.screen())
        m_window.resize(m_window.size().boundedTo(screen->availableSize()));
    m_window.show();
    if (!welcome)
        QMetaObject::invokeMethod(
            this, [this] { openWorkspace(m_options.demo); }, Qt::QueuedConnection);
}

void Program::openWorkspace(bool demo)
{
    if (m_session)
        return;
    if (!QDir().mkpath(m_options.folder))
        return refuse(
            {ErrorKind::Io, ErrorSource::Gateway, false,
             tr("The folder %1 cannot be made; check the rights above it.").arg(m_options.folder)});
    auto session = app::Session::open({.folder = m_options.folder,
                                       .demo = demo,
                                       .port = m_options.port,
                                       .adminApi = true});
    if (!session)
        return refuse(session.error());
    adopt(std::move(*session));
}

void Program::refuse(const Error &error)
{
    if (error.kind != ErrorKind::Conflict)
        return emit refused(error.message);
    m_instance.raiseOther([this, message = error.message](bool raised) {
        if (raised)
            emit raisedOther();
        else
            emit refused(message);
    });
}

void Program::adopt(std::unique_ptr<app::Session> session)
{
    m_session = std::move(session);
    m_instance.listen();
    m_preferences.addRecentWorkspace(m_session->workspace().folder());
    m_window.setWorkspaceName(m_session->workspace().name());
    wireSession();
    addPlaces();
    const bool welcomed = m_frame->isWelcoming();
    m_frame->showWelcome(false);
    m_window.findChild<QToolBar *>(u"toolbar"_s)->show();
    m_window.statusBar()->show();
    if (!m_session->workspace().faults().isEmpty())
        m_frame->showProblem(tr("apisix.yaml has faults and is not served: %1")
                                 .arg(toString(m_session->workspace().faults().first())));
    askForRecoveredDraft();
    m_tick.start();
    startGateway();
    if (auto *overview = m_window.findChild<QWidget *>(u"overview"_s); overview && welcomed)
        overview->setFocus(Qt::OtherFocusReason); // on the button for the first request
    emit opened();
}

void Program::serveOwn(const OwnService &service)
{
    const Result<config::Document> document = OwnServiceReader::read(service);
    if (!document)
        return m_frame->welcome()->showProblem(document.error().message);
    begin(*document);
}

// Read here first, so that a faulty file is refused before a workspace is made of it.
void Program::importFile(const QString &path)
{
    const config::ReadResult read = config::readFile(path, {.substituteEnvironment = false});
    if (!read.faults.isEmpty())
        return m_frame->welcome()->showProblem(
            tr("The file was not imported: %1").arg(toString(read.faults.first())));
    begin(read.document);
}

void Program::begin(const config::Document &document)
{
    openWorkspace(false);
    if (!m_session)
        return;
    m_session->draft().setDocument(document);
    applyDraft();
}

bool Program::mayClose()
{
    if (m_closing || !m_session)
        return true;
    m_demoTraffic.stop();
    m_session->draft().flush();
    if (m_session->gateway().state() != Gateway::State::Running
        || m_session->gateway().inFlight() == 0)
        return true;
    connect(&m_session->gateway(), &Gateway::stopped, this, [this] {
        m_closing = true;
        m_window.close();
        emit closed();
    });
    m_window.hide(); // requests in flight get a moment to finish
    m_session->gateway().stop(2s);
    return false;
}

} // namespace gatehouse::ui
