// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the menu bar from the registry and remakes it when the registry changes.
#pragma once

#include "ui/shell/action_registry.h"

class QMenu;
class QMenuBar;

namespace gatehouse::ui {

class MenuBuilder : public QObject
{
    Q_OBJECT
public:
    MenuBuilder(const ActionRegistry &registry, QMenuBar *bar);

    void rebuild();
    /// Fills a menu with the actions of one group.
    static void fill(QMenu *menu, const ActionRegistry &registry, MenuGroup group);

private:
    const ActionRegistry &m_registry;
    QMenuBar *m_bar;
};

} // namespace gatehouse::ui
