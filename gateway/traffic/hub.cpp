// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/hub.h"

#include <QMetaMethod>

namespace gatehouse::traffic {

Hub::Hub(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(std::chrono::milliseconds(100));
    connect(&m_timer, &QTimer::timeout, this, &Hub::collectNow);
}

void Hub::attach(std::shared_ptr<Recorder> recorder)
{
    if (!recorder || m_recorders.contains(recorder))
        return;
    m_recorders.append(std::move(recorder));
    if (!m_timer.isActive())
        m_timer.start();
}

void Hub::detach(const std::shared_ptr<Recorder> &recorder)
{
    if (!m_recorders.contains(recorder))
        return;
    collectNow();
    m_recorders.removeOne(recorder);
    if (m_recorders.isEmpty())
        m_timer.stop();
}

void Hub::setStore(Store *store)
{
    m_store = store;
}

void Hub::collectNow()
{
    Recorder::Collection all;
    for (const auto &recorder : std::as_const(m_recorders)) {
        Recorder::Collection batch = recorder->collect();
        all.finished.append(std::move(batch.finished));
        all.live.append(std::move(batch.live));
        all.dropped += batch.dropped;
    }
    m_dropped += all.dropped;
    if (all.finished.isEmpty() && all.live.isEmpty() && all.dropped == 0)
        return;
    if (m_store && !all.finished.isEmpty())
        m_store->append(all.finished);
    if (isSignalConnected(QMetaMethod::fromSignal(&Hub::arrived)))
        announce(all);
}

// A record the window cannot be shown is none the less in the store, so it is not counted.
void Hub::announce(const Recorder::Collection &all)
{
    Batch batch{.live = all.live, .dropped = all.dropped};
    batch.finished.reserve(all.finished.size());
    for (const PackedRecord &packed : all.finished) {
        if (RecordPtr record = packed.unpack())
            batch.finished.append(std::move(record));
    }
    emit arrived(batch);
}

} // namespace gatehouse::traffic
