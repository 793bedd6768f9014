// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/access_log.h"

#include "gateway/delivery/file_destination.h"
#include "gateway/delivery/json_text.h"
#include "gateway/exchange/witness.h"
#include "gateway/traffic/redact.h"

#include <ctime>

namespace gatehouse::delivery {

namespace {

QByteArray timeText(Clock::Wall time)
{
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    const std::time_t seconds = milliseconds / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
    return QByteArray(text, qsizetype(length))
        + QByteArray::number(milliseconds % 1000).rightJustified(3, '0') + 'Z';
}

QByteArrayView protocolText(http::Version version)
{
    if (version == http::Version::Http2)
        return "HTTP/2.0";
    return version == http::Version::Http10 ? "HTTP/1.0" : "HTTP/1.1";
}

QByteArray addressText(const Endpoint &endpoint)
{
    if (endpoint.address.isEmpty())
        return {};
    const bool v6 = endpoint.address.contains(':');
    return (v6 ? QByteArray('[' + endpoint.address + ']') : endpoint.address) + ':'
        + QByteArray::number(endpoint.port);
}

void writeSizesAndTimes(JsonText &out, const Exchange &exchange)
{
    out.field("status", exchange.status).field("request_bytes", exchange.requestBytes);
    out.field("response_bytes", exchange.responseBytes);
    out.key("duration_ms").milliseconds(exchange.durationUs);
    if (exchange.upstreamUs >= 0)
        out.key("upstream_ms").milliseconds(exchange.upstreamUs);
    const qint64 own = exchange.durationUs - std::max<qint64>(exchange.upstreamUs, 0);
    out.key("gateway_ms").milliseconds(std::max<qint64>(own, 0));
}

void writeWhoServed(JsonText &out, const Exchange &exchange)
{
    if (const RouteView *route = exchange.route) {
        out.field("route_id", route->id).fieldUnlessEmpty("route_name", route->name);
        out.fieldUnlessEmpty("service_id", route->serviceId);
    }
    if (exchange.consumer)
        out.field("consumer", exchange.consumer->username);
    out.fieldUnlessEmpty("upstream", addressText(exchange.node));
    if (!exchange.upstreamStatus.isEmpty()) {
        out.key("upstream_status").open('[');
        for (const int status : exchange.upstreamStatus)
            out.number(status);
        out.close(']');
    }
    out.field("source", exchange.fromUpstream ? "upstream" : "gateway");
}

} // namespace

QByteArray accessLine(const Exchange &exchange, const AccessNote &note)
{
    static const traffic::Redactor standard;
    const traffic::Redactor &redactor = exchange.witness ? exchange.witness->redactor : standard;
    const auto header = [&](QByteArrayView name) {
        const auto value = exchange.received.headers.value(name);
        return value ? redactor.header(name, *value) : QByteArray();
    };
    JsonText out;
    out.open().field("time", timeText(exchange.startedWall)).field("id", exchange.id);
    out.field("client", addressText(exchange.client)).field("method", exchange.received.method);
    out.field("scheme", exchange.scheme).field("host", exchange.host);
    out.field("target", redactor.target(exchange.received.target));
    out.field("protocol", protocolText(exchange.received.version));
    writeSizesAndTimes(out, exchange);
    writeWhoServed(out, exchange);
    out.fieldUnlessEmpty("user_agent", header("User-Agent"));
    out.fieldUnlessEmpty("referer", header("Referer"));
    out.fieldUnlessEmpty("error", note.error).field("revision", note.revision);
    return out.close().take();
}

AccessLog::AccessLog(Courier &courier, const QString &path)
    : m_outbox(courier.open(
        [] {
            BatchSettings settings = fileSettings("access log");
            settings.maxPending = 65536;
            return settings;
        }(),
        fileDestination(path)))
{
}

} // namespace gatehouse::delivery
