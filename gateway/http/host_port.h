// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/target.h"

namespace gatehouse::http {

// host[:port] (RFC 9110 7.2, RFC 3986 3.2.2) as views of `text`: the host without brackets, the
// port as a number, 0 when not given. Userinfo, "%", "," and an explicit port 0 are refused.
struct HostPortView {
    QByteArrayView host;
    quint16 port = 0;
};
std::optional<HostPortView> splitHostPort(QByteArrayView text);

inline bool isHostPort(QByteArrayView text)
{
    return splitHostPort(text).has_value();
}

} // namespace gatehouse::http
