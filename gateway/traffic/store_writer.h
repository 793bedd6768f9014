// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/store.h"
#include "gateway/traffic/store_file.h"

#include <QTimer>

namespace gatehouse::traffic {

// The store's side on its own thread: takes from the queue, writes, prunes, reads. A fault puts it
// in trouble: the batch in hand is kept, new records are dropped, and a timer tries again.
class Store::Writer final : public QObject
{
public:
    using Report = std::function<void(const StoreState &, quint64 lastId)>;
    Writer(std::shared_ptr<StoreQueue> queue, Report report);

    void open(const QString &path, const Retention &retention);
    void close(); // after writing what waits
    void setRetention(const Retention &retention);
    void setRetryInterval(std::chrono::milliseconds interval) { m_retry.setInterval(interval); }
    void drain();
    void clear();
    RecordPtr read(quint64 id);
    QList<RecordPtr> newest(qint64 limit);

private:
    bool openFile();
    bool writeWaiting();
    bool writeBatch();
    void prune();
    void retry();
    void settle(const StoreFault &fault);
    void recovered();
    bool startAfresh();
    void report();

    std::shared_ptr<StoreQueue> m_queue;
    Report m_report;
    StoreFile m_file;
    QTimer m_retry, m_reportSoon, m_prune;
    QString m_path; // empty: closed
    Retention m_retention;
    QList<PackedRecord> m_batch; // being written, or kept for the next try
    QString m_problem, m_notice;
    StoreState m_reported;
};

} // namespace gatehouse::traffic
