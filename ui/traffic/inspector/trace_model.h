// SPDX-License-Identifier: GPL-3.0-or-later
// What each hook of each plugin did to an exchange, in the order they ran.
#pragma once

#include "gateway/traffic/record.h"

#include <QAbstractTableModel>

namespace gatehouse::ui {

class TraceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Plugin, Source, Phase, Verdict, Time, Note, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setTrace(const QList<traffic::HookTrace> &trace);
    [[nodiscard]] const QList<traffic::HookTrace> &trace() const { return m_trace; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<traffic::HookTrace> m_trace;
};

} // namespace gatehouse::ui
