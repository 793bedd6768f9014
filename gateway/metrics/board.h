// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/metrics/ring.h"

#include <QObject>

#include <map>

namespace gatehouse::metrics {

enum class Resolution { Second, TenSeconds, Minute };

// A stretch of closed bins, oldest first, gaps filled with empty ones.
struct Series {
    qint64 firstSecond = 0; // since the epoch, start of bins[0]
    int secondsPerBin = 1;
    std::vector<Bin> bins;
};

// The rings of 1 s (10 min), 10 s (2 h) and 60 s (24 h), in total and per route. Fed once a second
// with the workers' bins; lives on the main thread. At most 1,000 routes are told apart, the rest
// is counted in total only; a route that was silent for a day gives way to a new one. The routes'
// rings share a budget of memory: beyond it the longest ones lose their oldest bins; those in total
// are always whole.
class Board final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t maxRoutes = 1000;

    explicit Board(QObject *parent = nullptr, qint64 routeBudget = qint64(96) << 20);

    // Adds what the workers counted in the second that began at `second`, and closes that second. A
    // second earlier than the newest one says that the clock was set back: what lies after it is
    // dropped from the rings.
    void addSecond(qint64 second, const std::vector<BinMap> &perWorker);

    // The last `count` closed bins (at most what the ring holds) up to the newest closed one; none
    // before the first addSecond(). `routeId` empty: all routes together.
    Series series(Resolution resolution, int count, const QByteArray &routeId = {}) const;
    // Merged over the last `seconds`, from the finest ring that reaches so far back.
    Bin recent(int seconds, const QByteArray &routeId = {}) const;
    Bin total() const { return m_all.total; } // since the start
    // "" for what matched no route, if anything did.
    std::map<QByteArray, Bin> totalsByRoute() const;
    QList<QByteArray> routes() const; // that had traffic, without ""
    qint64 newestSecond() const { return m_newest; } // 0: none yet

signals:
    void advanced(); // a second was closed

private:
    struct Rings {
        Ring second{1, 600}, tenSeconds{10, 720}, minute{60, 1440};
        Bin total;

        const Ring &of(Resolution resolution) const;
        Ring &longest();
        void add(qint64 at, const Bin &bin);
        void keepUpTo(qint64 newest);
        qint64 octets() const;
    };
    const Rings *ringsOf(const QByteArray &routeId) const;
    Rings *routeRings(const QByteArray &routeId); // null: too many routes
    bool forgetSilentRoute();
    void trim();

    const qint64 m_routeBudget;
    Rings m_all;
    std::map<QByteArray, Rings> m_byRoute;
    qint64 m_newest = 0;
};

} // namespace gatehouse::metrics
