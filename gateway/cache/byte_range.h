// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/stored_response.h"

namespace gatehouse::cache {

// Octets of a body, both ends included.
struct ByteRange {
    qint64 first = 0, last = 0;
    qint64 size() const { return last - first + 1; }
    bool operator==(const ByteRange &) const = default;
};

struct RangeVerdict {
    enum Kind { Whole, Part, Unsatisfiable } kind = Whole;
    ByteRange range;
    bool operator==(const RangeVerdict &) const = default;
};

// What of a body of `size` octets a Range field asks for (RFC 9110 14.1.2, 14.2). Several ranges,
// and what is malformed, are answered with the whole.
RangeVerdict rangeOf(QByteArrayView field, qint64 size);

// As rangeOf() for a request and a stored answer, with If-Range (13.1.5): an entity tag compares
// strongly, a date must be the Last-Modified exactly.
RangeVerdict rangeOf(const http::Headers &request, const StoredResponse &stored);

// "bytes 0-4/10", "bytes */10".
QByteArray contentRange(const RangeVerdict &verdict, qint64 size);

} // namespace gatehouse::cache
