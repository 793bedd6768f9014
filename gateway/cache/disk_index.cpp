// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/disk_index.h"

#include <QCryptographicHash>

namespace gatehouse::cache {

QByteArray fileStem(QByteArrayView key)
{
    return QCryptographicHash::hash(QByteArray::fromRawData(key.data(), key.size()),
                                    QCryptographicHash::Sha1)
        .toHex();
}

bool DiskIndex::contains(const QByteArray &stem) const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.contains(stem);
}

QList<QByteArray> DiskIndex::names(const QByteArray &stem)
{
    const std::lock_guard lock(m_mutex);
    QList<QByteArray> out;
    const auto entry = m_entries.find(stem);
    if (entry == m_entries.end())
        return out;
    m_uses.splice(m_uses.end(), m_uses, entry->use);
    for (const File &file : entry->files)
        out.append(file.name);
    return out;
}

void DiskIndex::add(const QByteArray &stem, const QByteArray &name, qint64 size)
{
    removeFile(stem, name);
    const std::lock_guard lock(m_mutex);
    auto entry = m_entries.find(stem);
    if (entry == m_entries.end())
        entry = m_entries.insert(stem, {{}, m_uses.insert(m_uses.end(), stem)});
    m_uses.splice(m_uses.end(), m_uses, entry->use);
    entry->files.append({name, size});
    m_bytes += size;
}

void DiskIndex::removeFile(const QByteArray &stem, const QByteArray &name)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(stem);
    if (entry == m_entries.end())
        return;
    entry->files.removeIf([&](const File &file) {
        if (file.name != name)
            return false;
        m_bytes -= file.size;
        return true;
    });
    if (!entry->files.isEmpty())
        return;
    m_uses.erase(entry->use);
    m_entries.erase(entry);
}

QList<QByteArray> DiskIndex::remove(const QByteArray &stem)
{
    QList<QByteArray> out = names(stem);
    for (const QByteArray &name : out)
        removeFile(stem, name);
    return out;
}

std::optional<QByteArray> DiskIndex::oldestTooMany() const
{
    const std::lock_guard lock(m_mutex);
    if (m_bytes <= m_max || m_uses.empty())
        return std::nullopt;
    return m_uses.front();
}

qint64 DiskIndex::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

} // namespace gatehouse::cache
