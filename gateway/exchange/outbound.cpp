// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/outbound.h"

#include "gateway/core/ascii.h"
#include "gateway/http/target.h"

namespace gatehouse {

Result<OutboundRequest> outboundRequestTo(QByteArrayView url)
{
    OutboundRequest out;
    const qsizetype colon = url.indexOf("://");
    const QByteArrayView scheme = url.first(std::max<qsizetype>(colon, 0));
    if (ascii::equalsIgnoreCase(scheme, "https"))
        out.scheme = "https";
    else if (!ascii::equalsIgnoreCase(scheme, "http"))
        return fail(ErrorKind::InvalidInput,
                    QStringLiteral("the address is no http:// or https:// URL"));
    const QByteArrayView rest = url.sliced(colon + 3);
    qsizetype end = 0;
    while (end < rest.size() && rest[end] != '/' && rest[end] != '?' && rest[end] != '#')
        ++end;
    const auto host = http::parseHostPort(rest.first(end));
    if (!host || host->host.isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("the URL has no valid host"));
    out.host = host->host;
    out.port = host->port != 0 ? host->port : out.scheme == "https" ? 443 : 80;
    QByteArray target = rest.sliced(end).toByteArray();
    if (const qsizetype fragment = target.indexOf('#'); fragment >= 0)
        target.truncate(fragment);
    if (!target.startsWith('/'))
        target.prepend('/');
    for (const char c : std::as_const(target)) {
        if (uchar(c) <= 0x20 || c == 0x7f)
            return fail(ErrorKind::InvalidInput,
                        QStringLiteral("the URL holds a blank or a control octet"));
    }
    out.target = target;
    return out;
}

} // namespace gatehouse
