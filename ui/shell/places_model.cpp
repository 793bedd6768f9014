// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places_model.h"

#include "ui/shell/place.h"
#include "ui/theme/icons.h"

namespace gatehouse::ui {

void PlacesModel::add(Place *place, const QString &shortcut)
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.append({place, shortcut});
    endInsertRows();
    connect(place, &Place::badgeChanged, this, [this, row] {
        emit dataChanged(index(row), index(row),
                         {BadgeRole, BadgeToneRole, Qt::AccessibleTextRole});
    });
}

int PlacesModel::rowOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].place->id() == id)
            return int(i);
    }
    return -1;
}

void PlacesModel::retranslate()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int PlacesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PlacesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.place->title();
    case Qt::DecorationRole:
        return icon(row.place->iconName());
    case Qt::ToolTipRole:
        return row.shortcut.isEmpty() ? row.place->title()
                                      : tr("%1 (%2)").arg(row.place->title(), row.shortcut);
    case Qt::AccessibleTextRole: {
        const QString badge = row.place->badge().text;
        return badge.isEmpty() ? row.place->title() : tr("%1, %2").arg(row.place->title(), badge);
    }
    case BadgeRole:
        return row.place->badge().text;
    case BadgeToneRole:
        return int(row.place->badge().tone);
    case IdRole:
        return row.place->id();
    default:
        return {};
    }
}

} // namespace gatehouse::ui
