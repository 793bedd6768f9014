// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace gatehouse::upstream {

// How many requests may be sent a second time although their first sending may have had an effect:
// one in ten, after a reserve for quiet times. Keeps an upstream that is slow for everybody from
// getting twice the requests. Retries of what never left cost nothing. Shared by all workers.
class RetryBudget
{
public:
    void noteRequest()
    {
        if (m_tenths.load(std::memory_order_relaxed) < most)
            m_tenths.fetch_add(1, std::memory_order_relaxed);
    }
    // False: it is spent for now.
    bool take()
    {
        int now = m_tenths.load(std::memory_order_relaxed);
        while (now >= 10) {
            if (m_tenths.compare_exchange_weak(now, now - 10, std::memory_order_relaxed))
                return true;
        }
        return false;
    }

private:
    static constexpr int most = 1000;
    std::atomic<int> m_tenths{200};
};

} // namespace gatehouse::upstream
