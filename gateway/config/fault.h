// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::config {

// One thing that is wrong in a document: where, and why in APISIX's words.
struct Fault {
    std::optional<Kind> kind; // absent for a fault of the whole file (syntax, missing end mark)
    QString resourceId;
    QString pointer; // RFC 6901, relative to the resource; "" for the whole
    int line = 0;    // 1-based line in the file, 0 when unknown
    QString reason;

    bool operator==(const Fault &) const = default;
};

// "routes/1 /plugins/limit-count: property "count" is required"
QString toString(const Fault &fault);

} // namespace gatehouse::config
