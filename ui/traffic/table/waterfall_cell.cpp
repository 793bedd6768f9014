// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/waterfall_cell.h"

#include "ui/theme/color_tools.h"
#include "ui/theme/theme.h"
#include "ui/traffic/table/traffic_model.h"

#include <QPainter>

namespace gatehouse::ui {

void WaterfallCell::setWindow(qint64 fromUs, qint64 toUs, qint64 nowUs)
{
    m_from = fromUs;
    m_to = std::max(toUs, fromUs + 1);
    m_now = nowUs;
}

void WaterfallCell::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto *model = static_cast<const TrafficModel *>(index.model());
    const TrafficRow &row = model->rowAt(index.row());
    const qint64 ended = row.isLive() ? m_now : row.startedUs + std::max<qint64>(row.durationUs, 0);
    const qint64 firstByte =
        row.firstByteUs < 0 ? ended : std::min(row.startedUs + row.firstByteUs, ended);
    const QRectF lane = QRectF(option.rect).adjusted(8, 0, -8, 0);
    const auto x = [&](qint64 us) {
        const qreal share = qreal(us - m_from) / qreal(m_to - m_from);
        return lane.x() + std::clamp(share, 0.0, 1.0) * (lane.width() - 3);
    };
    const Theme &theme = themeOf(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor full = selected && theme.highContrast ? theme.onSelection : theme.accent;
    const qreal top = lane.center().y() - 3.5;
    const qreal width = std::max<qreal>(3, x(ended) - x(row.startedUs));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(selected ? theme.selection : theme.surface, full, 0.45));
    painter->drawRoundedRect(QRectF(x(row.startedUs), top, width, 7), 1.5, 1.5);
    painter->setBrush(full);
    const qreal begin = std::min(x(firstByte), x(row.startedUs) + width - 3);
    painter->drawRoundedRect(QRectF(begin, top, x(row.startedUs) + width - begin, 7), 1.5, 1.5);
    painter->restore();
}

} // namespace gatehouse::ui
