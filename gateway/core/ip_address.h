// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <compare>
#include <optional>

namespace gatehouse {

// An IPv4 or IPv6 address as numbers, for comparing without text or QHostAddress. An IPv4 address
// mapped into IPv6 (::ffff:a.b.c.d) is the IPv4 address; a zone ("%eth0") is dropped.
struct IpAddress {
    bool v6 = false;
    quint64 high = 0; // the upper 64 bits of IPv6, 0 for IPv4
    quint64 low = 0;

    // Strict (RFC 4291 2.2, dotted quad without leading zeros); std::nullopt for anything else,
    // names included.
    static std::optional<IpAddress> parse(QByteArrayView text);
    auto operator<=>(const IpAddress &) const = default;
};

} // namespace gatehouse
