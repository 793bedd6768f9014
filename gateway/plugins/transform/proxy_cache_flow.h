// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/outcome.h"
#include "gateway/plugins/transform/proxy_cache_rules.h"
#include "gateway/plugins/transform/proxy_cache_zone.h"

// What proxy-cache does with a request and its answer.
namespace gatehouse::plugins {

struct ProxyCacheCore {
    ProxyCacheRules rules;
    std::shared_ptr<CacheZone> zone;
    const Clock &clock;
};

// One exchange.
struct ProxyCached {
    explicit ProxyCached(std::shared_ptr<const ProxyCacheCore> handle)
        : core(std::move(handle))
    {
    }

    std::shared_ptr<const ProxyCacheCore> core;
    QByteArray key;
    QByteArray status; // Apisix-Cache-Status; empty: none
    bool mayStore = false;
    std::shared_ptr<cache::StoredResponse> capture; // is stored once its body is whole
};

// What a HEAD brought answers HEADs only; what a GET brought answers both.
QByteArray proxyCacheScope(const Exchange &exchange);

plugin::Outcome proxyCacheAccess(Exchange &exchange, ProxyCached &state);
void proxyCacheHead(Exchange &exchange, ProxyCached &state);
void proxyCacheBody(ProxyCached &state, const QByteArray &octets, bool last);

} // namespace gatehouse::plugins
