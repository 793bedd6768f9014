// SPDX-License-Identifier: GPL-3.0-or-later
// The Waterfall cell: when an exchange ran, against the stretch of time of all visible rows. Pale
// until the first octet came, full while the answer passed.
#pragma once

#include <QStyledItemDelegate>

namespace gatehouse::ui {

class WaterfallCell : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Wall clock, microseconds: what the cell's width stands for.
    void setWindow(qint64 fromUs, qint64 toUs, qint64 nowUs);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    qint64 m_from = 0, m_to = 1, m_now = 0;
};

} // namespace gatehouse::ui
