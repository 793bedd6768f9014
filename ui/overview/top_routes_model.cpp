// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/top_routes_model.h"

#include "ui/widgets/format.h"

namespace gatehouse::ui {

void TopRoutesModel::setRoutes(QList<TopRoute> routes)
{
    std::stable_sort(routes.begin(), routes.end(), [](const TopRoute &a, const TopRoute &b) {
        return a.perSecond != b.perSecond ? a.perSecond > b.perSecond : a.id < b.id;
    });
    routes.resize(std::min<qsizetype>(routes.size(), MaximumRows));
    const auto sameRow = [](const TopRoute &a, const TopRoute &b) { return a.id == b.id; };
    const bool sameRows =
        std::equal(routes.cbegin(), routes.cend(), m_routes.cbegin(), m_routes.cend(), sameRow);
    if (!sameRows) {
        beginResetModel();
        m_routes = std::move(routes);
        endResetModel();
        return;
    }
    m_routes = std::move(routes);
    retranslate();
}

void TopRoutesModel::retranslate()
{
    if (!m_routes.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_routes.size()) - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int TopRoutesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_routes.size());
}

int TopRoutesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TopRoutesModel::text(const TopRoute &route, int column) const
{
    switch (column) {
    case NameColumn:
        return route.id.isEmpty() ? tr("No route matched") : route.name;
    case RateColumn:
        if (route.perSecond > 0 && route.perSecond < 0.05)
            return tr("< %1").arg(Format::rate(0.1));
        return Format::rate(route.perSecond);
    case ErrorColumn:
        return Format::percent(route.errorShare);
    default:
        return Format::duration(std::chrono::microseconds(route.p95Us));
    }
}

QVariant TopRoutesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TopRoute &route = m_routes[index.row()];
    if (role == Qt::DisplayRole)
        return text(route, index.column());
    if (role == IdRole)
        return QString::fromUtf8(route.id);
    if (role == Qt::TextAlignmentRole && index.column() != NameColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole)
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString()
                       + QLatin1String(": ") + text(route, index.column()));
    return {};
}

QVariant TopRoutesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names = {tr("Route"), tr("Rate"), tr("Errors"), tr("p95")};
    return names[section];
}

} // namespace gatehouse::ui
