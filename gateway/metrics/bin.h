// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/metrics/histogram.h"

#include <QByteArray>
#include <QHash>

#include <array>

namespace gatehouse::metrics {

// Classes of an answer. Transport: no good answer (refused, reset, timed out): the client got a 502 or 504 of ours,
// or nothing.
enum class Class : quint8 { Informational, Success, Redirect, ClientError, ServerError, Transport };
inline constexpr std::size_t classCount = 6;
Class classOf(int status, bool transportError);

// What happened in a stretch of time.
struct Bin {
    std::array<quint32, classCount> byClass{};
    Histogram latency;         // whole exchange
    Histogram upstreamLatency; // the upstream's share
    quint64 bytesIn = 0, bytesOut = 0;
    quint32 inFlight = 0; // highest seen

    quint64 requests() const;
    void merge(const Bin &other);
    bool operator==(const Bin &) const = default;
};

using BinMap = QHash<QByteArray, Bin>; // by route id; "" for requests that matched no route

struct Sample {
    QByteArray routeId;
    Class statusClass = Class::Success;
    qint64 durationUs = 0;
    qint64 upstreamUs = -1; // -1: no upstream was asked
    qint64 bytesIn = 0, bytesOut = 0;
};

} // namespace gatehouse::metrics
