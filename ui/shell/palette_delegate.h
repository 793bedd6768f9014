// SPDX-License-Identifier: GPL-3.0-or-later
// A palette row: icon, title, quiet detail, and the shortcut at the far end.
#pragma once

#include <QStyledItemDelegate>

namespace gatehouse::ui {

class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace gatehouse::ui
