// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <list>
#include <mutex>
#include <optional>

namespace gatehouse::cache {

// The first half of the names of a key's files: 40 hexadecimal digits.
QByteArray fileStem(QByteArrayView key);

// Which files a disk store has, and how large, in the order of their use. Safe from any thread.
class DiskIndex
{
public:
    explicit DiskIndex(qint64 maxBytes)
        : m_max(maxBytes)
    {
    }

    bool contains(const QByteArray &stem) const;
    // The names of a stem's files; counts as a use.
    QList<QByteArray> names(const QByteArray &stem);
    void add(const QByteArray &stem, const QByteArray &name, qint64 size);
    void removeFile(const QByteArray &stem, const QByteArray &name);
    QList<QByteArray> remove(const QByteArray &stem);
    // The stem that was not used for longest, if there are more octets than allowed.
    std::optional<QByteArray> oldestTooMany() const;
    qint64 bytes() const;

private:
    struct File {
        QByteArray name;
        qint64 size = 0;
    };
    struct Entry {
        QList<File> files;
        std::list<QByteArray>::iterator use;
    };

    mutable std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries;
    std::list<QByteArray> m_uses; // stems, least recently used first
    qint64 m_bytes = 0;
    qint64 m_max;
};

} // namespace gatehouse::cache
