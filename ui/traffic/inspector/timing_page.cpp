// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/timing_page.h"

#include "ui/theme/color_tools.h"
#include "ui/theme/theme.h"
#include "ui/widgets/format.h"
#include "ui/widgets/text_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int LineHeight = 24;
constexpr int LabelWidth = 128;
constexpr int ValueWidth = 68;

QColor colorOf(TimingBar::Kind kind, const Theme &theme)
{
    switch (kind) {
    case TimingBar::Kind::Whole:
        return theme.controlBorder;
    case TimingBar::Kind::Gateway:
        return theme.percentiles[2].color;
    case TimingBar::Kind::Connect:
        return theme.of(StatusClass::ClientError).fill;
    case TimingBar::Kind::Send:
        return theme.of(StatusClass::Other).fill;
    case TimingBar::Kind::Wait:
        return mixed(theme.surface, theme.accent, 0.5);
    case TimingBar::Kind::Receive:
        break;
    }
    return theme.accent;
}

} // namespace

void TimingChart::setBars(const QList<TimingBar> &bars)
{
    m_bars = bars;
    QStringList spoken;
    for (const TimingBar &bar : bars) {
        const auto span = std::chrono::microseconds(bar.toUs - bar.fromUs);
        spoken << (bar.heading.isEmpty() ? QString() : bar.heading + u": "_s) + bar.label + u' '
                + Format::duration(span);
    }
    setAccessibleDescription(spoken.join(u"; "_s));
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    update();
}

QSize TimingChart::sizeHint() const
{
    int lines = int(m_bars.size());
    for (const TimingBar &bar : m_bars)
        lines += bar.heading.isEmpty() ? 0 : 1;
    return {LabelWidth + ValueWidth + 120, lines * LineHeight + 8};
}

void TimingChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    qint64 whole = 1;
    for (const TimingBar &bar : m_bars)
        whole = std::max(whole, bar.toUs);
    int y = 0;
    for (const TimingBar &bar : m_bars) {
        if (!bar.heading.isEmpty()) {
            painter.setPen(theme.text);
            painter.drawText(QRect(0, y, width(), LineHeight), Qt::AlignLeft | Qt::AlignBottom,
                             fontMetrics().elidedText(bar.heading, Qt::ElideRight, width()));
            y += LineHeight;
        }
        paintBar(painter, bar, y, whole);
        y += LineHeight;
    }
}

void TimingChart::paintBar(QPainter &painter, const TimingBar &bar, int y, qint64 whole) const
{
    const Theme &theme = themeOf(this);
    painter.setPen(theme.secondary);
    painter.drawText(QRect(0, y, LabelWidth - 8, LineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(bar.label, Qt::ElideRight, LabelWidth - 8));
    painter.drawText(QRect(width() - ValueWidth, y, ValueWidth, LineHeight),
                     Qt::AlignRight | Qt::AlignVCenter,
                     Format::duration(std::chrono::microseconds(bar.toUs - bar.fromUs)));
    const qreal room = std::max(10, width() - LabelWidth - ValueWidth - 8);
    const qreal x = LabelWidth + room * qreal(bar.fromUs) / qreal(whole);
    const qreal length = std::max<qreal>(2, room * qreal(bar.toUs - bar.fromUs) / qreal(whole));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(bar.kind, theme));
    painter.drawRoundedRect(QRectF(std::min(x, LabelWidth + room - 2), y + 7, length, 10), 2, 2);
}

TimingPage::TimingPage(QWidget *parent)
    : QWidget(parent)
    , m_summary(new TextLabel(TextRole::Base))
    , m_chart(new TimingChart)
{
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_chart);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_summary);
    column->addWidget(scroll, 1);
}

void TimingPage::show(const traffic::Record &record)
{
    m_summary->setText(TimingBars::summary(record));
    m_chart->setAccessibleName(tr("Phases of the exchange"));
    m_chart->setBars(TimingBars::of(record));
}

} // namespace gatehouse::ui
