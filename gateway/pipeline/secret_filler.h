// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/secret_resolver.h"

#include <QJsonObject>
#include <QStringList>

namespace gatehouse::pipeline {

// Puts the secrets into a plugin's configuration before it is built: every string value that is a
// reference, at any depth, is replaced by what it names. What could not be resolved is listed.
class SecretFiller
{
public:
    explicit SecretFiller(const SecretResolver &resolver)
        : m_resolver(resolver)
    {
    }

    QJsonObject filled(const QJsonObject &conf);
    bool complete() const { return m_missing.isEmpty() && m_locked.isEmpty(); }
    const QStringList &missing() const { return m_missing; } // nobody has them
    const QStringList &locked() const { return m_locked; } // the store is shut

private:
    QJsonValue filled(const QJsonValue &value);

    const SecretResolver &m_resolver;
    QStringList m_missing, m_locked;
};

} // namespace gatehouse::pipeline
