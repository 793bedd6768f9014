// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/rounds.h"

#include "gateway/transport/upstream_manager.h"

namespace gatehouse::delivery {

using namespace std::chrono_literals;

Rounds::Rounds(const Clock &clock)
    : m_clock(clock)
    , m_timer(new QTimer(this)) // a child moves to the thread with its parent
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Rounds::lookAll);
}

Rounds::~Rounds()
{
    qsizetype left = 0;
    for (const auto &[queue, lane] : m_lanes)
        left += queue->pending();
    if (left > 0)
        qWarning("%lld log entries could not be delivered before the end", qlonglong(left));
    m_lanes.clear();
}

void Rounds::wake(const std::shared_ptr<Queue> &queue, const DestinationMaker &maker)
{
    QMetaObject::invokeMethod(
        this, [this, queue, maker] { look(queue, maker); }, Qt::QueuedConnection);
}

void Rounds::look(const std::shared_ptr<Queue> &queue, const DestinationMaker &maker)
{
    if (!m_lanes.contains(queue.get()) && queue->isClosed() && !queue->due())
        return; // nothing was ever put in, or it is all gone
    std::unique_ptr<Lane> &lane = m_lanes[queue.get()];
    if (!lane) {
        const Workshop workshop{[this]() -> transport::UpstreamManager & { return http(); }};
        lane = std::make_unique<Lane>(
            queue, maker(workshop), m_clock, [this](const QString &text) { emit announced(text); },
            [this] { m_timer->start(0); });
    }
    lane->look();
    plan();
}

void Rounds::lookAll()
{
    for (const auto &[queue, lane] : m_lanes) {
        if (m_idle)
            lane->hurry();
        else
            lane->look();
    }
    plan();
}

void Rounds::hurry()
{
    for (const auto &[queue, lane] : m_lanes)
        lane->hurry();
    plan();
}

void Rounds::finish(QSemaphore *idle)
{
    m_idle = idle;
    lookAll();
}

void Rounds::plan()
{
    std::erase_if(m_lanes, [](const auto &entry) { return entry.second->isOver(); });
    bool idle = true;
    std::optional<Clock::Steady> next;
    for (const auto &[queue, lane] : m_lanes) {
        idle = idle && lane->isIdle();
        if (const auto wanted = lane->next())
            next = std::min(next.value_or(*wanted), *wanted);
    }
    if (idle && m_idle)
        std::exchange(m_idle, nullptr)->release();
    if (!next)
        return;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock.steady());
    m_timer->start(std::clamp<std::chrono::milliseconds>(wait, 0ms, 1h));
}

transport::UpstreamManager &Rounds::http()
{
    if (!m_http)
        m_http = std::make_unique<transport::UpstreamManager>();
    return *m_http;
}

} // namespace gatehouse::delivery
