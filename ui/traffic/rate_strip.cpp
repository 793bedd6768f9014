// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/rate_strip.h"

#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/format.h"

#include <QEvent>
#include <QPainter>

#include <cmath>
#include <numeric>

namespace gatehouse::ui {

using metrics::Class;

namespace {

constexpr int Bars = RateStrip::Seconds / RateStrip::SecondsPerBar;
constexpr int TitleHeight = 30;

struct Band {
    Class counted;
    StatusClass shown;
};
// From the bottom up.
constexpr Band Bands[] = {
    {Class::Success, StatusClass::Success},         {Class::Redirect, StatusClass::Redirect},
    {Class::Informational, StatusClass::Other},     {Class::ClientError, StatusClass::ClientError},
    {Class::ServerError, StatusClass::ServerError}, {Class::Transport, StatusClass::Transport}};

// The axis ends at 1, 2 or 5 times a power of ten.
double niceTop(double value)
{
    if (value <= 1)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

} // namespace

RateStrip::RateStrip(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(sizeHint().height());
    retranslateUi();
}

QSize RateStrip::sizeHint() const
{
    return {400, 110};
}

double RateStrip::Bar::sum() const
{
    return std::accumulate(perSecond.begin(), perSecond.end(), 0.0);
}

void RateStrip::setSeries(const metrics::Series &series)
{
    m_bars.clear();
    qint64 bucket = -1;
    int inBucket = 0;
    const auto close = [&] {
        for (double &rate : m_bars.back().perSecond)
            rate /= std::max(inBucket, 1);
    };
    for (std::size_t i = 0; i < series.bins.size(); ++i) {
        const qint64 of = (series.firstSecond + qint64(i)) / SecondsPerBar;
        if (of != bucket) {
            if (!m_bars.empty())
                close();
            m_bars.emplace_back();
            bucket = of;
            inBucket = 0;
        }
        for (std::size_t c = 0; c < metrics::classCount; ++c)
            m_bars.back().perSecond[c] += double(series.bins[i].byClass[c]);
        ++inBucket;
    }
    if (!m_bars.empty())
        close();
    m_now = series.bins.empty() ? 0 : double(series.bins.back().requests());
    setAccessibleDescription(
        tr("%1 now, %2 at most").arg(Format::rate(m_now), Format::rate(highest())));
    update();
}

double RateStrip::highest() const
{
    double most = 0;
    for (const Bar &bar : m_bars)
        most = std::max(most, bar.sum());
    return most;
}

void RateStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.setFont(fontFor(TextRole::Small));
    painter.setPen(theme.secondary);
    painter.drawText(QRect(8, 0, width() - 16, TitleHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Requests/s by class – last 5 min"));
    painter.drawText(QRect(8, 0, width() - 16, TitleHeight), Qt::AlignRight | Qt::AlignVCenter,
                     Format::rate(m_now));
    const QRect room = rect().adjusted(36, TitleHeight, -8, -7);
    const double top = niceTop(highest());
    paintScale(painter, room, top);
    const double step = double(room.width()) / Bars;
    const int missing = Bars - int(m_bars.size());
    for (int i = std::max(0, missing); i < Bars; ++i) {
        const int x = room.x() + int(i * step);
        const int next = room.x() + int((i + 1) * step);
        paintBar(painter, m_bars[std::size_t(i - missing)],
                 QRect(x, room.y(), std::max(1, next - x - 1), room.height()), top);
    }
}

void RateStrip::paintScale(QPainter &painter, const QRect &room, double top) const
{
    const Theme &theme = themeOf(this);
    for (const double share : {0.0, 0.5, 1.0}) {
        const int y = room.bottom() - int(share * (room.height() - 1));
        painter.fillRect(QRect(room.x(), y, room.width(), 1), theme.hairline);
        if (share == 0.0)
            continue;
        painter.setPen(theme.tertiary);
        painter.drawText(QRect(0, y - 8, room.x() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         Format::shortNumber(top * share));
    }
}

void RateStrip::paintBar(QPainter &painter, const Bar &bar, const QRect &room, double top) const
{
    const Theme &theme = themeOf(this);
    double below = 0;
    for (const Band &band : Bands) {
        const double rate = bar.perSecond[std::size_t(band.counted)];
        if (rate <= 0)
            continue;
        const int bottom = room.bottom() - int(below / top * room.height());
        below += rate;
        const int upper = room.bottom() - int(below / top * room.height());
        // A pixel of surface parts the bands, unless nothing would be left.
        const int height = std::max(1, bottom - upper - (bottom - upper > 2 ? 1 : 0));
        const QRect piece(room.x(), bottom - height + 1, room.width(), height);
        painter.fillRect(piece, theme.of(band.shown).fill);
        if (theme.of(band.shown).hatched)
            painter.fillRect(piece, QBrush(theme.surface, Qt::BDiagPattern));
    }
}

void RateStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void RateStrip::retranslateUi()
{
    setAccessibleName(tr("Requests per second by status class, last five minutes"));
    update();
}

} // namespace gatehouse::ui
