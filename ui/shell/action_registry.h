// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window, once: menus, command palette and shortcut sheet are made from this
// list, so what has a key is also in a menu and can be found by name.
#pragma once

#include <functional>
#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QWidget;

namespace gatehouse::ui {

/// The menus, in the order of the menu bar; a menu without actions is not shown.
enum class MenuGroup { File, Edit, View, Gateway, Traffic, Routes, Tools, Window, Help, None };

struct ActionSpec {
    QString id; ///< stable: "gateway.toggle"
    std::function<QString()> text; ///< translated; asked again after a change of language
    QString iconName;
    QList<QKeySequence> shortcuts;
    MenuGroup menu = MenuGroup::None;
    int section = 0; ///< menu items of different sections are separated by a line
    QWidget *owner = nullptr; ///< shortcut works while the focus is inside; null: whole window
    std::function<void()> run;
    QAction::MenuRole role = QAction::NoRole;
};

class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    struct Entry {
        ActionSpec spec;
        QAction *action = nullptr;
    };

    explicit ActionRegistry(QWidget *window);

    /// The action belongs to the owner (or window) and leaves the registry with it. An id that is
    /// taken gives the existing action and a warning in the log.
    QAction *add(ActionSpec spec);
    [[nodiscard]] QAction *find(const QString &id) const; ///< null: unknown
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    void setShortcuts(const QString &id, const QList<QKeySequence> &shortcuts);
    /// Ids of other actions that answer to the same keys in the same scope.
    [[nodiscard]] QStringList conflicts(const QString &id) const;
    void retranslate();

    /// The platform's keys for a standard action, or these where the platform has none.
    [[nodiscard]] static QList<QKeySequence> keys(QKeySequence::StandardKey standard,
                                                  const QKeySequence &otherwise);
    [[nodiscard]] static QString menuTitle(MenuGroup group);

signals:
    /// Actions came, went or changed text or keys; told once per turn of the event loop.
    void changed();

private:
    void tellLater();
    void apply(const Entry &entry);

    QWidget *m_window;
    QList<Entry> m_entries;
    bool m_telling = false;
};

} // namespace gatehouse::ui
