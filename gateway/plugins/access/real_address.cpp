// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/real_address.h"

#include "gateway/core/ascii.h"
#include "gateway/core/ip_address.h"

#include <algorithm>

namespace gatehouse::plugins {

namespace {

// 0 if it is none.
quint16 portIn(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 5 || !std::ranges::all_of(text, ascii::isDigit))
        return 0;
    const int port = text.toInt();
    return port <= 65535 ? quint16(port) : 0;
}

} // namespace

std::optional<Endpoint> parsedAddress(QByteArrayView text)
{
    QByteArrayView address = text;
    std::optional<QByteArrayView> port;
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        if (end < 0)
            return std::nullopt;
        address = text.sliced(1, end - 1);
        if (end + 1 < text.size()) {
            if (text[end + 1] != ':')
                return std::nullopt;
            port = text.sliced(end + 2);
        }
        if (!address.contains(':'))
            return std::nullopt;
    } else if (text.count(':') == 1) {
        const qsizetype colon = text.indexOf(':');
        address = text.first(colon);
        port = text.sliced(colon + 1);
    }
    if (address.contains('%') || !IpAddress::parse(address))
        return std::nullopt;
    const quint16 number = port ? portIn(*port) : quint16(0);
    if (port && number == 0)
        return std::nullopt;
    return Endpoint{address.toByteArray(), number};
}

} // namespace gatehouse::plugins
