// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/metrics/bin.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <map>

namespace gatehouse::metrics {

enum class Resolution { Second, TenSeconds, Minute };

// A stretch of closed bins, oldest first, gaps filled with empty ones.
struct Series {
    qint64 firstSecond = 0; // since the epoch, start of bins[0]
    int secondsPerBin = 1;
    std::vector<Bin> bins;
};

// The rings of 1 s (10 min), 10 s (2 h) and 60 s (24 h), in total and per route. Fed once a second with the workers'
// bins; lives on the main thread. At most 1,000 routes are told apart, the rest is counted in total only.
class Board final : public QObject
{
    Q_OBJECT

public:
    explicit Board(QObject *parent = nullptr);

    // Adds what the workers counted in the second that began at `second`, and closes that second.
    void addSecond(qint64 second, const std::vector<BinMap> &perWorker);

    // The last `count` closed bins up to the newest closed one. `routeId` empty: all routes together.
    Series series(Resolution resolution, int count, const QByteArray &routeId = {}) const;
    // Merged over the last `seconds`.
    Bin recent(int seconds, const QByteArray &routeId = {}) const;
    Bin total() const; // since the start
    std::map<QByteArray, Bin> totalsByRoute() const;
    QList<QByteArray> routes() const;

signals:
    void advanced(); // a second was closed

private:
    struct Rings {
        std::deque<std::pair<qint64, Bin>> second, tenSeconds, minute;
        Bin total;
    };
    void add(Rings &rings, qint64 second, const Bin &bin);

    Rings m_all;
    std::map<QByteArray, Rings> m_byRoute;
    qint64 m_newest = 0;
};

} // namespace gatehouse::metrics
