// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/method_label.h"

#include "ui/theme/type_scale.h"

#include <QApplication>
#include <QPainter>

namespace gatehouse::ui {

QColor methodColor(QStringView method, const Theme &theme)
{
    for (const auto changing : {u"POST", u"PUT", u"PATCH"}) {
        if (method == QStringView(changing))
            return theme.accent;
    }
    return method == u"DELETE" ? theme.danger : theme.secondary;
}

void paintMethod(QPainter *painter, const QRectF &rect, const QString &method, const Theme &theme)
{
    painter->save();
    const QFont font = fontFor(TextRole::Badge);
    painter->setFont(font);
    painter->setPen(methodColor(method, theme));
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft;
    const int side = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(rect, side | Qt::AlignVCenter,
                      QFontMetricsF(font).elidedText(method, Qt::ElideRight, rect.width()));
    painter->restore();
}

void MethodDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString method = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    Theme theme = themeOf(item.widget);
    if (theme.highContrast && item.state.testFlag(QStyle::State_Selected))
        theme.secondary = theme.accent = theme.danger = theme.onSelection;
    paintMethod(painter, QRectF(item.rect).adjusted(8, 0, -4, 0), method, theme);
}

} // namespace gatehouse::ui
