// SPDX-License-Identifier: GPL-3.0-or-later
// The actions that every window has, whatever its places, and the boxes they open.
#include "ui/shell/about_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/place.h"
#include "ui/shell/shortcut_sheet.h"

#include <QApplication>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int PlacesSection = 0;
constexpr int PanelsSection = 10;
constexpr int LastSection = 100;
constexpr int NumberedPlaces = 8;

} // namespace

void MainWindow::addWindowActions()
{
    const auto key = [](const QString &text) { return QList<QKeySequence>{QKeySequence(text)}; };
    const QList<ActionSpec> specs = {
        {u"gateway.toggle"_s,
         [this] {
             const bool up = m_gateway.phase == GatewayPhase::Running
                 || m_gateway.phase == GatewayPhase::Stopping;
             return up ? tr("Stop the gateway") : tr("Start the gateway");
         },
         u"play"_s, key(u"Ctrl+F5"_s), MenuGroup::Gateway, 0, nullptr, [this] { toggleGateway(); }},
        {u"draft.review"_s, [] { return tr("Review"); }, u"eye"_s, key(u"Ctrl+Shift+D"_s),
         MenuGroup::Gateway, 1, nullptr, [this] { emit reviewRequested(); }},
        {u"draft.apply"_s, [] { return tr("Apply"); }, u"check"_s, key(u"Ctrl+Shift+Return"_s),
         MenuGroup::Gateway, 1, nullptr, [this] { emit applyRequested(); }},
        {u"view.goto"_s, [] { return tr("Go to…"); }, u"search"_s, key(u"Ctrl+K"_s),
         MenuGroup::View, PanelsSection, nullptr, [this] { openGoTo(); }},
        {u"view.commands"_s, [] { return tr("Find an action…"); }, u"more"_s,
         key(u"Ctrl+Shift+P"_s), MenuGroup::View, PanelsSection, nullptr,
         [this] { openCommands(); }},
        {u"view.places"_s, [] { return tr("Narrow or widen the places"); }, u"panel"_s,
         key(u"Ctrl+B"_s), MenuGroup::View, PanelsSection, nullptr, [this] { togglePlaces(); }},
        {u"window.nextPane"_s,
         [] { return tr("Next pane"); },
         {},
         key(u"F6"_s),
         MenuGroup::Window,
         0,
         nullptr,
         [this] { cycle(true); }},
        {u"window.previousPane"_s,
         [] { return tr("Previous pane"); },
         {},
         key(u"Shift+F6"_s),
         MenuGroup::Window,
         0,
         nullptr,
         [this] { cycle(false); }},
        {u"file.quit"_s,
         [] { return tr("Quit"); },
         {},
         ActionRegistry::keys(QKeySequence::Quit, QKeySequence(u"Ctrl+Q"_s)),
         MenuGroup::File,
         LastSection,
         nullptr,
         [this] { close(); },
         QAction::QuitRole},
    };
    for (const ActionSpec &spec : specs)
        m_actions->add(spec);
}

void MainWindow::addHelpActions()
{
    m_actions->add({u"help.shortcuts"_s,
                    [] { return tr("Keyboard shortcuts"); },
                    u"keyboard"_s,
                    {QKeySequence(u"Ctrl+/"_s)},
                    MenuGroup::Help,
                    0,
                    nullptr,
                    [this] {
                        auto *sheet = findChild<ShortcutSheet *>();
                        if (!sheet)
                            sheet = new ShortcutSheet(*m_actions, this);
                        sheet->show();
                        sheet->raise();
                        sheet->activateWindow();
                    }});
    m_actions->add({u"help.about"_s,
                    [] { return tr("About Gatehouse"); },
                    u"info"_s,
                    {},
                    MenuGroup::Help,
                    LastSection,
                    nullptr,
                    [this] { (new AboutDialog(this))->open(); },
                    QAction::AboutRole});
}

void MainWindow::addPlaceAction(Place *place)
{
    int number = 0;
    for (const Place *other : std::as_const(m_places))
        number += !other->atBottom();
    QList<QKeySequence> keys;
    if (place->atBottom())
        keys = ActionRegistry::keys(QKeySequence::Preferences, QKeySequence(u"Ctrl+,"_s));
    else if (number <= NumberedPlaces)
        keys = {QKeySequence(u"Ctrl+%1"_s.arg(number))};
    if (place->atBottom() && place->id() != u"settings")
        keys.clear();
    m_actions->add({u"place."_s + place->id(), [place] { return place->title(); },
                    place->iconName(), keys, MenuGroup::View, PlacesSection, nullptr,
                    [this, id = place->id()] { showPlace(id); },
                    place->id() == u"settings" ? QAction::PreferencesRole : QAction::NoRole});
}

void MainWindow::toggleGateway()
{
    if (m_gateway.phase == GatewayPhase::Running)
        emit stopGatewayRequested();
    else if (m_gateway.phase == GatewayPhase::Stopped || m_gateway.phase == GatewayPhase::Failed)
        emit startGatewayRequested();
}

void MainWindow::openGoTo()
{
    QList<PaletteItem> items;
    for (Place *place : std::as_const(m_places)) {
        const QString id = u"place."_s + place->id();
        const QString keys = m_actions->find(id)->shortcut().toString(QKeySequence::NativeText);
        items.append({id, place->title(), tr("Place"), place->iconName(), keys,
                      [this, where = place->id()] { showPlace(where); }});
    }
    for (const GoToProvider &provider : std::as_const(m_goTo))
        items += provider();
    m_palette->openWith(std::move(items), tr("Go to a place, route or key"),
                        tr("Nothing has a name like that."));
}

void MainWindow::openCommands()
{
    QList<PaletteItem> items;
    for (const ActionRegistry::Entry &entry : m_actions->entries()) {
        QAction *action = entry.action;
        if (!action->isEnabled() || entry.spec.id == u"view.commands")
            continue;
        const QString where = entry.spec.menu == MenuGroup::None
            ? QString()
            : ActionRegistry::menuTitle(entry.spec.menu).remove(u'&');
        items.append({entry.spec.id, action->text().remove(u'&'), where, entry.spec.iconName,
                      action->shortcut().toString(QKeySequence::NativeText),
                      [held = QPointer(action)] {
                          if (held)
                              held->trigger();
                      }});
    }
    m_palette->openWith(std::move(items), tr("Find an action"),
                        tr("No action has a name like that."));
}

} // namespace gatehouse::ui
