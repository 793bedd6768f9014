// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

namespace gatehouse::pipeline {

// A gateway that adds a secret to requests is a confused deputy for any page in a browser on the
// same machine. Requests to such a route must come under a name of this machine or of the route
// (otherwise DNS rebinding makes a foreign page same-origin), and not from a page of another
// origin. Programs send neither Origin nor Sec-Fetch-Site and notice nothing.
struct DeputyGuard {
    QList<QByteArray> hosts; // of the route, "*.example.com" too
    QList<QByteArray> origins; // that the route's cors lets in; "*" and "**" let in all

    // Empty: it may pass. Else why not, and the status: 421 or 403.
    struct Offence {
        int status = 0;
        QByteArray reason;
    };
    Offence offence(const Exchange &exchange) const;
};

} // namespace gatehouse::pipeline
