// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/cell_text.h"

#include "ui/widgets/format.h"

#include <QDateTime>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using traffic::Ending;

namespace {

QString span(qint64 us)
{
    return Format::duration(std::chrono::microseconds(us));
}

QString spanOrDash(qint64 us)
{
    return us < 0 ? QString(QChar(0x2013)) : span(us);
}

} // namespace

QString CellText::of(TrafficColumn column, const RowLog &log, RowLog::Number number, qint64 nowUs)
{
    const TrafficRow &row = log.row(number);
    const auto text = [&log](StringPool::Id id) { return QString::fromUtf8(log.text(id)); };
    switch (column) {
    case TrafficColumn::Number:
        return QString::number(row.id);
    case TrafficColumn::Time:
        return QDateTime::fromMSecsSinceEpoch(row.startedUs / 1000).toString(u"HH:mm:ss.zzz"_s);
    case TrafficColumn::Method:
        return text(row.method);
    case TrafficColumn::Status:
        return status(row, log);
    case TrafficColumn::Route:
        return text(row.route);
    case TrafficColumn::Path:
        return path(row, log.target(row, number));
    case TrafficColumn::Type:
        return shortType(log.text(row.type));
    case TrafficColumn::Size:
        return row.state == traffic::State::Pending ? QString() : Format::bytes(row.size);
    case TrafficColumn::Duration:
        return span(row.isLive() ? std::max<qint64>(nowUs - row.startedUs, 0) : row.durationUs);
    case TrafficColumn::Host:
        return text(row.host);
    case TrafficColumn::Consumer:
        return text(row.consumer);
    case TrafficColumn::Upstream:
        return text(row.node);
    case TrafficColumn::FirstByte:
        return spanOrDash(row.firstByteUs);
    case TrafficColumn::Overhead:
        return spanOrDash(
            row.durationUs < 0 ? -1 : row.durationUs - std::max<qint64>(row.upstreamUs, 0));
    case TrafficColumn::Waterfall:
        break;
    }
    return {};
}

QString CellText::status(const TrafficRow &row, const RowLog &log)
{
    if (row.state == traffic::State::Pending)
        return tr("waiting");
    if (row.isTransportError() && row.status <= 0)
        return shortReason(row, log.text(row.error));
    return row.status > 0 ? QString::number(row.status) : QString();
}

QString CellText::path(const TrafficRow &row, QByteArrayView target)
{
    QString path = QString::fromUtf8(target);
    if (target.size() == RowLog::MaxTarget)
        path += u'\u2026';
    if (row.eventStream) {
        QString events = Format::count(row.events);
        if (row.eventsCut)
            events += u'+';
        path += u"  \u00B7 "_s + tr("SSE %1 events", nullptr, int(row.events)).arg(events);
    }
    return path;
}

QString CellText::shortReason(const TrafficRow &row, const QByteArray &error)
{
    const QByteArray words = error.toLower();
    if (words.contains("timeout") || words.contains("timed out"))
        return tr("timeout");
    if (words.contains("tls") || words.contains("ssl") || words.contains("certificate"))
        return tr("TLS");
    if (words.contains("refused"))
        return tr("refused");
    if (words.contains("reset"))
        return tr("reset");
    if (row.ending == Ending::ClientLeft)
        return tr("left");
    return row.ending == Ending::Aborted ? tr("cut") : tr("failed");
}

QString CellText::shortType(const QByteArray &type)
{
    if (type == "text/event-stream")
        return u"SSE"_s;
    return QString::fromUtf8(type.mid(type.lastIndexOf('/') + 1));
}

QString CellText::sentence(const RowLog &log, RowLog::Number number, qint64 nowUs)
{
    const auto cell = [&](TrafficColumn column) { return of(column, log, number, nowUs); };
    QString text = cell(TrafficColumn::Method) + u' ' + cell(TrafficColumn::Path) + u": "_s
        + cell(TrafficColumn::Status) + u", "_s + cell(TrafficColumn::Duration);
    if (const QByteArray &error = log.text(log.row(number).error); !error.isEmpty())
        text += u". "_s + QString::fromUtf8(error);
    return text;
}

} // namespace gatehouse::ui
