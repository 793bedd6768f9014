// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of the program: menu bar, toolbar, places, the place in front, status bar, palette. It
// knows no gateway and no workspace; it is told what to show and says what was asked for.
#pragma once

#include "ui/shell/action_registry.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/shell_toolbar.h"
#include "ui/shell/status_strip.h"

#include <QHash>
#include <QMainWindow>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace gatehouse::ui {

class CommandPalette;
class Place;
class PlacesPane;
class ToastHost;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    using GoToProvider = std::function<QList<PaletteItem>()>;
    using CloseGuard = std::function<bool()>;

    /// settings must outlive the window; state is written when it closes.
    explicit MainWindow(QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes the place. The first eight answer to Ctrl+1..8. In front: the one that was when the
    /// window last closed, else the first.
    void addPlace(Place *place);
    /// False when there is no such place.
    bool showPlace(const QString &id);
    [[nodiscard]] Place *currentPlace() const { return m_current; }
    [[nodiscard]] QList<Place *> places() const { return m_places; }
    [[nodiscard]] ActionRegistry &actionRegistry() { return *m_actions; }
    [[nodiscard]] ToastHost &toasts() { return *m_toasts; }
    /// More things that Ctrl+K finds (routes, keys, exchanges); asked each time it opens.
    void addGoToProvider(GoToProvider provider) { m_goTo.append(std::move(provider)); }
    /// Asked before the window closes; false keeps it open (the owner then asks the user).
    void setCloseGuard(CloseGuard guard) { m_closeGuard = std::move(guard); }

public slots:
    void setGatewayState(const gatehouse::ui::GatewayState &state);
    void setWorkspaceName(const QString &name);
    /// Changes of the draft against what runs; 0 hides Review and Apply.
    void setChangeCount(int count);
    void setStatusItems(const QList<gatehouse::ui::StatusItem> &items);
    void openGoTo();
    void openCommands();

signals:
    void startGatewayRequested();
    void stopGatewayRequested();
    void reviewRequested();
    void applyRequested();
    void statusItemActivated(const QString &id);
    void placeChanged(const QString &id);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addWindowActions();
    void addHelpActions();
    void addPlaceAction(Place *place);
    void toggleGateway();
    void togglePlaces();
    void cycle(bool forward);
    void bringToFront(Place *place);
    void showTitle();

    QSettings &m_settings;
    ActionRegistry *m_actions;
    QSplitter *m_splitter;
    PlacesPane *m_pane;
    QStackedWidget *m_stack;
    StatusStrip *m_status;
    ShellToolBar *m_toolbar = nullptr;
    CommandPalette *m_palette;
    ToastHost *m_toasts;
    QList<Place *> m_places;
    QHash<Place *, QWidget *> m_widgets;
    Place *m_current = nullptr;
    QString m_wantedPlace;
    QString m_workspace;
    GatewayState m_gateway;
    QList<GoToProvider> m_goTo;
    CloseGuard m_closeGuard;
};

} // namespace gatehouse::ui
