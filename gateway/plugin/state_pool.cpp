// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/state_pool.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::plugin
{

void StatePool::prune()
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries, [](const auto &entry) { return entry.second.use_count() == 1; });
}

qsizetype StatePool::size() const
{
    const std::lock_guard lock(m_mutex);
    return qsizetype(m_entries.size());
}

QByteArray configurationHash(const QJsonObject &conf)
{
    // QJsonObject keeps its keys sorted, so equal objects have equal text.
    const QByteArray text = QJsonDocument(conf).toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

} // namespace gatehouse::plugin
