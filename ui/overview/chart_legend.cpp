// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/chart_legend.h"

#include "ui/theme/type_scale.h"
#include "ui/widgets/status_badge.h"

#include <QPainter>

namespace gatehouse::ui {

namespace {

constexpr int Swatch = 9;
constexpr int LineSwatch = 18;
constexpr int Gap = 6;
constexpr int Between = 16;

int swatchWidth(const LegendEntry &entry)
{
    return entry.percentile >= 0 ? LineSwatch : Swatch;
}

} // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ChartLegend::setEntries(const QList<LegendEntry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList texts;
    for (const LegendEntry &entry : entries)
        texts << entry.text;
    setAccessibleName(texts.join(QLatin1String(", ")));
    updateGeometry();
    update();
}

int ChartLegend::widthOf(const LegendEntry &entry) const
{
    const QFontMetrics metrics(fontFor(TextRole::Small));
    return swatchWidth(entry) + Gap + metrics.horizontalAdvance(entry.text) + Between;
}

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (const LegendEntry &entry : m_entries)
        width += widthOf(entry);
    return {width, QFontMetrics(fontFor(TextRole::Small)).height() + 4};
}

void ChartLegend::paintSwatch(QPainter *painter, const QRectF &box, const LegendEntry &entry) const
{
    const Theme &theme = themeOf(this);
    if (entry.statusClass >= 0)
        return paintStatusShape(painter, box, StatusClass(entry.statusClass), theme);
    const LineLook &look = theme.percentiles[std::size_t(entry.percentile)];
    painter->setPen(QPen(look.color, look.width + 0.5, look.dashed ? Qt::DashLine : Qt::SolidLine));
    painter->drawLine(QPointF(box.left(), box.center().y()),
                      QPointF(box.right(), box.center().y()));
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Small));
    const Theme &theme = themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int x = 0;
    for (const LegendEntry &entry : m_entries) {
        const int own = widthOf(entry);
        if (x + own - Between > width())
            break;
        const int swatch = swatchWidth(entry);
        QRect box(x, (height() - Swatch) / 2, swatch, Swatch);
        QRect text(x + swatch + Gap, 0, own - swatch - Gap, height());
        if (mirrored) {
            box.moveLeft(width() - box.right() - 1);
            text.moveLeft(width() - text.right() - 1);
        }
        paintSwatch(&painter, QRectF(box), entry);
        painter.setPen(entry.quiet ? theme.tertiary : theme.secondary);
        painter.drawText(text, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                         entry.text);
        x += own;
    }
}

} // namespace gatehouse::ui
