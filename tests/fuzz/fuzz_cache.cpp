// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/byte_range.h"
#include "gateway/cache/conditions.h"
#include "gateway/cache/storability.h"
#include "gateway/cache/vary.h"

#include <cstdlib>

// Any text as the fields a cache reads: nothing crashes, no time or age is negative, and what says
// no-store is not stored. Lines are fields of the answer; the first line is one of the request.

using namespace gatehouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    http::Headers request, response;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        http::Headers &fields = request.isEmpty() ? request : response;
        fields.append(colon < 0 ? QByteArray("Cache-Control") : line.left(colon),
                      line.mid(colon + 1).trimmed());
    }
    const auto asked = cache::requestCacheControl(request);
    const auto control = cache::responseCacheControl(response);
    const auto freshness = cache::freshnessOf(200, response, control, 1'700'000'000);
    const auto age = cache::ageAtArrival(response, 1'700'000'000, cache::Seconds(1));
    if (age.count() < 0 || freshness.lifetime.count() < 0)
        std::abort();
    const QByteArrayView refusal =
        cache::refusalToStore({"GET", request, 200, response, asked, control, freshness});
    if (control.noStore && refusal.isEmpty())
        std::abort();
    if (const auto names = cache::varyNames(response))
        (void)cache::selectingValues(request, *names);
    return 0;
}
