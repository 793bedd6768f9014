// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places_delegate.h"

#include "ui/shell/places_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/text_label.h"

#include <QPainter>
#include <QPainterPath>

namespace gatehouse::ui {

namespace {

QColor badgeColor(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Danger:
        return theme.danger;
    case Tone::Warning:
        return theme.warning;
    case Tone::Ok:
        return theme.ok;
    case Tone::Accent:
        return theme.accent;
    default:
        return theme.tertiary;
    }
}

void paintBack(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, selected ? theme.selection : theme.raised);
    if (selected) {
        const QRect edge(option.rect.x(), option.rect.y(), 3, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, edge), theme.accent);
    }
    const bool keyboard = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    if (keyboard) {
        painter->setPen(QPen(theme.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

} // namespace

void PlacesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool narrow = option.rect.width() < NarrowWidth;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBack(painter, option, theme);
    const auto place = [&](const QRect &r) {
        return QStyle::visualRect(option.direction, option.rect, r);
    };
    const QRect row = option.rect;
    const int left = narrow ? row.center().x() - 9 : row.x() + 16;
    const QRect iconRect(left, row.center().y() - 9, 20, 20);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, place(iconRect), Qt::AlignCenter,
               selected ? QIcon::Selected : QIcon::Normal);
    const QString badge = index.data(PlacesModel::BadgeRole).toString();
    const QColor tone = selected && theme.highContrast
        ? theme.onSelection
        : badgeColor(Tone(index.data(PlacesModel::BadgeToneRole).toInt()), theme);
    if (narrow) {
        if (!badge.isEmpty()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(tone);
            painter->drawEllipse(place(QRect(iconRect.right(), iconRect.top() - 1, 6, 6)));
        }
        painter->restore();
        return;
    }
    painter->setFont(fontFor(TextRole::Small));
    const int end = painter->fontMetrics().horizontalAdvance(badge);
    const QRect badgeRect(row.right() - 12 - end, row.y(), end + 1, row.height());
    painter->setPen(tone);
    painter->drawText(place(badgeRect), Qt::AlignCenter, badge);
    painter->setFont(option.font);
    painter->setPen(selected ? theme.onSelection : theme.text);
    const QRect text(iconRect.right() + 12, row.y(), badgeRect.x() - iconRect.right() - 20,
                     row.height());
    const auto side = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter->drawText(
        place(text), int(side),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize PlacesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {48, std::max(RowHeight, option.fontMetrics.height() + 18)};
}

} // namespace gatehouse::ui
