// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

namespace gatehouse {

// Variables that only mean something when the exchange is over, and times, by NGINX's names:
// time_iso8601, time_local, msec, request, request_time, request_length, bytes_sent,
// upstream_response_time, pid. std::nullopt: no such variable, or it has no value.
std::optional<QByteArray> logVariable(const Exchange &exchange, QByteArrayView name);

} // namespace gatehouse
