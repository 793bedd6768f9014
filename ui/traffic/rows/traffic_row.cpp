// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/rows/traffic_row.h"

namespace gatehouse::ui {

using traffic::Ending;

bool TrafficRow::isTransportError() const
{
    return !isLive() && (ending == Ending::UpstreamFailed || status <= 0);
}

bool TrafficRow::isError() const
{
    return status >= 500 || isTransportError() || (!isLive() && ending != Ending::Answered);
}

const QByteArray &routeLabel(const traffic::Record &record)
{
    return record.routeName.isEmpty() ? record.routeId : record.routeName;
}

quint32 countEvents(QByteArrayView octets)
{
    // An empty line ends an event (HTML Living Standard 9.2.6); one without data is a comment or
    // a keep-alive and is none.
    quint32 events = 0;
    bool data = false;
    qsizetype at = 0;
    while (at < octets.size()) {
        qsizetype end = octets.indexOf('\n', at);
        if (end < 0)
            break;
        QByteArrayView line = octets.sliced(at, end - at);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.startsWith("data"))
            data = true;
        else if (line.isEmpty() && std::exchange(data, false))
            ++events;
        at = end + 1;
    }
    return events;
}

TrafficRow rowOf(const traffic::Record &record, StringPool &pool)
{
    TrafficRow row;
    row.id = record.id;
    row.startedUs = record.startedUs;
    row.durationUs = record.durationUs;
    row.firstByteUs = record.firstByteUs;
    row.upstreamUs = record.upstreamUs;
    row.size = record.responseBytes;
    row.status = record.status;
    row.method = pool.intern(record.method);
    row.host = pool.intern(record.host);
    row.route = pool.intern(routeLabel(record));
    row.type = pool.intern(record.contentType);
    row.consumer = pool.intern(record.consumer);
    row.node = pool.intern(record.node);
    row.error = pool.intern(record.error);
    row.state = record.state;
    row.ending = record.ending;
    row.eventStream = record.contentType.compare("text/event-stream", Qt::CaseInsensitive) == 0;
    if (row.eventStream)
        row.events = countEvents(record.responseBody.octets);
    row.eventsCut = row.eventStream && record.responseBody.truncated;
    return row;
}

} // namespace gatehouse::ui
