// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/exchange/consumer_view.h"
#include "gateway/plugin/state_pool.h"

#include <QByteArray>
#include <QJsonObject>
#include <QLatin1String>

namespace gatehouse::plugin {

// What the house offers to plugins: time and state that outlives a publish. All safe from any worker.
struct Services {
    const Clock &clock;
    StatePool &states;
};

struct FoundCredential {
    const ConsumerView *consumer = nullptr; // null: nobody has that key
    QByteArray credentialId;
    const QJsonObject *conf = nullptr; // the consumer's configuration of the authentication plugin
    bool locked = false; // somebody may have it, but the keychain does not let us know: answer 503
};

// Finds the consumer that a presented identity belongs to. Comparison does not leak by its timing.
class CredentialDirectory
{
public:
    virtual ~CredentialDirectory() = default;
    // `plugin` as in "key-auth"; `identity` is the value of that plugin's identifying attribute (key, username …).
    virtual FoundCredential find(QLatin1String plugin, QByteArrayView identity) const = 0;
    virtual const ConsumerView *consumer(QByteArrayView username) const = 0;
};

} // namespace gatehouse::plugin
