// SPDX-License-Identifier: GPL-3.0-or-later
// What each cell of the list says.
#include "ui/routes/document_editor.h"
#include "ui/routes/problems.h"
#include "ui/routes/resource_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/format.h"

#include <QApplication>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

QVariant ResourceModel::display(const ResourceRow &row, Column column) const
{
    const Traffic traffic = m_traffic.value(row.id);
    switch (column) {
    case Column::State:
        return row.enabled ? tr("On") : tr("Off");
    case Column::Name:
        return row.name;
    case Column::Match: {
        const QString paths = row.paths.join(u", "_s);
        return row.methods.isEmpty() ? paths : QString(row.methods.join(u' ') + u' ' + paths);
    }
    case Column::Hosts:
        return row.hosts.join(u", "_s);
    case Column::Target:
        return row.target;
    case Column::Plugins:
        return row.plugins.join(u", "_s);
    case Column::Users:
        return Format::count(m_users.value(row.id));
    case Column::Rate:
        return traffic.rate > 0 ? Format::shortNumber(traffic.rate) : QString();
    case Column::P95:
        return traffic.p95 >= 0 ? Format::duration(std::chrono::microseconds(traffic.p95))
                                : QString();
    }
    return {};
}

QVariant ResourceModel::sortKey(const ResourceRow &row, Column column) const
{
    switch (column) {
    case Column::State:
        return row.enabled ? 0 : 1;
    case Column::Match:
        return row.paths.join(u' ');
    case Column::Users:
        return m_users.value(row.id);
    case Column::Rate:
        return m_traffic.value(row.id).rate;
    case Column::P95:
        return m_traffic.value(row.id).p95;
    default:
        return display(row, column);
    }
}

QString ResourceModel::tip(const ResourceRow &row, Column column) const
{
    const QList<config::Fault> faults = m_problems.of(m_kind, row.id);
    if (column == Column::Name && !faults.isEmpty()) {
        QStringList lines;
        for (const config::Fault &fault : faults)
            lines << QString(fault.pointer + u' ' + Problems::shortReason(fault.reason));
        return lines.join(u'\n');
    }
    if (column == Column::Name)
        return row.name == row.id ? row.source.value("desc"_L1).toString()
                                  : tr("%1 (id %2)").arg(row.name, row.id);
    return display(row, column).toString();
}

QVariant ResourceModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const ResourceRow &row = m_rows[at.row()];
    const Column column = m_columns[at.column()];
    const int problems =
        role == ProblemsRole || role == Qt::DecorationRole || role == Qt::AccessibleDescriptionRole
        ? int(m_problems.of(m_kind, row.id).size())
        : 0;
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return tip(row, column);
    case Qt::DecorationRole:
        if (column == Column::Name && problems > 0)
            return tintedIcon(u"error"_s, themeOf(nullptr).danger);
        return {};
    case Qt::AccessibleDescriptionRole:
        return problems > 0 ? tr("%n problem(s)", nullptr, problems) : QString();
    case Qt::TextAlignmentRole:
        return column == Column::Rate || column == Column::P95 || column == Column::Users
            ? QVariant::fromValue(Qt::AlignTrailing | Qt::AlignVCenter)
            : QVariant();
    case IdRole:
        return row.id;
    case SearchRole:
        return QString(row.id + u' ' + row.name + u' ' + row.methods.join(u' ') + u' '
                       + row.paths.join(u' ') + u' ' + row.hosts.join(u' ') + u' ' + row.target
                       + u' ' + row.plugins.join(u' ') + u' '
                       + row.source.value("desc"_L1).toString());
    case SortRole:
        return sortKey(row, column);
    case MethodsRole:
        return row.methods;
    case PathsRole:
        return row.paths;
    case PluginsRole:
        return row.plugins;
    case EnabledRole:
        return row.enabled;
    case ProblemsRole:
        return problems;
    default:
        return {};
    }
}

QVariant ResourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const Column column = m_columns[section];
    const bool right = column == Column::Rate || column == Column::P95 || column == Column::Users;
    if (role == Qt::TextAlignmentRole && right)
        return QVariant::fromValue(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::State:
        return tr("On");
    case Column::Name:
        return tr("Name");
    case Column::Match:
        return tr("Requests");
    case Column::Hosts:
        return tr("Host");
    case Column::Target:
        return m_kind == config::Kind::Upstream ? tr("Nodes") : tr("Goes to");
    case Column::Plugins:
        return tr("Plugins");
    case Column::Users:
        return tr("Used by");
    case Column::Rate:
        return tr("req/s");
    case Column::P95:
        return tr("p95");
    }
    return {};
}

} // namespace gatehouse::ui
