// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/menu_builder.h"
#include "ui/shell/pane_cycler.h"
#include "ui/shell/place.h"
#include "ui/shell/places_delegate.h"
#include "ui/shell/places_pane.h"
#include "ui/shell/window_state.h"
#include "ui/theme/icons.h"
#include "ui/widgets/toast_host.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_actions(new ActionRegistry(this))
    , m_splitter(new QSplitter)
    , m_pane(new PlacesPane)
    , m_stack(new QStackedWidget)
    , m_status(new StatusStrip)
    , m_palette(new CommandPalette(this))
    , m_toasts(new ToastHost(m_stack))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(applicationIcon());
    m_splitter->addWidget(m_pane);
    m_splitter->addWidget(m_stack);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({PlacesPane::WideWidth, 1000});
    setCentralWidget(m_splitter);
    setStatusBar(m_status);
    addWindowActions();
    addHelpActions();
    m_toolbar = new ShellToolBar(*m_actions, this);
    addToolBar(m_toolbar);
    new MenuBuilder(*m_actions, menuBar());
    connect(m_pane, &PlacesPane::chosen, this, &MainWindow::showPlace);
    connect(m_status, &StatusStrip::activated, this, &MainWindow::statusItemActivated);
    resize(1366, 820);
    const RestoredState kept = restoreWindow(settings, this, m_splitter);
    m_wantedPlace = kept.placeId;
    m_palette->setRecent(kept.recentCommands);
    setChangeCount(0);
    showTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPlace(Place *place)
{
    place->setParent(this);
    m_places.append(place);
    addPlaceAction(place);
    const QAction *action = m_actions->find(u"place."_s + place->id());
    m_pane->add(place, action->shortcut().toString(QKeySequence::NativeText));
    place->addActions(*m_actions);
    if (!m_current || place->id() == m_wantedPlace)
        bringToFront(place);
}

bool MainWindow::showPlace(const QString &id)
{
    for (Place *place : std::as_const(m_places)) {
        if (place->id() != id)
            continue;
        m_wantedPlace.clear();
        bringToFront(place);
        return true;
    }
    return false;
}

void MainWindow::bringToFront(Place *place)
{
    QWidget *&widget = m_widgets[place];
    if (!widget) {
        widget = place->createWidget();
        m_stack->addWidget(widget);
    }
    m_stack->setCurrentWidget(widget);
    m_pane->setCurrent(place->id());
    if (m_current == place)
        return;
    m_current = place;
    place->activated();
    emit placeChanged(place->id());
}

void MainWindow::setGatewayState(const GatewayState &state)
{
    m_gateway = state;
    m_toolbar->setGatewayState(state);
    QAction *toggle = m_actions->find(u"gateway.toggle"_s);
    toggle->setEnabled(state.phase != GatewayPhase::Starting
                       && state.phase != GatewayPhase::Stopping);
    m_actions->retranslate();
}

void MainWindow::setWorkspaceName(const QString &name)
{
    m_workspace = name;
    m_toolbar->setWorkspaceName(name);
    showTitle();
}

void MainWindow::setChangeCount(int count)
{
    for (const QString &id : {u"draft.review"_s, u"draft.apply"_s})
        m_actions->find(id)->setEnabled(count > 0);
    m_toolbar->setChangeCount(count);
    setWindowModified(count > 0);
}

void MainWindow::setStatusItems(const QList<StatusItem> &items)
{
    m_status->setItems(items);
}

void MainWindow::showTitle()
{
    setWindowTitle(m_workspace.isEmpty() ? tr("Gatehouse[*]")
                                         : tr("%1[*] – Gatehouse").arg(m_workspace));
}

void MainWindow::togglePlaces()
{
    const bool narrow = m_pane->width() < PlacesDelegate::NarrowWidth;
    const int width = narrow ? PlacesPane::WideWidth : PlacesPane::NarrowWidth;
    m_splitter->setSizes({width, std::max(1, m_splitter->width() - width)});
}

void MainWindow::cycle(bool forward)
{
    QList<QWidget *> panes{m_toolbar, m_pane};
    if (m_current) {
        const QList<QWidget *> inside = m_current->panes();
        panes += inside.isEmpty() ? QList<QWidget *>{m_widgets.value(m_current)} : inside;
    }
    panes << m_status;
    cyclePane(panes, forward);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closeGuard && !m_closeGuard()) {
        event->ignore();
        return;
    }
    saveWindow(m_settings, this, m_splitter, m_current ? m_current->id() : QString(),
               m_palette->recent());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        showTitle();
    }
    QMainWindow::changeEvent(event);
}

} // namespace gatehouse::ui
