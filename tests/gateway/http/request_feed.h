// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "event_log.h"

#include <QTest>

// Feeds the request parser the same octets in every way a network could.
namespace gatehouse::http::test {

using RequestLog = EventLog<RequestParser>;

inline QByteArrayList feedAll(const QByteArray &octets)
{
    RequestLog log;
    log.feed(octets);
    return log.lines;
}

inline QByteArrayList feedSplit(const QByteArray &octets, qsizetype at)
{
    RequestLog log;
    if (log.feed(QByteArrayView(octets).first(at)))
        log.feed(QByteArrayView(octets).sliced(at));
    return log.lines;
}

inline QByteArrayList feedOneByOne(const QByteArray &octets)
{
    RequestLog log;
    for (qsizetype i = 0; i < octets.size(); ++i) {
        if (!log.feed(QByteArrayView(octets).sliced(i, 1)))
            break;
    }
    return log.lines;
}

// The same verdict however the octets come.
inline void compareEverySplit(const QByteArray &octets, const QByteArrayList &expected)
{
    QCOMPARE(feedAll(octets), expected);
    QCOMPARE(feedOneByOne(octets), expected);
    const qsizetype step = octets.size() > 2000 ? 97 : 1;
    for (qsizetype at = 0; at <= octets.size(); at += step)
        QCOMPARE(feedSplit(octets, at), expected);
}

inline QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n" + body;
}

inline QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

} // namespace gatehouse::http::test
