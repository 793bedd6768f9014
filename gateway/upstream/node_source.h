// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/node.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace gatehouse::upstream {

// A service as its registry lists it. Nodes are made by makeNode(); their live state is filled in
// by the group.
struct ServiceNodes {
    Nodes nodes;
    std::optional<QString> fault; // why they are not there, or not fresh ("the registry is away")
};

// What a group that names a service asks: a registry of one discovery type. Implemented by
// gateway/discovery. Safe from any thread.
class NodeSource
{
public:
    virtual ~NodeSource() = default;

    // Called on any thread, never after the handle was dropped, also during subscribe().
    using Changed = std::function<void(ServiceNodes)>;
    // Begins to follow the service and tells its nodes once they are known and whenever they
    // change, until the returned handle is dropped. `args`: the upstream's discovery_args. A
    // registry that goes away keeps the last nodes and says so by `fault`.
    [[nodiscard]] virtual std::shared_ptr<void>
    subscribe(const QString &service, const QJsonObject &args, Changed changed) = 0;
};

// The registries there are, by discovery type ("dns", "consul" …).
class NodeSources
{
public:
    virtual ~NodeSources() = default;
    // Null: no such type, or it is not set up.
    virtual std::shared_ptr<NodeSource> find(const QString &discoveryType) const = 0;
};

} // namespace gatehouse::upstream
