// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menu_builder.h"

#include <QMenu>
#include <QMenuBar>

namespace gatehouse::ui {

MenuBuilder::MenuBuilder(const ActionRegistry &registry, QMenuBar *bar)
    : QObject(bar)
    , m_registry(registry)
    , m_bar(bar)
{
    connect(&registry, &ActionRegistry::changed, this, &MenuBuilder::rebuild);
    rebuild();
}

void MenuBuilder::rebuild()
{
    for (QMenu *menu : m_bar->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        menu->deleteLater();
    m_bar->clear();
    for (int group = 0; group < int(MenuGroup::None); ++group) {
        auto *menu = new QMenu(ActionRegistry::menuTitle(MenuGroup(group)), m_bar);
        fill(menu, m_registry, MenuGroup(group));
        if (menu->isEmpty())
            delete menu;
        else
            m_bar->addMenu(menu);
    }
}

void MenuBuilder::fill(QMenu *menu, const ActionRegistry &registry, MenuGroup group)
{
    QList<ActionRegistry::Entry> chosen;
    for (const ActionRegistry::Entry &entry : registry.entries()) {
        if (entry.spec.menu == group)
            chosen << entry;
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const auto &a, const auto &b) { return a.spec.section < b.spec.section; });
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        if (i > 0 && chosen[i].spec.section != chosen[i - 1].spec.section)
            menu->addSeparator();
        menu->addAction(chosen[i].action);
    }
}

} // namespace gatehouse::ui
