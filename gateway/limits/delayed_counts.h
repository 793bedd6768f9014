// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/limits/verdict.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <mutex>
#include <optional>

namespace gatehouse::limits {

// What a gateway knows of counters that live elsewhere, and what it has counted since it told them
// (limit-count with sync_interval): requests are answered from here, and the counters are told once
// an interval. Thread-safe.
class DelayedCounts
{
public:
    static constexpr qsizetype maxKeys = 10'000;

    // What is to be added to a counter elsewhere.
    struct Flush {
        QByteArray key;
        qint64 limit = 0, window = 0; // as the key was last asked with
        qint64 amount = 0;
    };

    explicit DelayedCounts(Clock::Steady::duration interval)
        : m_interval(interval)
    {
    }

    // Std::nullopt: the counter must be asked (begin, then learn), and then this again.
    std::optional<Verdict> take(const QByteArray &key, qint64 limit, Clock::Steady now);
    // The caller is going to add the amount of this flush to the counter, and say how it ended.
    Flush begin(const QByteArray &key, qint64 limit, qint64 window, Clock::Steady now);
    void learn(const Flush &flush, const Verdict &verdict, Clock::Steady now);
    void failed(const Flush &flush);

    // All that is outstanding, begun.
    QList<Flush> beginAll(Clock::Steady now);
    // True for one caller an interval: it has to see to it that all is flushed at its end.
    bool isToSchedule(Clock::Steady now);
    qsizetype size() const;

private:
    struct Entry {
        qint64 limit = 0, window = 0;
        qint64 remaining = 0; // elsewhere
        qint64 counted = 0; // here, not yet on its way
        qint64 flying = 0; // on its way
        Clock::Steady reset; // until then `remaining` is worth something
        Clock::Steady lastUse;
    };
    Flush begun(const QByteArray &key, Entry &entry);
    void makeRoom();

    mutable std::mutex m_mutex;
    const Clock::Steady::duration m_interval;
    QHash<QByteArray, Entry> m_entries;
    Clock::Steady m_nextFlush;
};

} // namespace gatehouse::limits
