// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/health/service.h"

#include "gateway/health/prober.h"

namespace gatehouse::health {

Service::Service()
    : m_prober(new Prober(m_clock))
{
    m_thread.setObjectName(u"health"_qs);
    m_prober->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_prober, &QObject::deleteLater);
    connect(m_bell.get(), &Bell::rung, this, &Service::changed, Qt::QueuedConnection);
}

Service::~Service()
{
    if (!m_thread.isRunning())
        delete m_prober; // never started, so its end will delete nothing
    m_thread.quit();
    m_thread.wait();
}

void Service::add(const std::shared_ptr<Checker> &checker)
{
    checker->changed = [bell = m_bell] { emit bell->rung(); };
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_checkers, [](const auto &known) { return known.expired(); });
    m_checkers.push_back(checker);
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(
        m_prober, [prober = m_prober, weak = std::weak_ptr(checker)] { prober->add(weak); });
}

void Service::pause(bool paused)
{
    QMetaObject::invokeMethod(m_prober, [prober = m_prober, paused] { prober->setPaused(paused); });
}

QList<Report> Service::reports() const
{
    QList<Report> out;
    const std::lock_guard lock(m_mutex);
    for (const std::weak_ptr<Checker> &known : m_checkers) {
        const auto checker = known.lock();
        if (!checker)
            continue;
        Report report = checker->report();
        // One that some exchange still holds after a change of its checks gives way.
        out.removeIf([&](const Report &older) {
            return older.ownerKind == report.ownerKind && older.ownerId == report.ownerId;
        });
        out.append(std::move(report));
    }
    return out;
}

} // namespace gatehouse::health
