// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"
#include "gateway/core/result.h"
#include "gateway/upstream/node_set.h"
#include "gateway/upstream/node_source.h"
#include "gateway/upstream/retry_budget.h"
#include "gateway/upstream/tls_identity.h"

#include <memory>
#include <mutex>

namespace gatehouse::health {
class Checker;
}

namespace gatehouse::upstream {

class NameCache;

// What a group shares with the rest of the house and with the group that had its place before a
// publish. Everything may be null.
struct GroupParts {
    std::shared_ptr<LoadTable> loads; // null: its own
    std::shared_ptr<health::Checker> checker; // null: nobody checks the nodes
    std::shared_ptr<NameCache> names; // null: names go to the socket as they are
    std::shared_ptr<NodeSource> source; // for an upstream that names a service
    TlsIdentity tls; // null: an anonymous one
    std::optional<Error> refusal; // why no request can be served although the upstream exists
};

// A configured upstream ready for traffic. Shared by the workers; its nodes may be replaced at any
// time from any thread (service discovery), while traffic runs.
class Group
{
public:
    // InvalidInput for what this version cannot do, in words for the user.
    static Result<std::shared_ptr<Group>> build(const config::Upstream &config,
                                                GroupParts parts = {});

    const config::Upstream &config() const { return m_config; }
    const QByteArray &scheme() const { return m_scheme; } // "https"
    bool isTls() const { return m_config.scheme == u"https"_qs || m_config.scheme == u"grpcs"_qs; }
    bool isHttp2() const { return m_config.scheme == u"grpc"_qs || m_config.scheme == u"grpcs"_qs; }
    quint16 defaultPort() const { return isTls() ? 443 : 80; }
    const TlsIdentity &tls() const { return m_parts.tls; } // never null
    const std::optional<Error> &refusal() const { return m_parts.refusal; }
    const std::shared_ptr<NameCache> &names() const { return m_parts.names; }
    const std::shared_ptr<health::Checker> &checker() const { return m_parts.checker; }

    // The nodes now. Never null; an exchange keeps what it got.
    NodeSetPtr nodeSet() const;
    // Replaces the nodes; a list that says the same changes nothing. What an address carries (its
    // load, its health) stays with it.
    void setNodes(Nodes nodes);
    // How many further tries there may be after the first (apisix.md 2, `retries`).
    int retries(const NodeSet &nodes) const;
    RetryBudget &retryBudget() { return m_retryBudget; }
    // Why a service's nodes are missing or old; empty if they are not.
    QString fault() const;

private:
    Group(const config::Upstream &config, GroupParts parts);
    void follow();

    const config::Upstream m_config;
    const QByteArray m_scheme;
    const GroupParts m_parts;
    RetryBudget m_retryBudget;
    mutable std::mutex m_mutex; // of the two below
    NodeSetPtr m_nodes;
    QString m_fault;
    std::shared_ptr<void> m_subscription; // the first to go
};

} // namespace gatehouse::upstream
