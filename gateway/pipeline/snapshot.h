// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/consumer_directory.h"
#include "gateway/pipeline/deputy_guard.h"
#include "gateway/pipeline/front_rules.h"
#include "gateway/pipeline/plugin_chain.h"
#include "gateway/router/router.h"
#include "gateway/tls/certificate_store.h"
#include "gateway/traffic/redact.h"
#include "gateway/transport/upstream_request.h"
#include "gateway/upstream/group.h"

#include <memory>
#include <vector>

namespace gatehouse::pipeline {

// Why a matched route cannot be served; the status is APISIX's (apisix.md 1.7). 0: it can.
struct RouteFailure {
    int status = 0;
    QByteArray reason; // for the record
};

struct CompiledRoute {
    RouteView view;
    PluginChain chain; // service, plugin config and route merged
    std::shared_ptr<upstream::Group> upstream;
    RouteFailure failure; // decided before plugins run
    RouteFailure noUpstream; // decided when the request would be forwarded
    std::optional<transport::Timeouts> timeouts; // else the upstream's
    bool websocket = false;
    std::optional<DeputyGuard> guard; // it adds a secret to requests
    bool readsBody = false; // some variable in its configuration is taken from the body
};

// A configuration compiled for traffic: immutable, shared by the workers. An exchange keeps the one
// it began with.
class Snapshot
{
public:
    quint64 revision = 0;
    std::shared_ptr<const FrontRules> front = std::make_shared<FrontRules>();
    std::shared_ptr<const router::Router> router;
    std::vector<CompiledRoute> routes; // by router handle
    PluginChain globalRules;
    bool matchingReadsBody = false; // some route's vars name a variable of the body
    std::shared_ptr<const ConsumerDirectory> consumers;
    tls::CertificateStorePtr certificates = std::make_shared<tls::CertificateStore>();
    traffic::Redactor redactor; // knows the names this configuration keeps secrets under
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace gatehouse::pipeline
