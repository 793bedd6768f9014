// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/http/event_log.h"

#include <cstdlib>

// Any octets: the request parser neither crashes nor hangs, and its verdict does not depend on
// where the reads were split. The first two octets of the input choose the place of the split.

using namespace gatehouse::http;

namespace {

using Log = test::EventLog<RequestParser>;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t kPrefix = 2;
    if (size < kPrefix)
        return 0;
    const QByteArrayView octets(data + kPrefix, qsizetype(size - kPrefix));
    const qsizetype at = (data[0] * 256 + data[1]) % (octets.size() + 1);

    Log whole;
    whole.feed(octets);
    Log split;
    if (split.feed(octets.first(at)))
        split.feed(octets.sliced(at));
    Log single;
    for (qsizetype i = 0; i < octets.size() && single.feed(octets.sliced(i, 1)); ++i) { }

    if (whole.lines != split.lines || whole.lines != single.lines)
        std::abort();
    return 0;
}
