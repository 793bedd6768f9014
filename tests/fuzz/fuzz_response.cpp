// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/http/event_log.h"

#include <cstdlib>

// Any octets from an upstream: the answer parser neither crashes nor hangs, and its verdict does
// not depend on where the reads were split. The first two octets choose the place of the split, the
// third whether the request was a HEAD.

using namespace gatehouse::http;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t prefix = 2;
    if (size < prefix)
        return 0;
    const QByteArrayView octets(data + prefix, qsizetype(size - prefix));
    const qsizetype at = (data[0] * 256 + data[1]) % (octets.size() + 1);

    test::EventLog<ResponseParser> whole;
    whole.feed(octets);
    test::EventLog<ResponseParser> split;
    if (split.feed(octets.first(at)))
        split.feed(octets.sliced(at));
    if (whole.lines != split.lines)
        std::abort();
    return 0;
}
