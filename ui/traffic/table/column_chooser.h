// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a table shows, in which order and width: a menu on the header, kept in settings.
// When there is no room, the columns that matter least step back until there is.
#pragma once

#include "ui/traffic/table/traffic_columns.h"

#include <QObject>

#include <array>

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
    void fit(int width); ///< of the viewport

private:
    void openMenu(const QPoint &at);
    void restore();
    void save() const;

    QTableView *m_table;
    QSettings *m_settings;
    std::array<bool, TrafficColumnCount> m_wanted{};
    int m_width = 0; // 0: not known yet, all fit
};

} // namespace gatehouse::ui
