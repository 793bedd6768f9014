// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/discovery/fetcher.h"
#include "gateway/discovery/service_board.h"

#include <QObject>

namespace gatehouse::discovery {

// How long things take. Tests shorten the second.
struct Pace {
    std::chrono::milliseconds second{1000};
    std::chrono::milliseconds of(double seconds) const
    {
        return std::chrono::milliseconds(qint64(seconds * double(second.count())));
    }
};

// What a registry gets from the house.
struct Surroundings {
    const Clock &clock;
    std::shared_ptr<ServiceBoard> board;
    Pace pace = {};
};

// One server's run of failures: since when, and when to try again.
class Outage
{
public:
    explicit Outage(const Surroundings &around)
        : m_clock(around.clock)
        , m_pace(around.pace)
    {
    }
    // The sentence for people. `who` holds no secret.
    QString failed(const QString &who, const QString &why);
    void over() { m_failures = 0; }
    bool isOn() const { return m_failures > 0; }
    // Doubles from 1 s to 64 s.
    std::chrono::milliseconds delay() const;

private:
    const Clock &m_clock;
    const Pace m_pace;
    Clock::Wall m_since;
    int m_failures = 0;
};

// A service registry that is asked: writes to the board what it lists. Lives on the thread of
// discovery and does everything there by events.
class Registry : public QObject
{
public:
    explicit Registry(const Surroundings &around)
        : m_around(around)
    {
    }
    virtual void start() = 0;
    virtual void followedChanged() { } // somebody follows another service

protected:
    ServiceBoard &board() const { return *m_around.board; }
    const Surroundings &around() const { return m_around; }
    const Pace &pace() const { return m_around.pace; }

private:
    const Surroundings m_around;
};

} // namespace gatehouse::discovery
