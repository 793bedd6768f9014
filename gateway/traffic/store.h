// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/traffic/packed_record.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>

namespace gatehouse::traffic {

class StoreQueue;

struct Retention {
    qint64 maxRecords = 500'000;
    qint64 maxOctets = qint64(1) << 30; // of the file
    // Beyond this nothing is written, as on a full disk, instead of giving up old records; 0: no
    // such limit.
    qint64 quotaOctets = 0;
    bool operator==(const Retention &) const = default;
};

struct StoreState {
    bool open = false;
    qint64 records = 0;
    qint64 octets = 0; // of the file
    quint64 dropped = 0; // not written: the queue was full or the disk refused
    QString problem; // why nothing is written at present; empty when all is well
    QString notice; // what happened to the file at opening or since: a damaged one was set aside,
                    // and where
    bool operator==(const StoreState &) const = default;
};

// Records on disk: one SQLite file (WAL), one thread that owns the connection, jobs in a bounded
// queue. Never blocks its callers. A full disk or a corrupt or read-only file stops capture with
// one notice in state(), not traffic, and capture resumes by itself; a corrupt file is set aside
// beside the new one, never overwritten. Jobs are done in the order they were given, so a fetch
// sees what was appended before it.
class Store final : public QObject
{
    Q_OBJECT

public:
    explicit Store(QObject *parent = nullptr);
    ~Store() override; // writes what is queued

    // Opens or creates in the background; stateChanged() tells how it went.
    void open(const QString &path, const Retention &retention);
    void close();
    void setRetention(const Retention &retention);
    // How long to wait before a troubled file is tried again (3 s).
    void setRetryInterval(std::chrono::milliseconds interval);

    void append(const QList<PackedRecord> &records);
    void clear();

    // Answers on `context`'s thread; a destroyed context cancels. Null when there is no such
    // record.
    void fetch(quint64 id, QObject *context, std::function<void(RecordPtr)> done);
    // The newest `limit` records without bodies, headers and traces, oldest first.
    void fetchSummaries(qint64 limit, QObject *context, std::function<void(QList<RecordPtr>)> done);
    // The highest id stored, so that a new run counts on. Delivered after open() in stateChanged().
    quint64 lastId() const;

    StoreState state() const;

signals:
    void stateChanged(const gatehouse::traffic::StoreState &state);

private:
    class Writer;
    void setState(const StoreState &state, quint64 lastId);

    std::shared_ptr<StoreQueue> m_queue;
    QThread m_thread;
    Writer *m_writer = nullptr;
    StoreState m_state;
    quint64 m_lastId = 0;
};

} // namespace gatehouse::traffic
