// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_sheet.h"

#include "ui/shell/action_registry.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/search_field.h"

#include <QEvent>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace gatehouse::ui {

ShortcutSheet::ShortcutSheet(const ActionRegistry &registry, QWidget *window)
    : QDialog(window)
    , m_registry(registry)
    , m_search(new SearchField)
    , m_tree(new QTreeWidget)
{
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(12);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    connect(m_search, &SearchField::searchChanged, this, &ShortcutSheet::filter);
    connect(&registry, &ActionRegistry::changed, this, &ShortcutSheet::fill);
    resize(520, 560);
    retranslateUi();
}

void ShortcutSheet::fill()
{
    m_tree->clear();
    for (int group = 0; group <= int(MenuGroup::None); ++group) {
        QTreeWidgetItem *heading = nullptr;
        for (const ActionRegistry::Entry &entry : m_registry.entries()) {
            if (int(entry.spec.menu) != group || entry.spec.shortcuts.isEmpty())
                continue;
            if (!heading) {
                const QString title = ActionRegistry::menuTitle(MenuGroup(group)).remove(u'&');
                heading = new QTreeWidgetItem(m_tree, {title});
                heading->setFont(0, fontFor(TextRole::Section));
                heading->setFlags(Qt::ItemIsEnabled);
                heading->setExpanded(true);
            }
            const QString keys =
                QKeySequence::listToString(entry.spec.shortcuts, QKeySequence::NativeText);
            new QTreeWidgetItem(heading, {entry.action->text().remove(u'&'), keys});
        }
    }
    filter(m_search->text());
}

void ShortcutSheet::filter(const QString &text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *heading = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < heading->childCount(); ++j) {
            QTreeWidgetItem *row = heading->child(j);
            const bool match = row->text(0).contains(text, Qt::CaseInsensitive)
                || row->text(1).contains(text, Qt::CaseInsensitive);
            row->setHidden(!match);
            any |= match;
        }
        heading->setHidden(!any);
    }
}

void ShortcutSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

void ShortcutSheet::retranslateUi()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setPlaceholderText(tr("Find an action or a key"));
    m_tree->setHeaderLabels({tr("Action"), tr("Keys")});
    m_tree->setAccessibleName(tr("Actions and their keys"));
    fill();
}

} // namespace gatehouse::ui
