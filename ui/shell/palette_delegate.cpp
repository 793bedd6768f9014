// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_delegate.h"

#include "ui/shell/palette_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"

#include <QPainter>

namespace gatehouse::ui {

namespace {

constexpr int Gap = 12;

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    painter->save();
    const QColor strong = selected ? theme.onSelection : theme.text;
    const QColor quiet = selected ? theme.onSelection : theme.tertiary;
    QRect row = option.rect.adjusted(Gap, 0, -Gap, 0);
    const auto place = [&](const QRect &r) {
        return QStyle::visualRect(option.direction, option.rect, r);
    };
    const auto write = [&](const QRect &r, const QString &text, const QColor &color, bool atEnd) {
        painter->setPen(color);
        const auto side =
            QStyle::visualAlignment(option.direction, atEnd ? Qt::AlignRight : Qt::AlignLeft);
        painter->drawText(place(r), int(side | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, r.width()));
    };
    const QIcon drawn = index.data(Qt::DecorationRole).value<QIcon>();
    const QRect iconRect(row.x(), row.center().y() - 7, 16, 16);
    drawn.paint(painter, place(iconRect), Qt::AlignCenter,
                selected ? QIcon::Selected : QIcon::Normal);
    row.setLeft(row.left() + 16 + Gap);
    painter->setFont(fontFor(TextRole::Small));
    const QString trailing = index.data(PaletteModel::TrailingRole).toString();
    const int end = painter->fontMetrics().horizontalAdvance(trailing);
    write(row, trailing, quiet, true);
    row.setRight(row.right() - end - (end > 0 ? Gap : 0));
    painter->setFont(option.font);
    const QString title = index.data(Qt::DisplayRole).toString();
    write(row, title, strong, false);
    row.setLeft(row.left() + painter->fontMetrics().horizontalAdvance(title) + Gap);
    if (row.width() > 40)
        write(row, index.data(PaletteModel::DetailRole).toString(), quiet, false);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, std::max(32, option.fontMetrics.height() + 14)};
}

} // namespace gatehouse::ui
