// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/timing_bars.h"

#include "ui/widgets/format.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QString span(qint64 us)
{
    return Format::duration(std::chrono::microseconds(us));
}

} // namespace

void TimingBars::addAttempt(QList<TimingBar> &bars, const traffic::Attempt &attempt,
                            qsizetype number)
{
    using Kind = TimingBar::Kind;
    if (attempt.startedUs < 0)
        return;
    const QString outcome = attempt.error.isEmpty() ? QString::number(attempt.status)
                                                    : QString::fromUtf8(attempt.error);
    QString heading =
        tr("Attempt %1: %2, %3").arg(number).arg(QString::fromUtf8(attempt.node), outcome);
    struct Phase {
        Kind kind;
        QString label;
        qint64 end;
    };
    const Phase phases[] = {{Kind::Connect,
                             attempt.reusedConnection ? tr("Connection reused") : tr("Connecting"),
                             attempt.connectedUs},
                            {Kind::Send, tr("Sending"), attempt.sentUs},
                            {Kind::Wait, tr("Waiting"), attempt.firstByteUs},
                            {Kind::Receive, tr("Receiving"), attempt.finishedUs}};
    qint64 at = attempt.startedUs;
    for (const Phase &phase : phases) {
        // What was never reached lasted until the attempt ended.
        const qint64 end = phase.end >= 0 ? phase.end : std::max(attempt.finishedUs, at);
        bars.append({phase.kind,
                     phase.label,
                     at,
                     std::max(at, end),
                     std::exchange(heading, QString()),
                     {}});
        at = std::max(at, end);
        if (phase.end < 0)
            return;
    }
}

QList<TimingBar> TimingBars::of(const traffic::Record &record)
{
    QList<TimingBar> bars;
    if (record.durationUs < 0)
        return bars;
    bars.append({TimingBar::Kind::Whole, tr("Whole exchange"), 0, record.durationUs, {}, {}});
    const qint64 firstAsked = record.attempts.isEmpty() || record.attempts.first().startedUs < 0
        ? record.durationUs
        : record.attempts.first().startedUs;
    bars.append({TimingBar::Kind::Gateway,
                 tr("Gateway, before"),
                 0,
                 std::min(firstAsked, record.durationUs),
                 {},
                 {}});
    for (qsizetype i = 0; i < record.attempts.size(); ++i)
        addAttempt(bars, record.attempts.at(i), i + 1);
    const qint64 lastEnd = record.attempts.isEmpty() ? -1 : record.attempts.last().finishedUs;
    if (lastEnd >= 0 && lastEnd < record.durationUs)
        bars.append(
            {TimingBar::Kind::Gateway, tr("Gateway, after"), lastEnd, record.durationUs, {}, {}});
    return bars;
}

QString TimingBars::summary(const traffic::Record &record)
{
    if (record.durationUs < 0)
        return tr("Times are known when the exchange has ended.");
    if (record.upstreamUs < 0)
        return tr("%1 in all, all of it in the gateway.").arg(span(record.durationUs));
    return tr("%1 in all: %2 at the upstream, %3 in the gateway itself.")
        .arg(span(record.durationUs), span(record.upstreamUs), span(record.gatewayUs()));
}

} // namespace gatehouse::ui
