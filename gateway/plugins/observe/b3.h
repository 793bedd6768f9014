// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <optional>

namespace gatehouse::plugins {

// What a caller says of its trace, in Zipkin's headers: X-B3-*, or the single `b3`
// (github.com/openzipkin/b3-propagation).
struct B3Context {
    QByteArray traceId, spanId; // empty: the trace begins here
    std::optional<bool> sampled; // nothing: it is left to the gateway
    bool isDebug = false; // the caller insists
};

// Nothing: the single header is malformed, which APISIX answers with 400. Identifiers that are no
// hexadecimal digits of the right length are ignored.
std::optional<B3Context> readB3(const http::Headers &headers);

} // namespace gatehouse::plugins
