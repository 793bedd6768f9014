// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_badge_delegate.h"

#include "ui/widgets/status_badge.h"

#include <QApplication>
#include <QPainter>

namespace gatehouse::ui {

StatusBadgeDelegate::StatusBadgeDelegate(int codeRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_codeRole(codeRole)
{
}

void StatusBadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const QVariant code = index.data(m_codeRole);
    if (!code.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    paintStatusBadge(painter, QRectF(item.rect).adjusted(8, 0, -4, 0), statusClassOf(code.toInt()),
                     text, themeOf(item.widget));
}

} // namespace gatehouse::ui
