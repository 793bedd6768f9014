// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"

#include "ui/theme/icons.h"

#include <QWidget>

namespace gatehouse::ui {

ActionRegistry::ActionRegistry(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *ActionRegistry::add(ActionSpec spec)
{
    if (QAction *existing = find(spec.id)) {
        qWarning("the action %s is registered twice", qUtf8Printable(spec.id));
        return existing;
    }
    QWidget *owner = spec.owner ? spec.owner : m_window;
    auto *action = new QAction(owner);
    action->setObjectName(spec.id);
    action->setMenuRole(spec.role);
    action->setShortcutContext(spec.owner ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
    if (!spec.iconName.isEmpty())
        action->setIcon(icon(spec.iconName));
    if (spec.run)
        connect(action, &QAction::triggered, this, [run = spec.run] { run(); });
    owner->addAction(action);
    m_entries.append({std::move(spec), action});
    apply(m_entries.last());
    connect(action, &QObject::destroyed, this, [this, action] {
        m_entries.removeIf([action](const Entry &e) { return e.action == action; });
        tellLater();
    });
    tellLater();
    return action;
}

void ActionRegistry::apply(const Entry &entry)
{
    if (entry.spec.text)
        entry.action->setText(entry.spec.text());
    entry.action->setShortcuts(entry.spec.shortcuts);
    QString tip = entry.action->text().remove(u'&');
    if (!entry.spec.shortcuts.isEmpty())
        tip += QLatin1String(" (") + entry.spec.shortcuts.first().toString(QKeySequence::NativeText)
            + u')';
    entry.action->setToolTip(tip);
}

QAction *ActionRegistry::find(const QString &id) const
{
    for (const Entry &entry : m_entries) {
        if (entry.spec.id == id)
            return entry.action;
    }
    return nullptr;
}

void ActionRegistry::setShortcuts(const QString &id, const QList<QKeySequence> &shortcuts)
{
    for (Entry &entry : m_entries) {
        if (entry.spec.id != id)
            continue;
        entry.spec.shortcuts = shortcuts;
        apply(entry);
        tellLater();
    }
}

QStringList ActionRegistry::conflicts(const QString &id) const
{
    QStringList others;
    const auto self = std::find_if(m_entries.begin(), m_entries.end(),
                                   [&id](const Entry &e) { return e.spec.id == id; });
    if (self == m_entries.end())
        return others;
    for (const Entry &other : m_entries) {
        const bool sameScope =
            !other.spec.owner || !self->spec.owner || other.spec.owner == self->spec.owner;
        if (other.spec.id == id || !sameScope)
            continue;
        for (const QKeySequence &key : other.spec.shortcuts) {
            if (self->spec.shortcuts.contains(key) && !others.contains(other.spec.id))
                others << other.spec.id;
        }
    }
    return others;
}

void ActionRegistry::retranslate()
{
    for (const Entry &entry : std::as_const(m_entries))
        apply(entry);
    tellLater();
}

void ActionRegistry::tellLater()
{
    if (std::exchange(m_telling, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_telling = false;
            emit changed();
        },
        Qt::QueuedConnection);
}

QList<QKeySequence> ActionRegistry::keys(QKeySequence::StandardKey standard,
                                         const QKeySequence &otherwise)
{
    const QList<QKeySequence> bound = QKeySequence::keyBindings(standard);
    return bound.isEmpty() ? QList<QKeySequence>{otherwise} : bound;
}

QString ActionRegistry::menuTitle(MenuGroup group)
{
    switch (group) {
    case MenuGroup::File:
        return tr("&File");
    case MenuGroup::Edit:
        return tr("&Edit");
    case MenuGroup::View:
        return tr("&View");
    case MenuGroup::Gateway:
        return tr("&Gateway");
    case MenuGroup::Traffic:
        return tr("&Traffic");
    case MenuGroup::Routes:
        return tr("&Routes");
    case MenuGroup::Tools:
        return tr("T&ools");
    case MenuGroup::Window:
        return tr("&Window");
    case MenuGroup::Help:
        return tr("&Help");
    case MenuGroup::None:
        break;
    }
    return tr("Other");
}

} // namespace gatehouse::ui
