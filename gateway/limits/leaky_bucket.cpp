// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/leaky_bucket.h"

#include <cmath>

namespace gatehouse::limits {

namespace {

double milliseconds(Clock::Steady from, Clock::Steady to)
{
    return double(std::chrono::floor<std::chrono::milliseconds>(to - from).count());
}

} // namespace

std::optional<Seconds> LeakyBucket::pour(QByteArrayView key, const Rate &rate, Clock::Steady now)
{
    now = std::chrono::floor<std::chrono::milliseconds>(now);
    static constexpr Seconds longest(3.2e9); // a century and more would overflow the clock
    std::optional<Seconds> wait;
    m_buckets.with(key, now, [&](Bucket &bucket, bool fresh) {
        double excess = 0;
        if (!fresh) {
            const double leaked = rate.perSecond * milliseconds(bucket.last, now);
            excess = std::max(bucket.excess - leaked + 1000, 0.0);
            if (excess > rate.burst * 1000)
                return bucket.empty;
        }
        const Seconds dry((std::floor(excess) + 1000) / (rate.perSecond * 1000));
        bucket = {std::floor(excess), now,
                  now + std::chrono::ceil<std::chrono::milliseconds>(std::min(dry, longest))};
        wait = Seconds(excess / (rate.perSecond * 1000));
        return bucket.empty;
    });
    return wait;
}

} // namespace gatehouse::limits
