// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/ip_address.h"
#include "gateway/core/result.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace gatehouse {

// A list of addresses and networks (CIDR, RFC 4632 and 4291 2.3), asked by binary search: sorted
// ranges without overlap, so that a list of thousands costs no more than a few comparisons.
// Immutable once compiled.
class IpMatcher
{
public:
    IpMatcher() = default; // contains nothing

    // InvalidInput, "invalid ip address: <entry>" as lua-resty-ipmatcher says, for the first bad
    // entry.
    static Result<IpMatcher> compile(const QList<QByteArray> &entries);

    bool contains(const IpAddress &address) const;
    // False for a text that is no address.
    bool contains(QByteArrayView address) const;
    bool isEmpty() const { return m_ranges.empty(); }

private:
    struct Range {
        IpAddress first, last;
        auto operator<=>(const Range &) const = default;
    };
    static std::optional<Range> parseEntry(QByteArrayView entry);
    void merge();
    std::vector<Range> m_ranges;
};

} // namespace gatehouse
