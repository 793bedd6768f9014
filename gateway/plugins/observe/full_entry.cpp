// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/full_entry.h"

#include "gateway/core/ascii.h"
#include "gateway/exchange/variables.h"
#include "gateway/http/target.h"
#include "gateway/plugins/observe/told.h"

namespace gatehouse::plugins {

namespace {

using delivery::JsonText;

// Name and values, several of one name together, as Lua's tables have them.
struct Gathered {
    QByteArray name;
    QList<QByteArray> values; // empty: an argument without "="
};

void gather(QList<Gathered> &all, const QByteArray &name, std::optional<QByteArray> value)
{
    for (Gathered &known : all) {
        if (known.name != name)
            continue;
        known.values.append(value.value_or(QByteArray()));
        return;
    }
    all.append({name, value ? QList<QByteArray>{*value} : QList<QByteArray>()});
}

void writeGathered(JsonText &out, QByteArrayView key, const QList<Gathered> &all)
{
    out.key(key).open();
    for (const Gathered &item : all) {
        out.key(item.name);
        if (item.values.isEmpty()) {
            out.raw("true");
        } else if (item.values.size() == 1) {
            out.string(item.values.first());
        } else {
            out.open('[');
            for (const QByteArray &value : item.values)
                out.string(value);
            out.close(']');
        }
    }
    out.close();
}

void writeHeaders(JsonText &out, const http::Headers &headers)
{
    QList<Gathered> all;
    for (const http::Field &field : headers)
        gather(all, ascii::toLower(field.name), field.value);
    writeGathered(out, "headers", all);
}

void writeQuery(JsonText &out, const Exchange &exchange)
{
    QList<Gathered> all;
    if (exchange.target.hasQuery && !exchange.target.rawQuery.isEmpty()) {
        const QByteArray target = '?' + exchange.target.rawQuery;
        const QByteArray told = redactorOf(exchange).target(target).sliced(1);
        for (const QByteArray &pair : told.split('&')) {
            const qsizetype equals = pair.indexOf('=');
            const QByteArray name = pair.left(equals < 0 ? pair.size() : equals).replace('+', ' ');
            if (name.isEmpty())
                continue;
            std::optional<QByteArray> value;
            if (equals >= 0)
                value = http::percentDecoded(pair.mid(equals + 1).replace('+', ' '));
            gather(all, http::percentDecoded(name), value);
        }
    }
    writeGathered(out, "querystring", all);
}

void writeRequest(JsonText &out, const Exchange &exchange, const LoggedBodies &bodies)
{
    const QByteArray uri = toldVariable(exchange, "request_uri").value_or(QByteArray());
    const bool v6 = exchange.host.contains(':');
    const QByteArray host = v6 ? QByteArray('[' + exchange.host + ']') : exchange.host;
    out.key("request").open();
    out.field("url",
              QByteArray(exchange.scheme + "://" + host + ':'
                         + QByteArray::number(exchange.server.port) + uri));
    out.field("uri", uri).field("method", exchange.method);
    writeHeaders(out, toldRequestHeaders(exchange));
    writeQuery(out, exchange);
    out.field("size", exchange.requestBytes);
    if (bodies.request)
        out.field("body", *bodies.request);
    out.close();
}

void writeResponse(JsonText &out, const Exchange &exchange, const LoggedBodies &bodies)
{
    out.key("response").open().field("status", exchange.status);
    writeHeaders(out, redactorOf(exchange).headers(exchange.responseHeaders));
    out.field("size", exchange.responseBytes);
    if (bodies.response)
        out.field("body", *bodies.response);
    out.close();
}

void writeTimes(JsonText &out, const Exchange &exchange)
{
    out.key("start_time")
        .milliseconds(std::chrono::duration_cast<std::chrono::microseconds>(
                          exchange.startedWall.time_since_epoch())
                          .count());
    out.key("latency").milliseconds(exchange.durationUs);
    if (exchange.upstreamUs >= 0)
        out.key("upstream_latency").milliseconds(exchange.upstreamUs);
    const qint64 own = exchange.durationUs - std::max<qint64>(exchange.upstreamUs, 0);
    out.key("apisix_latency").milliseconds(std::max<qint64>(own, 0));
}

} // namespace

void writeFullEntry(JsonText &out, const Exchange &exchange, const LoggedBodies &bodies,
                    const QByteArray &hostname)
{
    writeRequest(out, exchange, bodies);
    writeResponse(out, exchange, bodies);
    out.key("server").open().field("hostname", hostname);
    out.field("version", GATEHOUSE_VERSION).close();
    if (const auto upstream = variable(exchange, "upstream_addr"))
        out.field("upstream", *upstream);
    if (exchange.route)
        out.field("service_id", exchange.route->serviceId).field("route_id", exchange.route->id);
    else
        out.field("service_id", exchange.host);
    if (exchange.consumer)
        out.key("consumer").open().field("username", exchange.consumer->username).close();
    out.field("client_ip", exchange.client.address);
    writeTimes(out, exchange);
}

} // namespace gatehouse::plugins
