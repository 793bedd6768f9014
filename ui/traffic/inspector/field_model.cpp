// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/field_model.h"

namespace gatehouse::ui {

QList<NamedValue> namedValues(const http::Headers &headers)
{
    QList<NamedValue> fields;
    for (const http::Field &field : headers)
        fields.append({QString::fromLatin1(field.name), QString::fromUtf8(field.value)});
    return fields;
}

void FieldModel::setFields(const QList<NamedValue> &fields)
{
    if (fields == m_fields)
        return;
    if (fields.size() == m_fields.size() && !fields.isEmpty()) { // the selection stays
        m_fields = fields;
        emit dataChanged(index(0, 0), index(int(fields.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_fields = fields;
    endResetModel();
}

int FieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int FieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NamedValue &field = m_fields.at(index.row());
    if (role == Qt::DisplayRole)
        return index.column() == Name ? field.name : field.value;
    if (role == Qt::ToolTipRole)
        return field.value;
    return {};
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace gatehouse::ui
