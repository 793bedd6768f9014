// SPDX-License-Identifier: GPL-3.0-or-later
// The list of plugins to add: type to find, arrows and Enter to choose, Esc to leave.
#pragma once

#include <QFrame>
#include <QStringList>

class QListWidget;

namespace gatehouse::plugin {
class Registry;
}

namespace gatehouse::ui {

class SearchField;

class PluginMenu : public QFrame
{
    Q_OBJECT
public:
    /// Deletes itself when it closes.
    PluginMenu(const plugin::Registry &plugins, const QStringList &names, QWidget *parent);

    void openAt(QWidget *button);

signals:
    void chosen(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void take();

    SearchField *m_search;
    QListWidget *m_list;
};

} // namespace gatehouse::ui
