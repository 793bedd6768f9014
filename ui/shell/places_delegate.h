// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the places list: icon, name, badge; in a narrow list the icon alone, with a dot when
// there is a badge.
#pragma once

#include <QStyledItemDelegate>

namespace gatehouse::ui {

class PlacesDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int NarrowWidth = 110; ///< below: icons only
    static constexpr int RowHeight = 36;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace gatehouse::ui
