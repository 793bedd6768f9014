// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values in two columns: header fields, facts of an exchange.
#pragma once

#include "gateway/http/headers.h"

#include <QAbstractTableModel>
#include <QList>

namespace gatehouse::ui {

struct NamedValue {
    QString name;
    QString value;
    bool operator==(const NamedValue &) const = default;
};

[[nodiscard]] QList<NamedValue> namedValues(const http::Headers &headers);

class FieldModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setFields(const QList<NamedValue> &fields);
    [[nodiscard]] const QList<NamedValue> &fields() const { return m_fields; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<NamedValue> m_fields;
};

} // namespace gatehouse::ui
