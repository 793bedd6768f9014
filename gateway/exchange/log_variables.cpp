// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/log_variables.h"

#include "gateway/core/ascii.h"

#include <QCoreApplication>

#include <array>
#include <ctime>
#include <string_view>

namespace gatehouse {

namespace {

using Value = std::optional<QByteArray>;

// With the zone as "+0000", as strftime writes it.
QByteArray localTime(const Exchange &exchange, const char *format)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(exchange.startedWall);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    char text[64];
    return QByteArray(text, qsizetype(std::strftime(text, sizeof text, format, &parts)));
}

Value isoTime(const Exchange &exchange)
{
    QByteArray text = localTime(exchange, "%Y-%m-%dT%H:%M:%S%z");
    return text.insert(text.size() - 2, ':');
}

// Seconds with three places, as NGINX writes times.
QByteArray seconds(qint64 milliseconds)
{
    return QByteArray::number(milliseconds / 1000) + '.'
        + QByteArray::number(milliseconds % 1000).rightJustified(3, '0');
}

Value wallSeconds(const Exchange &exchange)
{
    return seconds(std::chrono::duration_cast<std::chrono::milliseconds>(
                       exchange.startedWall.time_since_epoch())
                       .count());
}

Value upstreamTime(const Exchange &exchange)
{
    return exchange.upstreamUs < 0 ? Value() : Value(seconds(exchange.upstreamUs / 1000));
}

Value requestLine(const Exchange &exchange)
{
    const http::RequestHead &head = exchange.received;
    const char *version = head.version == http::Version::Http2 ? " HTTP/2.0"
        : head.version == http::Version::Http10                ? " HTTP/1.0"
                                                               : " HTTP/1.1";
    return head.method + ' ' + head.target + version;
}

struct Named {
    std::string_view name;
    Value (*read)(const Exchange &);
};

constexpr std::array variables{
    Named{"apisix_upstream_response_time", upstreamTime},
    Named{"bytes_sent",
          [](const Exchange &e) { return Value(QByteArray::number(e.responseBytes)); }},
    Named{"msec", wallSeconds},
    Named{"pid",
          [](const Exchange &) {
              return Value(QByteArray::number(QCoreApplication::applicationPid()));
          }},
    Named{"request", requestLine},
    Named{"request_length",
          [](const Exchange &e) { return Value(QByteArray::number(e.requestBytes)); }},
    Named{"request_time", [](const Exchange &e) { return Value(seconds(e.durationUs / 1000)); }},
    Named{"time_iso8601", isoTime},
    Named{"time_local",
          [](const Exchange &e) { return Value(localTime(e, "%d/%b/%Y:%H:%M:%S %z")); }},
    Named{"upstream_response_time", upstreamTime},
};

} // namespace

std::optional<QByteArray> logVariable(const Exchange &exchange, QByteArrayView name)
{
    const auto wanted = ascii::view(name);
    for (const Named &entry : variables) {
        if (entry.name == wanted)
            return entry.read(exchange);
    }
    return {};
}

} // namespace gatehouse
