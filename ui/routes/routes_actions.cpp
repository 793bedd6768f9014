// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the place, for menus, palette and keys. Keys of the list work while the focus
// is in it.
#include "ui/routes/list_pane.h"
#include "ui/routes/resource_pane.h"
#include "ui/routes/routes_place.h"
#include "ui/shell/action_registry.h"
#include "ui/widgets/search_field.h"

#include <QSplitter>
#include <QTableView>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QList<QKeySequence> key(const QString &text)
{
    return {QKeySequence(text)};
}

} // namespace

void RoutesPlace::addActions(ActionRegistry &registry)
{
    m_registry = &registry;
    addUndoActions(registry);
    if (m_widget)
        addListActions(registry);
}

void RoutesPlace::addUndoActions(ActionRegistry &registry)
{
    QUndoStack *stack = &m_editor.undoStack();
    const auto named = [](const QString &verb, const QString &what) {
        return what.isEmpty() ? verb : tr("%1: %2", "Undo: change Hello").arg(verb, what);
    };
    QAction *undo = registry.add(
        {u"edit.undo"_s, [stack, named] { return named(tr("Undo"), stack->undoText()); }, u"undo"_s,
         ActionRegistry::keys(QKeySequence::Undo, QKeySequence(u"Ctrl+Z"_s)), MenuGroup::Edit, 0,
         nullptr, [stack] { stack->undo(); }});
    QAction *redo = registry.add(
        {u"edit.redo"_s, [stack, named] { return named(tr("Redo"), stack->redoText()); }, u"redo"_s,
         ActionRegistry::keys(QKeySequence::Redo, QKeySequence(u"Ctrl+Shift+Z"_s)), MenuGroup::Edit,
         0, nullptr, [stack] { stack->redo(); }});
    const auto follow = [stack, undo, redo, named] {
        undo->setEnabled(stack->canUndo());
        redo->setEnabled(stack->canRedo());
        undo->setText(named(tr("Undo"), stack->undoText()));
        redo->setText(named(tr("Redo"), stack->redoText()));
    };
    connect(stack, &QUndoStack::indexChanged, undo, follow);
    connect(stack, &QUndoStack::canUndoChanged, undo, follow);
    follow();
}

void RoutesPlace::addListActions(ActionRegistry &registry)
{
    QWidget *table = m_list->table();
    const QList<ActionSpec> specs = {
        {u"routes.add"_s, [] { return tr("Add"); }, u"add"_s, key(u"Ctrl+N"_s), MenuGroup::Routes,
         0, m_widget, [this] { m_list->addFirst(); }},
        {u"routes.duplicate"_s, [] { return tr("Duplicate"); }, u"copy"_s, key(u"Ctrl+D"_s),
         MenuGroup::Routes, 0, m_widget, [this] { m_list->duplicateCurrent(); }},
        {u"routes.delete"_s, [] { return tr("Delete"); }, u"remove"_s, key(u"Del"_s),
         MenuGroup::Routes, 0, table, [this] { m_list->removeSelected(); }},
        {u"routes.toggle"_s, [] { return tr("Enable or disable"); }, u"check"_s, key(u"Space"_s),
         MenuGroup::Routes, 0, table, [this] { m_list->toggleSelected(); }},
        {u"routes.view"_s, [] { return tr("Form or raw text"); }, u"edit"_s, key(u"Ctrl+E"_s),
         MenuGroup::Routes, 1, m_widget,
         [this] {
             if (m_pane->isHidden())
                 showResource(m_list->currentId());
             else
                 m_pane->cycleView();
         }},
        {u"routes.filter"_s, [] { return tr("Filter the list"); }, u"filter"_s, key(u"Ctrl+F"_s),
         MenuGroup::Routes, 1, m_widget,
         [this] { m_list->filterField()->setFocus(Qt::ShortcutFocusReason); }},
        {u"routes.close"_s,
         [] { return tr("Close the form"); },
         {},
         key(u"Esc"_s),
         MenuGroup::Routes,
         1,
         m_pane,
         [this] { closePane(); }},
    };
    for (const ActionSpec &spec : specs)
        registry.add(spec);
}

} // namespace gatehouse::ui
