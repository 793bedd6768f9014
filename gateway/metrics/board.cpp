// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/board.h"

#include <algorithm>
#include <iterator>

namespace gatehouse::metrics {

namespace {
// Bins of the same second: what several workers had in flight adds up, unlike over time.
BinMap joined(const std::vector<BinMap> &perWorker)
{
    BinMap result;
    for (const BinMap &bins : perWorker) {
        for (auto it = bins.cbegin(); it != bins.cend(); ++it) {
            Bin &bin = result[it.key()];
            const quint32 inFlight = bin.inFlight + it->inFlight;
            bin.merge(*it);
            bin.inFlight = inFlight;
        }
    }
    return result;
}
} // namespace

const Ring &Board::Rings::of(Resolution resolution) const
{
    switch (resolution) {
    case Resolution::Second:
        return second;
    case Resolution::TenSeconds:
        return tenSeconds;
    case Resolution::Minute:
        break;
    }
    return minute;
}

Ring &Board::Rings::longest()
{
    Ring &finer = second.octets() >= tenSeconds.octets() ? second : tenSeconds;
    return finer.octets() >= minute.octets() ? finer : minute;
}

void Board::Rings::add(qint64 at, const Bin &bin)
{
    for (Ring *ring : {&second, &tenSeconds, &minute})
        ring->add(at, bin);
    total.merge(bin);
}

void Board::Rings::keepUpTo(qint64 newest)
{
    for (Ring *ring : {&second, &tenSeconds, &minute})
        ring->keepUpTo(newest);
}

qint64 Board::Rings::octets() const
{
    return second.octets() + tenSeconds.octets() + minute.octets();
}

Board::Board(QObject *parent, qint64 routeBudget)
    : QObject(parent)
    , m_routeBudget(routeBudget)
{
}

void Board::addSecond(qint64 second, const std::vector<BinMap> &perWorker)
{
    m_newest = second;
    const BinMap bins = joined(perWorker);
    Bin all;
    for (auto it = bins.cbegin(); it != bins.cend(); ++it) {
        all.merge(*it);
        if (it->requests() == 0)
            continue; // only told what was in flight
        if (Rings *rings = routeRings(it.key()))
            rings->add(second, *it);
    }
    if (all != Bin())
        m_all.add(second, all);
    m_all.keepUpTo(second);
    for (auto &[id, rings] : m_byRoute)
        rings.keepUpTo(second);
    trim();
    emit advanced();
}

Series Board::series(Resolution resolution, int count, const QByteArray &routeId) const
{
    static const Rings empty;
    const Rings *rings = ringsOf(routeId);
    const Ring &ring = (rings ? *rings : empty).of(resolution);
    Series result{0, ring.width(), {}};
    if (m_newest == 0 || count <= 0)
        return result;
    const int n = std::min(count, ring.capacity());
    const qint64 end = ring.startOf(m_newest + 1); // of the newest closed bin
    result.firstSecond = end - qint64(n) * ring.width();
    result.bins = ring.bins(result.firstSecond, n);
    return result;
}

Bin Board::recent(int seconds, const QByteArray &routeId) const
{
    const Rings *rings = ringsOf(routeId);
    if (!rings || seconds <= 0)
        return {};
    const qint64 first = m_newest - seconds + 1;
    for (const Ring *ring : {&rings->second, &rings->tenSeconds}) {
        if (seconds <= ring->span() - ring->width())
            return ring->mergedSince(ring->startOf(first));
    }
    return rings->minute.mergedSince(rings->minute.startOf(first));
}

std::map<QByteArray, Bin> Board::totalsByRoute() const
{
    std::map<QByteArray, Bin> result;
    for (const auto &[id, rings] : m_byRoute)
        result.emplace(id, rings.total);
    return result;
}

QList<QByteArray> Board::routes() const
{
    QList<QByteArray> result;
    for (const auto &[id, rings] : m_byRoute) {
        if (!id.isEmpty())
            result.append(id);
    }
    return result;
}

const Board::Rings *Board::ringsOf(const QByteArray &routeId) const
{
    if (routeId.isEmpty())
        return &m_all;
    const auto at = m_byRoute.find(routeId);
    return at == m_byRoute.end() ? nullptr : &at->second;
}

Board::Rings *Board::routeRings(const QByteArray &routeId)
{
    const auto at = m_byRoute.find(routeId);
    if (at != m_byRoute.end())
        return &at->second;
    if (m_byRoute.size() >= maxRoutes && !forgetSilentRoute())
        return nullptr;
    return &m_byRoute[routeId];
}

bool Board::forgetSilentRoute()
{
    const auto silent = std::find_if(m_byRoute.begin(), m_byRoute.end(), [](const auto &entry) {
        return entry.second.minute.isEmpty();
    });
    if (silent == m_byRoute.end())
        return false;
    m_byRoute.erase(silent);
    return true;
}

void Board::trim()
{
    qint64 octets = 0;
    for (const auto &[id, rings] : m_byRoute)
        octets += rings.octets();
    while (octets > m_routeBudget) {
        for (auto &[id, rings] : m_byRoute) {
            octets -= rings.octets();
            rings.longest().dropOldest();
            octets += rings.octets();
        }
    }
}

} // namespace gatehouse::metrics
