// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QHash>
#include <QSet>

#include <mutex>
#include <optional>

namespace gatehouse::app
{

inline constexpr QLatin1String keychainScheme("$secret://keychain/");

// The secrets in memory, by path: what the keychain gave, or all there is when the user works
// without one. Shared by the store and the resolvers it handed out; thread-safe.
class SecretCache
{
public:
    void put(const QString &path, const QByteArray &secret);
    void remove(const QString &path);
    void markMissing(const QString &path); // the keychain, being open, has no such entry
    std::optional<QByteArray> find(const QString &path) const;

    // `reference` is "$secret://keychain/…". NotFound: known to be missing; Unavailable: not read
    // so far.
    Result<QByteArray> resolve(const QString &reference) const;

private:
    mutable std::mutex m_mutex;
    QHash<QString, QByteArray> m_secrets;
    QSet<QString> m_missing;
};

} // namespace gatehouse::app
