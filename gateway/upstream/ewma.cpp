// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/ewma.h"

namespace gatehouse::upstream {

std::optional<std::size_t> Ewma::pick(const Exchange &, const Candidates &candidates)
{
    const auto count =
        std::size_t(std::count_if(m_members.begin(), m_members.end(),
                                  [&](std::size_t index) { return candidates.admits(index); }));
    if (count == 0)
        return std::nullopt;
    const std::size_t one = draw(count);
    const auto first = admitted(candidates, one);
    if (count == 1 || !first)
        return first;
    std::size_t other = draw(count - 1);
    other += other >= one ? 1 : 0;
    const std::size_t second = admitted(candidates, other).value_or(*first);
    const auto latency = [&](std::size_t index) {
        return candidates.nodes[index].load->latency(candidates.now);
    };
    return latency(*first) > latency(second) ? second : *first;
}

// The member at that position among those that may be picked. Health may have changed since they
// were counted; then the last one is as good.
std::optional<std::size_t> Ewma::admitted(const Candidates &candidates, std::size_t position) const
{
    std::optional<std::size_t> last;
    for (const std::size_t index : m_members) {
        if (!candidates.admits(index))
            continue;
        last = index;
        if (position-- == 0)
            break;
    }
    return last;
}

// SplitMix64 (Steele, Lea, Flood 2014) over a shared counter: no lock, no thread's own generator.
std::size_t Ewma::draw(std::size_t below)
{
    quint64 mixed = m_draws.fetch_add(0x9e3779b97f4a7c15, std::memory_order_relaxed);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return std::size_t((mixed ^ (mixed >> 31)) % below);
}

} // namespace gatehouse::upstream
