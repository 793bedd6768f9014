// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/packed_record.h"

// Records with something in every field, for the tests of this folder.
namespace gatehouse::traffic {

inline Record sampleRecord(quint64 id, qsizetype bodySize = 40)
{
    Record r;
    r.id = id;
    r.ending = Ending::UpstreamFailed;
    r.startedUs = 1'800'000'000'000'000 + qint64(id);
    r.durationUs = 1500;
    r.firstByteUs = 900;
    r.upstreamUs = 1200;
    r.revision = 7;
    r.method = "POST";
    r.scheme = "http";
    r.host = "example.org";
    r.target = "/things/" + QByteArray::number(id) + "?q=1";
    r.protocol = "HTTP/1.1";
    r.client = "127.0.0.1:51234";
    r.routeId = "r1";
    r.routeName = "things";
    r.serviceId = "s1";
    r.consumer = "jack";
    r.node = "127.0.0.1:1980";
    r.status = 201;
    r.error = "none, really";
    r.requestBytes = 300;
    r.responseBytes = 4000;
    r.contentType = "application/json";
    r.requestHeaders = {{"Host", "example.org"}, {"Accept", "*/*"}};
    r.upstreamHeaders = {{"Date", "now"}};
    r.responseHeaders = {{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}, {"X-Empty", ""}};
    r.requestBody = {QByteArray("\0\1\2", 3), 3, false};
    r.responseBody = {QByteArray(bodySize, 'x'), 100'000'000'000, true};
    r.trace = {
        {"key-auth", "route", Hook::Access, Verdict::Changed, 12'345, "found", "+X-A: 1\n-Cookie"},
        {"cors", "global_rule#1", Hook::HeaderFilter, Verdict::Passed, 0, "", ""}};
    r.attempts = {{"127.0.0.1:1980", "wire", 502, true, 1, 2, 3, -1, 5, "reset"},
                  {"127.0.0.1:1981", "qt", 201}};
    return r;
}

inline QList<RecordPtr> sampleRecords(quint64 first, qsizetype count, qsizetype bodySize = 40)
{
    QList<RecordPtr> records;
    for (qsizetype i = 0; i < count; ++i)
        records.append(std::make_shared<const Record>(sampleRecord(first + quint64(i), bodySize)));
    return records;
}

} // namespace gatehouse::traffic
