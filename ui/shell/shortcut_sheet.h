// SPDX-License-Identifier: GPL-3.0-or-later
// All actions with their keys, searchable: the sheet behind Ctrl+/.
#pragma once

#include <QDialog>

class QTreeWidget;

namespace gatehouse::ui {

class ActionRegistry;
class SearchField;

class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    ShortcutSheet(const ActionRegistry &registry, QWidget *window);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void filter(const QString &text);
    void retranslateUi();

    const ActionRegistry &m_registry;
    SearchField *m_search;
    QTreeWidget *m_tree;
};

} // namespace gatehouse::ui
