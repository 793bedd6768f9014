// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/host_port.h"

#include "gateway/core/ascii.h"
#include "gateway/http/syntax.h"

#include <arpa/inet.h>

namespace gatehouse::http {
namespace {

constexpr qsizetype kMaxHost = 255;

bool isIpv6(QByteArrayView text)
{
    std::array<char, INET6_ADDRSTRLEN> copy{};
    if (text.isEmpty() || text.size() >= qsizetype(copy.size()) || text.contains('\0'))
        return false;
    std::copy(text.begin(), text.end(), copy.begin());
    in6_addr address;
    return inet_pton(AF_INET6, copy.data(), &address) == 1;
}

// An empty port is the same as none (RFC 3986 3.2.3).
std::optional<quint16> parsePort(QByteArrayView text)
{
    constexpr int kMaxPort = 65535;
    if (text.size() > 5 || !std::all_of(text.begin(), text.end(), ascii::isDigit))
        return std::nullopt;
    int port = 0;
    for (const char c : text)
        port = port * 10 + (c - '0');
    if (port > kMaxPort || (port == 0 && !text.isEmpty()))
        return std::nullopt;
    return quint16(port);
}

// Takes the host from the front of `rest`; an empty view if there is no valid one.
QByteArrayView takeHost(QByteArrayView &rest)
{
    QByteArrayView host;
    if (rest.startsWith('[')) {
        const qsizetype end = rest.indexOf(']');
        if (end < 0 || !isIpv6(rest.sliced(1, end - 1)))
            return {};
        host = rest.sliced(1, end - 1);
        rest = rest.sliced(end + 1);
        return host;
    }
    const auto end = std::find_if_not(rest.begin(), rest.end(), isRegNameChar);
    host = rest.first(end - rest.begin());
    rest = rest.sliced(host.size());
    return host.size() <= kMaxHost ? host : QByteArrayView();
}

} // namespace

std::optional<HostPortView> splitHostPort(QByteArrayView text)
{
    QByteArrayView rest = text;
    HostPortView out;
    out.host = takeHost(rest);
    if (out.host.isEmpty())
        return std::nullopt;
    if (rest.isEmpty())
        return out;
    if (rest.front() != ':')
        return std::nullopt;
    const std::optional<quint16> port = parsePort(rest.sliced(1));
    if (!port)
        return std::nullopt;
    out.port = *port;
    return out;
}

Result<HostPort> parseHostPort(QByteArrayView text)
{
    const std::optional<HostPortView> parts = splitHostPort(text);
    if (!parts) {
        return fail(ErrorKind::InvalidInput,
                    QStringLiteral("Not a host with an optional port. Write host, host:port or "
                                   "[IPv6 address]:port."));
    }
    return HostPort{ascii::toLower(parts->host), parts->port};
}

} // namespace gatehouse::http
