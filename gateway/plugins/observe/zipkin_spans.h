// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

namespace gatehouse::plugins {

// What zipkin knows of an exchange from hook to hook. Times are microseconds after it began; -1:
// not reached.
struct ZipkinTrace {
    QByteArray traceId, parentId;
    QByteArray requestSpan, proxySpan;
    qint64 rewriteUs = -1, accessUs = -1, headUs = -1;
};

struct ZipkinEndpoint {
    QByteArray service, address;
    quint16 port = 0;
};

// The spans of an exchange in Zipkin's JSON (API v2), a comma between them, named as APISIX names
// them. `version` 1 tells the phases apart, 2 only proxy and answer.
QByteArray zipkinSpans(const Exchange &exchange, const ZipkinTrace &trace,
                       const ZipkinEndpoint &local, int version);

} // namespace gatehouse::plugins
