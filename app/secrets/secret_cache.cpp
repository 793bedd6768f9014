// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_cache.h"

namespace gatehouse::app {

void SecretCache::put(const QString &path, const QByteArray &secret)
{
    const std::lock_guard guard(m_mutex);
    m_secrets.insert(path, secret);
    m_missing.remove(path);
}

void SecretCache::remove(const QString &path)
{
    const std::lock_guard guard(m_mutex);
    m_secrets.remove(path);
    m_missing.remove(path);
}

void SecretCache::markMissing(const QString &path)
{
    const std::lock_guard guard(m_mutex);
    m_secrets.remove(path);
    m_missing.insert(path);
}

std::optional<QByteArray> SecretCache::find(const QString &path) const
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_secrets.constFind(path);
    return found == m_secrets.cend() ? std::nullopt : std::optional(*found);
}

Result<QByteArray> SecretCache::resolve(const QString &reference) const
{
    const QString path = reference.mid(keychainScheme.size());
    const std::lock_guard guard(m_mutex);
    if (const auto found = m_secrets.constFind(path); found != m_secrets.cend())
        return *found;
    if (m_missing.contains(path))
        return fail(ErrorKind::NotFound,
                    u"the keychain has no entry for %1; enter the secret again"_qs.arg(reference));
    return fail(
        ErrorKind::Unavailable,
        u"the keychain has not given %1; unlock it, or enter the secret again"_qs.arg(reference));
}

} // namespace gatehouse::app
