// SPDX-License-Identifier: GPL-3.0-or-later
// The Status cell: shape and badge of an answer, a turning ring while it is awaited, a pulsing dot
// beside the badge while it streams, an octagon with a short reason when none came.
#pragma once

#include <QElapsedTimer>
#include <QStyledItemDelegate>

namespace gatehouse::ui {

class StatusCell : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit StatusCell(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintWaiting(QPainter *painter, const QRectF &shape, const QColor &color) const;
    void paintPulse(QPainter *painter, const QRectF &shape, const QColor &color) const;
    /// 0..1 over the period; still with reduced motion.
    [[nodiscard]] qreal phase(const QWidget *widget, int periodMs) const;

    QElapsedTimer m_clock;
    mutable qreal m_turn = 0, m_beat = 0;
};

} // namespace gatehouse::ui
