// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/bin.h"

#include <algorithm>
#include <numeric>

namespace gatehouse::metrics {

Class classOf(int status, bool transportError)
{
    if (transportError || status < 100)
        return Class::Transport;
    if (status < 200)
        return Class::Informational;
    if (status < 300)
        return Class::Success;
    if (status < 400)
        return Class::Redirect;
    return status < 500 ? Class::ClientError : Class::ServerError;
}

quint64 Bin::requests() const
{
    return std::accumulate(byClass.begin(), byClass.end(), quint64(0));
}

void Bin::addCode(int status, quint64 times)
{
    const auto code = quint16(status < 100 || status > 999 ? 0 : status);
    const auto at =
        std::lower_bound(byCode.begin(), byCode.end(), code,
                         [](const CodeCount &c, quint16 wanted) { return c.code < wanted; });
    if (at != byCode.end() && at->code == code)
        at->count += times;
    else
        byCode.insert(at, {code, times});
}

void Bin::merge(const Bin &other)
{
    for (std::size_t i = 0; i < classCount; ++i)
        byClass[i] += other.byClass[i];
    for (const CodeCount &c : other.byCode)
        addCode(c.code, c.count);
    latency.merge(other.latency);
    upstreamLatency.merge(other.upstreamLatency);
    gatewayLatency.merge(other.gatewayLatency);
    bytesIn += other.bytesIn;
    bytesOut += other.bytesOut;
    inFlight = std::max(inFlight, other.inFlight);
}

qint64 Bin::octets() const
{
    return qint64(sizeof(Bin)) + latency.octets() + upstreamLatency.octets()
        + gatewayLatency.octets() + qint64(byCode.capacity() * sizeof(CodeCount));
}

} // namespace gatehouse::metrics
