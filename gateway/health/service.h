// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/health/report.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse::health {

class Checker;
class Prober;

// Rings on whatever thread; may go on any.
class Bell final : public QObject
{
    Q_OBJECT

signals:
    void rung();
};

// The health of all upstreams that have checks: asks on a thread of its own, which begins with the
// first of them, and tells how they are. Safe from any thread.
class Service final : public QObject
{
    Q_OBJECT

public:
    Service();
    ~Service() override; // ends the thread

    // From now on the checker's targets are asked, once it is used, until it goes.
    void add(const std::shared_ptr<Checker> &checker);
    void pause(bool paused); // asks nobody while the gateway stands still
    // Of all upstreams that have checks; those that nobody used yet have no nodes.
    QList<Report> reports() const;

signals:
    void changed(); // a node became usable or stopped being so

private:
    SystemClock m_clock;
    QThread m_thread;
    Prober *m_prober = nullptr; // lives on the thread, deleted when it finishes
    const std::shared_ptr<Bell> m_bell = std::make_shared<Bell>();
    mutable std::mutex m_mutex;
    std::vector<std::weak_ptr<Checker>> m_checkers;
};

} // namespace gatehouse::health
