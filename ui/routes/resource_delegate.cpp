// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/resource_delegate.h"

#include "ui/routes/resource_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/method_label.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = 8;
constexpr qreal Quiet = 0.55;

} // namespace

ResourceDelegate::ResourceDelegate(Cell cell, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_cell(cell)
{
}

void ResourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const bool on = index.data(ResourceModel::EnabledRole).toBool();
    QStyleOptionViewItem opt = option;
    initStyleOption(&opt, index);
    if (m_cell != Cell::Plain) {
        opt.text.clear();
        opt.icon = {};
    }
    if (!on)
        opt.palette.setColor(QPalette::Text, themeOf(opt.widget).tertiary);
    const QStyle *style = opt.widget ? opt.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &opt, painter, opt.widget);
    if (m_cell == Cell::Plain)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_cell == Cell::Switch)
        paintSwitch(painter, opt, on);
    if (!on && m_cell != Cell::Switch)
        painter->setOpacity(Quiet);
    if (m_cell == Cell::Match)
        paintMatch(painter, opt, index);
    if (m_cell == Cell::Badges)
        paintBadges(painter, opt, index.data(ResourceModel::PluginsRole).toStringList());
    painter->restore();
}

void ResourceDelegate::paintSwitch(QPainter *painter, const QStyleOptionViewItem &option,
                                   bool on) const
{
    const Theme &theme = themeOf(option.widget);
    QRectF track(0, 0, 28, 16);
    track.moveCenter(QRectF(option.rect).center());
    painter->setPen(on ? theme.accent : theme.controlBorder);
    painter->setBrush(on ? theme.accent : theme.surface);
    painter->drawRoundedRect(track.adjusted(.5, .5, -.5, -.5), 8, 8);
    const qreal x = on ? track.right() - 13 : track.left() + 3;
    painter->setPen(Qt::NoPen);
    painter->setBrush(on ? theme.onAccent : theme.controlBorder);
    painter->drawEllipse(QRectF(x, track.top() + 3, 10, 10));
}

void ResourceDelegate::paintMatch(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    QRectF rest = QRectF(option.rect).adjusted(Padding, 0, -Padding, 0);
    const QFontMetricsF badge(fontFor(TextRole::Badge));
    QStringList methods = index.data(ResourceModel::MethodsRole).toStringList();
    if (methods.size() > 2)
        methods = methods.first(1) << u"+%1"_s.arg(methods.size() - 1);
    for (const QString &method : methods) {
        const qreal width = badge.horizontalAdvance(method);
        if (width > rest.width() / 2)
            break;
        paintMethod(painter, QRectF(rest.left(), rest.top(), width + 2, rest.height()), method,
                    theme);
        rest.setLeft(rest.left() + width + 7);
    }
    const QString paths = index.data(ResourceModel::PathsRole).toStringList().join(u", "_s);
    painter->setFont(option.font);
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeading,
                      option.fontMetrics.elidedText(paths, Qt::ElideMiddle, int(rest.width())));
}

void ResourceDelegate::paintBadges(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QStringList &names) const
{
    const Theme &theme = themeOf(option.widget);
    QRectF rest = QRectF(option.rect).adjusted(Padding, 0, -Padding, 0);
    painter->setFont(fontFor(TextRole::Small));
    const QFontMetricsF metrics(painter->font());
    for (qsizetype i = 0; i < names.size(); ++i) {
        QString text = names[i];
        qreal width = metrics.horizontalAdvance(text) + 12;
        const bool last = i + 1 == names.size();
        if (width > rest.width() - (last ? 0 : 34)) {
            text = u"+%1"_s.arg(names.size() - i);
            width = metrics.horizontalAdvance(text) + 12;
            i = names.size();
        }
        const QRectF badge(rest.left(), rest.center().y() - 9, std::min(width, rest.width()), 18);
        painter->setPen(theme.hairline);
        painter->setBrush(theme.raised);
        painter->drawRoundedRect(badge.adjusted(.5, .5, -.5, -.5), 4, 4);
        painter->setPen(theme.secondary);
        painter->drawText(badge, Qt::AlignCenter, text);
        rest.setLeft(badge.right() + 4);
    }
}

bool ResourceDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (m_cell != Cell::Switch)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (event->type() != QEvent::MouseButtonRelease
        || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
        return false;
    emit toggled(index);
    return true;
}

} // namespace gatehouse::ui
