// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/registry.h"

namespace gatehouse::discovery {

// Eureka: the whole registry (GET apps) at intervals, from the first host that answers. Only
// instances that are UP count; a secure port goes before a plain one.
class Eureka final : public Registry
{
public:
    Eureka(const QJsonObject &conf, const Surroundings &around);
    void start() override;

private:
    void ask();
    void take(const Heard &heard);

    const QJsonObject m_conf;
    QList<RegistryAddress> m_hosts;
    const int m_weight;
    Fetcher m_fetcher;
    Outage m_outage;
    qsizetype m_first = 0, m_tried = 0;
};

} // namespace gatehouse::discovery
