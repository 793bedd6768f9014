// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/core/result.h"
#include "gateway/exchange/consumer_view.h"
#include "gateway/plugin/state_pool.h"

#include <QByteArray>
#include <QJsonObject>
#include <QLatin1String>

namespace gatehouse::delivery {
class Courier;
}
namespace gatehouse::upstream {
class Group;
class NodeSources;
}

namespace gatehouse::plugin {

// The upstreams of the configuration that is being compiled, for plugins that choose among them.
class UpstreamDirectory
{
public:
    virtual ~UpstreamDirectory() = default;
    // Null: there is no upstream of that id.
    virtual std::shared_ptr<upstream::Group> find(const QString &id) const = 0;
    // An upstream written inside a plugin's configuration. `name` tells several of one owner apart
    // and, with the owner, scopes its live state. InvalidInput: it cannot be served.
    virtual Result<std::shared_ptr<upstream::Group>>
    make(const QJsonObject &upstream, const QString &owner, const QString &name) const = 0;
};

class Reports;

// What the house offers to plugins: time and state that outlives a publish. All safe from any
// worker.
struct Services {
    const Clock &clock;
    StatePool &states;
    delivery::Courier *courier = nullptr; // null: what is logged goes nowhere
    Reports *reports = nullptr; // null: there is no gateway to report about
    upstream::NodeSources *nodeSources = nullptr; // null: no service discovery is set up
};

// What an authentication plugin made of a credential once, instead of on each request (a parsed
// public key).
class PreparedCredential
{
public:
    virtual ~PreparedCredential() = default;
};

struct FoundCredential {
    const ConsumerView *consumer = nullptr; // null: nobody has that key
    QByteArray credentialId;
    const QJsonObject *conf = nullptr; // the consumer's configuration, defaults filled in
    bool locked = false; // somebody may have it, but the keychain does not let us know: answer 503
    const PreparedCredential *prepared = nullptr; // what Spec::prepare made, if the plugin has it
};

// Finds the consumer that a presented identity belongs to. Comparison does not leak by its timing.
class CredentialDirectory
{
public:
    virtual ~CredentialDirectory() = default;
    // `plugin` as in "key-auth"; `identity` is the value of that plugin's identifying attribute
    // (key, username …).
    virtual FoundCredential find(QLatin1String plugin, QByteArrayView identity) const = 0;
    virtual const ConsumerView *consumer(QByteArrayView username) const = 0;
};

} // namespace gatehouse::plugin
