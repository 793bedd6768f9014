// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/metrics/histogram.h"

#include <QByteArray>
#include <QHash>

#include <array>

namespace gatehouse::metrics {

// Classes of an answer. Transport: no good answer (refused, reset, timed out): the client got a 502
// or 504 of ours, or nothing.
enum class Class : quint8 { Informational, Success, Redirect, ClientError, ServerError, Transport };
inline constexpr std::size_t classCount = 6;
Class classOf(int status, bool transportError);

// How often one status was answered; 0 stands for exchanges without any answer.
struct CodeCount {
    quint16 code = 0;
    quint64 count = 0;
    bool operator==(const CodeCount &) const = default;
};

// What happened in a stretch of time.
struct Bin {
    std::array<quint64, classCount> byClass{};
    std::vector<CodeCount> byCode; // ascending
    Histogram latency; // whole exchange
    Histogram upstreamLatency; // the upstream's share
    Histogram gatewayLatency; // the rest
    quint64 bytesIn = 0, bytesOut = 0;
    quint32 inFlight = 0; // highest seen

    quint64 requests() const;
    quint64 of(Class c) const { return byClass[std::size_t(c)]; }
    // Server errors and transport errors: what the share of errors counts (4xx are the client's).
    quint64 errors() const { return of(Class::ServerError) + of(Class::Transport); }
    void addCode(int status, quint64 times = 1);
    // Another stretch of time: sums, and the higher of the two inFlight.
    void merge(const Bin &other);
    // Memory it takes, about.
    qint64 octets() const;
    bool operator==(const Bin &) const = default;
};

using BinMap = QHash<QByteArray, Bin>; // by route id; "" for requests that matched no route

struct Sample {
    QByteArray routeId;
    Class statusClass = Class::Success;
    int status = 0; // 0: the client got no answer
    qint64 durationUs = 0;
    qint64 upstreamUs = -1; // -1: no upstream was asked
    qint64 bytesIn = 0, bytesOut = 0;
};

} // namespace gatehouse::metrics
