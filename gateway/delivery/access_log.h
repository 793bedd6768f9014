// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/courier.h"
#include "gateway/exchange/exchange.h"

namespace gatehouse::delivery {

// What an exchange is beside what Exchange says of it.
struct AccessNote {
    QByteArray error; // why there is no good answer; empty otherwise
    quint64 revision = 0; // of the configuration that served it
};

// One exchange as a JSON object without a line's end. Its members, in this order: time (RFC 3339,
// UTC), id, client, method, scheme, host, target, protocol, status, request_bytes, response_bytes
// (heads included), duration_ms, upstream_ms, gateway_ms, route_id, route_name, service_id,
// consumer, upstream, upstream_status, source (upstream, gateway), user_agent, referer, error,
// revision. What has no value is left out. Secrets are replaced by dots.
QByteArray accessLine(const Exchange &exchange, const AccessNote &note);

// The access log of a whole gateway: a file, or "-" for standard output. Safe from any worker.
class AccessLog
{
public:
    AccessLog(Courier &courier, const QString &path);
    void write(const Exchange &exchange, const AccessNote &note) const
    {
        m_outbox->push(accessLine(exchange, note));
    }

private:
    const std::shared_ptr<Outbox> m_outbox;
};

} // namespace gatehouse::delivery
