// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/disk_store.h"

#include "gateway/cache/stored_codec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLockFile>

#include <cstdio>

namespace gatehouse::cache {

namespace {

constexpr qsizetype stemSize = 40;
constexpr qsizetype nameSize = 57; // stem, "-", 16 digits of the variant
constexpr QLatin1String suffix(".answer"), unfinished(".part");

QByteArray nameOf(const QByteArray &stem, const StoredResponse &answer)
{
    QCryptographicHash variant(QCryptographicHash::Sha1);
    const QByteArray what =
        answer.scope + '\n' + answer.varyNames.join(',') + '\n' + answer.varyValues;
    variant.addData(what);
    return stem + '-' + variant.result().toHex().first(16);
}

// Beside and renamed. Without waiting for the disk (fsync): what a crash leaves half-written fails
// its checksum and is forgotten.
bool replaceFile(const QString &path, const QByteArray &octets)
{
    QFile file(path + unfinished);
    const bool isWhole = file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(octets) == octets.size() && file.flush();
    file.close();
    if (isWhole
        && std::rename(QFile::encodeName(file.fileName()).constData(),
                       QFile::encodeName(path).constData())
            == 0)
        return true;
    file.remove();
    return false;
}

} // namespace

DiskStore::DiskStore(QString folder, qint64 maxBytes, const Clock &clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_index(maxBytes)
    , m_thread([this] { run(); })
{
}

DiskStore::~DiskStore()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool DiskStore::enqueue(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_jobs.size() >= maxJobs)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void DiskStore::run()
{
    QDir().mkpath(m_folder);
    QLockFile lock(m_folder + QLatin1String("/lock"));
    lock.setStaleLockTime(0); // held as long as the process lives, however long
    m_isOurs = lock.tryLock(0);
    if (m_isOurs)
        readFolder();
    for (;;) {
        std::unique_lock guard(m_mutex);
        m_wake.wait(guard, [this] { return m_ends || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        const std::function<void()> job = std::move(m_jobs.front());
        m_jobs.pop_front();
        guard.unlock();
        job();
    }
}

void DiskStore::readFolder()
{
    QDir folder(m_folder);
    const QStringList left =
        folder.entryList({QLatin1Char('*') + suffix + unfinished}, QDir::Files);
    for (const QString &name : left)
        folder.remove(name);
    // Oldest first, as they were used; what is not ours by its name is left alone.
    const QFileInfoList files =
        folder.entryInfoList({QLatin1Char('*') + suffix}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        const QByteArray name = file.completeBaseName().toLatin1();
        if (name.size() == nameSize && name[stemSize] == '-')
            m_index.add(name.first(stemSize), name, file.size());
    }
    makeRoom();
}

QString DiskStore::pathOf(const QByteArray &name) const
{
    return m_folder + QLatin1Char('/') + QString::fromLatin1(name) + suffix;
}

void DiskStore::load(const QByteArray &key, std::function<void(QList<StoredPtr>)> done)
{
    const auto job = [this, key, done] { done(read(fileStem(key), key)); };
    if (!enqueue(job))
        done({});
}

void DiskStore::put(const QByteArray &key, StoredPtr answer)
{
    enqueue([this, key, answer = std::move(answer)] { write(key, *answer); });
}

void DiskStore::remove(const QByteArray &key)
{
    // From the index at once: nobody finds it any more. A write that waits before it is undone.
    const QByteArray stem = fileStem(key);
    for (const QByteArray &name : m_index.remove(stem))
        enqueue([this, name] { QFile::remove(pathOf(name)); });
    enqueue([this, stem] { drop(stem); });
}

void DiskStore::drop(const QByteArray &stem)
{
    for (const QByteArray &name : m_index.remove(stem))
        QFile::remove(pathOf(name));
}

void DiskStore::write(const QByteArray &key, const StoredResponse &answer)
{
    if (!m_isOurs)
        return;
    const QByteArray stem = fileStem(key);
    const QByteArray name = nameOf(stem, answer);
    const QByteArray octets = encodeStored(key, answer, m_clock.steady(), m_clock.wall());
    if (!replaceFile(pathOf(name), octets)) {
        m_index.removeFile(stem, name);
        QFile::remove(pathOf(name)); // better none than an old one
        return;
    }
    m_index.add(stem, name, octets.size());
    makeRoom();
}

QList<StoredPtr> DiskStore::read(const QByteArray &stem, const QByteArray &key)
{
    QList<StoredPtr> out;
    for (const QByteArray &name : m_index.names(stem)) {
        QFile file(pathOf(name));
        const QByteArray octets = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const auto decoded = decodeStored(octets, m_clock.steady(), m_clock.wall());
        if (!decoded) {
            m_index.removeFile(stem, name);
            file.remove();
        } else if (decoded->key == key) {
            out.append(decoded->answer);
        }
    }
    return out;
}

void DiskStore::makeRoom()
{
    while (const auto stem = m_index.oldestTooMany())
        drop(*stem);
}

} // namespace gatehouse::cache
