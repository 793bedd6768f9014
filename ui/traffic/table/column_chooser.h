// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a table shows, in which order and width: a menu on the header, kept in settings.
#pragma once

#include <QObject>

class QMenu;
class QSettings;
class QTableView;

namespace gatehouse::ui {

class ColumnChooser : public QObject
{
    Q_OBJECT
public:
    /// settings may be null: nothing is kept.
    ColumnChooser(QTableView *table, QSettings *settings);

    void reset();
    void fillMenu(QMenu *menu);

private:
    void openMenu(const QPoint &at);
    void restore();
    void save() const;

    QTableView *m_table;
    QSettings *m_settings;
};

} // namespace gatehouse::ui
