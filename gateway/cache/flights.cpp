// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/flights.h"

namespace gatehouse::cache {

static constexpr std::chrono::seconds soloTime{10};

bool Flights::isSolo(const QByteArray &key, Clock::Steady now)
{
    const auto found = m_solo.constFind(key);
    if (found == m_solo.cend())
        return false;
    if (*found > now)
        return true;
    m_solo.erase(found);
    return false;
}

Flights::Role Flights::join(const QByteArray &key, quint64 traveller, Ring ring, Clock::Steady now)
{
    const std::lock_guard lock(m_mutex);
    const auto flight = m_flights.find(key);
    if (flight == m_flights.end()) {
        if (isSolo(key, now))
            return Role::GoesAlone;
        m_flights.insert(key, Flight{traveller, {}});
        return Role::Leads;
    }
    if (flight->passengers.size() >= maxWaiting)
        return Role::GoesAlone;
    flight->passengers.push_back({traveller, std::move(ring)});
    return Role::Waits;
}

bool Flights::lead(const QByteArray &key, quint64 traveller)
{
    const std::lock_guard lock(m_mutex);
    if (m_flights.contains(key))
        return false;
    m_flights.insert(key, Flight{traveller, {}});
    return true;
}

void Flights::land(const QByteArray &key, quint64 traveller, bool isStored, Clock::Steady now)
{
    std::vector<Passenger> passengers;
    {
        const std::lock_guard lock(m_mutex);
        const auto flight = m_flights.find(key);
        if (flight == m_flights.end() || flight->leader != traveller)
            return;
        passengers = std::move(flight->passengers);
        m_flights.erase(flight);
        if (!isStored) {
            if (m_solo.size() >= maxSolo)
                m_solo.clear();
            m_solo.insert(key, now + soloTime);
        }
    }
    for (const Passenger &passenger : passengers)
        passenger.ring(isStored ? Wake::Look : Wake::GoOn);
}

void Flights::leave(const QByteArray &key, quint64 traveller)
{
    Ring next;
    {
        const std::lock_guard lock(m_mutex);
        const auto flight = m_flights.find(key);
        if (flight == m_flights.end())
            return;
        auto &passengers = flight->passengers;
        if (flight->leader != traveller) {
            std::erase_if(passengers, [traveller](const Passenger &passenger) {
                return passenger.traveller == traveller;
            });
            return;
        }
        if (passengers.empty()) {
            m_flights.erase(flight);
            return;
        }
        flight->leader = passengers.front().traveller;
        next = std::move(passengers.front().ring);
        passengers.erase(passengers.begin());
    }
    next(Wake::Lead);
}

qsizetype Flights::waiting(const QByteArray &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto flight = m_flights.constFind(key);
    return flight == m_flights.cend() ? 0 : qsizetype(flight->passengers.size());
}

bool Flights::isFlying(const QByteArray &key) const
{
    const std::lock_guard lock(m_mutex);
    return m_flights.contains(key);
}

} // namespace gatehouse::cache
