// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/recorder.h"
#include "gateway/traffic/store.h"

#include <QPointer>
#include <QTimer>

namespace gatehouse::traffic {

// Collects the workers' records ten times a second, hands them to the store and, unpacked, to the
// window (arrived), if there is one. Its timer runs only while a recorder is attached.
class Hub final : public QObject
{
    Q_OBJECT

public:
    explicit Hub(QObject *parent = nullptr);

    void attach(std::shared_ptr<Recorder> recorder);
    void detach(const std::shared_ptr<Recorder> &recorder); // after a last collection
    void setStore(Store *store); // not owned; null: no store
    void collectNow();
    quint64 dropped() const { return m_dropped; } // by full outboxes, since the start

signals:
    void arrived(const gatehouse::traffic::Batch &batch); // never an empty one

private:
    void announce(const Recorder::Collection &all);

    QTimer m_timer;
    QList<std::shared_ptr<Recorder>> m_recorders;
    QPointer<Store> m_store;
    quint64 m_dropped = 0;
};

} // namespace gatehouse::traffic
