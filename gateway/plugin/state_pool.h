// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace gatehouse::plugin {

// State that outlives a publish: rate-limit windows, breakers. Keyed by plugin, owner and a hash of the
// configuration, so that editing a plugin's own configuration starts afresh and editing anything else does not.
// Thread-safe. An entry nobody holds any more is dropped by prune().
class StatePool
{
public:
    struct Key {
        QString plugin, owner;
        QByteArray configurationHash;
        bool operator==(const Key &) const = default;
        friend bool operator<(const Key &a, const Key &b) // QString has no <=> in Qt 6.4
        {
            return std::tie(a.plugin, a.owner, a.configurationHash) < std::tie(b.plugin, b.owner, b.configurationHash);
        }
    };

    template <typename T>
    std::shared_ptr<T> get(const Key &key, const std::function<std::shared_ptr<T>()> &make)
    {
        const std::lock_guard lock(m_mutex);
        std::shared_ptr<void> &slot = m_entries[key];
        if (!slot)
            slot = make();
        return std::static_pointer_cast<T>(slot);
    }

    // Forgets what no plugin object holds; called after a publish when the old snapshot is gone.
    void prune();
    qsizetype size() const;

private:
    mutable std::mutex m_mutex;
    std::map<Key, std::shared_ptr<void>> m_entries;
};

// A stable hash of a configuration (key order does not matter).
QByteArray configurationHash(const QJsonObject &conf);

} // namespace gatehouse::plugin
