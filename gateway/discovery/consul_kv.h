// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/consul.h"

namespace gatehouse::discovery {

// Services in Consul's key-value store: <prefix>/<service>/<host>:<port>, each value JSON with
// weight. A service is named by the URL of its folder, as in APISIX.
class ConsulKv final : public Registry
{
public:
    ConsulKv(const QJsonObject &conf, const Surroundings &around);
    void start() override;

private:
    struct Server {
        QString url;
        Outage outage;
        qint64 index = 0;
    };
    void ask(Server &server);
    void take(Server &server, const Heard &heard);
    std::optional<Catalogue> read(const Server &server, const Heard &heard) const;

    const ConsulSettings m_settings;
    ConsulDump m_dump;
    std::vector<std::unique_ptr<Server>> m_servers;
    Fetcher m_fetcher;
};

} // namespace gatehouse::discovery
