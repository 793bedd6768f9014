// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/parser.h"

#include <chrono>

namespace gatehouse::endpoint {

// The bounds of a server. A request over them is answered 400, 408, 413, 414, 431 or 503 and its
// connection closed.
struct Settings {
    http::Limits limits = http::Limits::forRequests();
    qsizetype body = 1024 * 1024; // octets of a request body
    qint64 pending = 16 * 1024
        * 1024; // octets a streamed answer may have waiting; over it, the client is cut off
    qint64 lowWater = 64 * 1024; // Responder::onDrained() is called below it
    int connections = 256;
    std::chrono::milliseconds head{10'000}; // whole head
    std::chrono::milliseconds stall{30'000}; // between two reads of a body, two writes of an answer
    std::chrono::milliseconds idle{60'000}; // between two requests
};

} // namespace gatehouse::endpoint
