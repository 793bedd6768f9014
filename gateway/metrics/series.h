// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <array>

// What the plugin prometheus counts: APISIX's metrics with its labels (apisix.md 3.5). Values that
// a worker fills and hands over once a second.
namespace gatehouse::metrics {

// What latencies and octets are told apart by. A label that is switched off is empty.
struct SeriesLabels {
    QByteArray route, service, consumer, node;
    QByteArray requestType = "traditional_http", requestModel, model;
    bool operator==(const SeriesLabels &) const = default;
};
size_t qHash(const SeriesLabels &labels, size_t seed = 0);

struct StatusLabels {
    QByteArray code, matchedUri, matchedHost, source;
    SeriesLabels common;
    bool operator==(const StatusLabels &) const = default;
};
size_t qHash(const StatusLabels &labels, size_t seed = 0);

// APISIX's default borders, in milliseconds.
inline constexpr std::array<int, 15> latencyBorders = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 30000, 60000};

struct Latencies {
    std::array<quint64, latencyBorders.size() + 1> counts{}; // each up to its border; the rest
    quint64 sumUs = 0;

    void record(qint64 microseconds);
    quint64 count() const;
    void merge(const Latencies &other);
    bool operator==(const Latencies &) const = default;
};

struct LatencySeries {
    Latencies request, upstream, apisix;
    void merge(const LatencySeries &other);
};

struct BandwidthSeries {
    quint64 ingress = 0, egress = 0;
};

// The counts themselves. Bounded: beyond `most` series of a kind nothing new is begun, and what
// would have been is counted as an error.
struct SeriesTable {
    static constexpr qsizetype most = 10'000;

    QHash<StatusLabels, quint64> statuses;
    QHash<SeriesLabels, LatencySeries> latencies;
    QHash<SeriesLabels, BandwidthSeries> bandwidth;
    quint64 errors = 0;

    bool isEmpty() const { return statuses.isEmpty() && errors == 0; }
    void merge(const SeriesTable &other);

    // The value of that key, which is begun when there is room; null when there is none.
    template <typename Key, typename Value>
    Value *at(QHash<Key, Value> &values, const Key &key)
    {
        const auto found = values.find(key);
        if (found != values.end())
            return &*found;
        if (values.size() < most)
            return &*values.insert(key, Value());
        ++errors;
        return nullptr;
    }
};

} // namespace gatehouse::metrics
