// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::config {

// One thing that is wrong in a document: where, and why in APISIX's words.
struct Fault {
    std::optional<Kind> kind; // absent for a fault of the whole file (syntax, missing end mark)
    QString resourceId;
    QString pointer; // RFC 6901, relative to the resource; "" for the whole
    int line = 0; // 1-based line in the file, 0 when unknown
    QString reason; // what is wrong at the pointer: `expected 0 to be greater than 0`

    // The sentence with which APISIX's Admin API answers, path included: `invalid configuration:
    // property "timeout" validation failed: …`. Same as reason where APISIX names no path.
    QString message{};
    qsizetype index = -1; // of the resource in its section; -1 when unknown
    // True: the resource is still served, since APISIX answers the fault at run time (a reference
    // that leads nowhere is a 404, 502 or 503). False: it is left out.
    bool tolerated = false;

    bool operator==(const Fault &) const = default;
};

// "routes/1 /plugins/limit-count: property "count" is required"; "line 7: …" for the whole file.
QString toString(const Fault &fault);

} // namespace gatehouse::config
