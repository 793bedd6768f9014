// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/disk_index.h"
#include "gateway/cache/stored_response.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <thread>

namespace gatehouse::cache {

// Stored answers as files in a folder of its own, bounded in octets. All of the work on files is
// done by a thread that belongs to the store, so that no worker waits for a disk. A file is written
// beside and renamed, so that a crash leaves whole files only; what the folder holds is read at the
// start. A folder that another process uses is left alone: then nothing is found and kept.
class DiskStore
{
public:
    DiskStore(QString folder, qint64 maxBytes, const Clock &clock);
    ~DiskStore(); // finishes what was asked of it
    Q_DISABLE_COPY_MOVE(DiskStore)

    // From memory; false before the folder was read.
    bool mayHave(const QByteArray &key) const { return m_index.contains(fileStem(key)); }
    // `done` is called on the store's thread with all variants; at once with none when too much
    // waits already.
    void load(const QByteArray &key, std::function<void(QList<StoredPtr>)> done);
    void put(const QByteArray &key, StoredPtr answer);
    void remove(const QByteArray &key);
    // `done` runs on the store's thread when all that was asked before is done.
    void afterwards(std::function<void()> done) { enqueue(std::move(done)); }

private:
    static constexpr std::size_t maxJobs = 1024;
    bool enqueue(std::function<void()> job);
    void run();
    void readFolder();
    void write(const QByteArray &key, const StoredResponse &answer);
    QList<StoredPtr> read(const QByteArray &stem, const QByteArray &key);
    void drop(const QByteArray &stem);
    void makeRoom();
    QString pathOf(const QByteArray &name) const;

    QString m_folder;
    const Clock &m_clock;
    DiskIndex m_index;
    bool m_isOurs = false; // of the thread
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace gatehouse::cache
