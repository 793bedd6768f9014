// SPDX-License-Identifier: GPL-3.0-or-later
// The resources of one kind as rows; follows the draft, its problems and, for routes, the traffic.
#pragma once

#include "ui/routes/resource_row.h"

#include <QAbstractTableModel>
#include <QHash>

namespace gatehouse::metrics {
class Board;
}

namespace gatehouse::ui {

class DocumentEditor;
class Problems;

class ResourceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { State, Name, Match, Hosts, Target, Plugins, Users, Rate, P95 };
    enum Role {
        IdRole = Qt::UserRole,
        SearchRole, ///< everything a filter looks at
        SortRole,
        MethodsRole,
        PathsRole,
        PluginsRole,
        EnabledRole,
        ProblemsRole ///< number
    };
    static constexpr int TrafficSpan = 10; ///< seconds that rate and p95 look back

    /// board: null for no traffic.
    ResourceModel(DocumentEditor &editor, Problems &problems, metrics::Board *board,
                  QObject *parent = nullptr);

    void setKind(config::Kind kind);
    [[nodiscard]] config::Kind kind() const { return m_kind; }
    [[nodiscard]] int columnOf(Column column) const { return int(m_columns.indexOf(column)); }
    [[nodiscard]] Column columnAt(int column) const { return m_columns[column]; }
    [[nodiscard]] int rowOfId(const QString &id) const;
    /// Reads rates and latencies of all routes.
    void refreshTraffic();
    [[nodiscard]] static bool hasStatus(config::Kind kind);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Traffic {
        double rate = 0;
        qint64 p95 = -1; // microseconds
        bool operator==(const Traffic &) const = default;
    };
    void sync();
    void fill();
    [[nodiscard]] QVariant display(const ResourceRow &row, Column column) const;
    [[nodiscard]] QVariant sortKey(const ResourceRow &row, Column column) const;
    [[nodiscard]] QString tip(const ResourceRow &row, Column column) const;

    DocumentEditor &m_editor;
    Problems &m_problems;
    metrics::Board *m_board;
    config::Kind m_kind = config::Kind::Route;
    QList<Column> m_columns;
    QList<ResourceRow> m_rows;
    QHash<QString, int> m_users; // references by id
    QHash<QString, Traffic> m_traffic; // by id
};

} // namespace gatehouse::ui
