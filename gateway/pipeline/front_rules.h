// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/node_settings.h"
#include "gateway/core/ip_matcher.h"
#include "gateway/exchange/exchange.h"

namespace gatehouse::pipeline {

// What config.yaml says about every request before it is matched: who the client is, whose word is
// taken for that, and how its path is read. Compiled once, shared by the workers.
class FrontRules
{
public:
    explicit FrontRules(const config::NodeSettings &settings = {});

    // The client is who the peer says, if the peer may say so (real_ip_header, real_ip_from;
    // ngx_http_realip_module). What is no address is ignored.
    void identify(Exchange &exchange) const;
    // Reads the path as the settings want. False: it must be refused with 400 (a dot segment or an
    // empty one with parameters).
    bool readPath(Exchange &exchange) const;
    // The fields plugins see and change: the client's without hop-by-hop ones. X-Forwarded-Proto,
    // -Host and -Port are as observed here, unless `peer` is trusted; one that is not loses its
    // X-Forwarded-For, too, once somebody is trusted (apisix.md 1.9).
    http::Headers requestFields(const Exchange &exchange, const Endpoint &peer) const;

    bool showsUpstreamStatus() const { return m_showsUpstreamStatus; }

private:
    enum class Trust { Nobody, Peer, Others };
    Trust trustIn(const Endpoint &peer) const;

    QByteArray m_header;
    IpMatcher m_from;
    bool m_recursive = false;
    std::optional<IpMatcher> m_trusted;
    bool m_cutsSlash = false, m_likeServlet = false, m_keepsSlash = false;
    bool m_showsUpstreamStatus = false;
};

} // namespace gatehouse::pipeline
