// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/record.h"

// Exchanges as a busy afternoon brings them, for the tests of the Traffic place.
namespace gatehouse::ui {

inline traffic::Record sampleExchange(quint64 id)
{
    struct Kind {
        const char *method, *target, *route, *type;
        int status;
        qint64 durationUs, size;
    };
    static constexpr Kind kinds[] = {
        {"GET", "/v1/orders?limit=20", "orders", "application/json", 200, 38'000, 4100},
        {"POST", "/v1/orders", "orders", "application/json", 201, 121'000, 612},
        {"GET", "/v1/items/8842", "catalog", "", 304, 9'000, 0},
        {"GET", "/v1/items?q=lamp", "catalog", "application/json", 429, 2'000, 188},
        {"DELETE", "/v1/orders/1093", "orders", "application/json", 502, 1'004'000, 96},
        {"PUT", "/v1/me", "profile", "text/html", 200, 64'000, 1200}};
    const Kind &kind = kinds[id % std::size(kinds)];
    traffic::Record r;
    r.id = id;
    r.startedUs = 1'800'000'000'000'000 + qint64(id) * 90'000;
    r.durationUs = kind.durationUs;
    r.firstByteUs = kind.durationUs * 8 / 10;
    r.upstreamUs = kind.durationUs - 700;
    r.revision = 7;
    r.method = kind.method;
    r.scheme = "http";
    r.host = "shop.test";
    r.target = kind.target;
    r.protocol = "HTTP/1.1";
    r.client = "127.0.0.1:51234";
    r.routeId = QByteArray("r-") + kind.route;
    r.routeName = kind.route;
    r.consumer = id % 2 ? "jack" : "";
    r.node = "127.0.0.1:1980";
    r.status = kind.status;
    r.requestBytes = 300;
    r.responseBytes = kind.size;
    r.contentType = kind.type;
    r.requestHeaders = {{"Host", "shop.test:8080"}, {"Accept", "*/*"}, {"X-Id", "it's"}};
    r.responseHeaders = {{"Content-Type", kind.type}, {"Server", "APISIX"}};
    if (r.contentType == "application/json")
        r.responseBody.octets = R"({"items":[{"id":1,"name":"lamp"}],"total":1})";
    r.responseBody.size = r.responseBody.octets.size();
    r.trace = {{"key-auth", "route", traffic::Hook::Access, traffic::Verdict::Changed, 12'345,
                "consumer jack", "+X-Consumer-Username: jack\n-apikey"}};
    r.attempts = {{"127.0.0.1:1980", "wire", kind.status, true, 300, 300, 420,
                   kind.durationUs * 8 / 10, kind.durationUs - 400, ""}};
    if (kind.status == 502) {
        r.ending = traffic::Ending::UpstreamFailed;
        r.error = "connection reset by 127.0.0.1:1980 before an answer";
        r.attempts.front().status = 0;
        r.attempts.front().firstByteUs = -1;
        r.attempts.front().error = "reset";
    }
    return r;
}

inline traffic::RecordPtr shared(traffic::Record record)
{
    return std::make_shared<const traffic::Record>(std::move(record));
}

inline QList<traffic::RecordPtr> sampleTraffic(quint64 first, qsizetype count)
{
    QList<traffic::RecordPtr> records;
    records.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        records.append(shared(sampleExchange(first + quint64(i))));
    return records;
}

// An answer that streams events, `events` of them so far.
inline traffic::Record sampleStream(quint64 id, int events, traffic::State state)
{
    traffic::Record r = sampleExchange(id);
    r.method = "POST";
    r.target = "/v1/chat/completions";
    r.routeName = "llm-chat";
    r.contentType = "text/event-stream";
    r.status = 200;
    r.ending = traffic::Ending::Answered;
    r.error.clear();
    r.state = state;
    r.durationUs = state == traffic::State::Complete ? 6'200'000 : -1;
    r.responseBody = {};
    for (int i = 0; i < events; ++i)
        r.responseBody.octets += "event: token\ndata: {\"n\":" + QByteArray::number(i) + "}\n\n";
    r.responseBody.size = r.responseBody.octets.size();
    r.responseBytes = r.responseBody.size + 180;
    return r;
}

} // namespace gatehouse::ui
