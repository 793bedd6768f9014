// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/health/checker.h"

namespace gatehouse::health {

namespace {

int limitOf(const Rise &rise, const Fall &fall, Sign sign)
{
    switch (sign) {
    case Sign::Success:
        return rise.successes;
    case Sign::HttpFailure:
        return fall.httpFailures;
    case Sign::TcpFailure:
        return fall.tcpFailures;
    case Sign::Timeout:
        break;
    }
    return fall.timeouts;
}

bool holds(const Statuses &statuses, int status)
{
    return status > 0 && size_t(status) < statuses.size() && statuses.test(size_t(status));
}

} // namespace

Checker::Checker(QByteArray ownerKind, QByteArray ownerId, Settings settings)
    : m_ownerKind(std::move(ownerKind))
    , m_ownerId(std::move(ownerId))
    , m_settings(std::move(settings))
{
}

std::vector<std::shared_ptr<Target>> Checker::watch(const std::vector<NodeAddress> &nodes)
{
    std::vector<std::shared_ptr<Target>> out;
    std::vector<Watched> watched;
    const auto find = [](const std::vector<Watched> &list, const NodeAddress &node, quint16 port,
                         const QByteArray &name) -> std::shared_ptr<Target> {
        for (const Watched &each : list) {
            if (each.target->host() == node.host && each.target->port() == port
                && each.target->hostName() == name)
                return each.target;
        }
        return nullptr;
    };
    const std::lock_guard lock(m_mutex);
    for (const NodeAddress &node : nodes) {
        const quint16 port = m_settings.active.port != 0 ? m_settings.active.port : node.port;
        const QByteArray name =
            m_settings.active.host.isEmpty() ? node.host : m_settings.active.host;
        auto target = find(watched, node, port, name);
        if (!target) {
            target = find(m_watched, node, port, name);
            if (!target)
                target = std::make_shared<Target>(node.host, port, name);
            watched.push_back({target, node.hostHeader});
        }
        out.push_back(std::move(target));
    }
    m_watched = std::move(watched);
    return out;
}

std::vector<Watched> Checker::watched() const
{
    const std::lock_guard lock(m_mutex);
    return m_watched;
}

void Checker::use()
{
    if (!m_used.load(std::memory_order_relaxed))
        m_used.store(true, std::memory_order_relaxed);
}

int Checker::passiveLimit(Sign sign) const
{
    return limitOf(m_settings.passive.healthy, m_settings.passive.unhealthy, sign);
}

int Checker::activeLimit(Sign sign) const
{
    return limitOf(m_settings.active.healthy, m_settings.active.unhealthy, sign);
}

void Checker::triedInVain(Target &target, Sign sign)
{
    note(target, sign, passiveLimit(sign));
}

void Checker::answered(Target &target, int status)
{
    const Passive &passive = m_settings.passive;
    if (passive.watchesHealthy && holds(passive.healthy.statuses, status))
        note(target, Sign::Success, passiveLimit(Sign::Success));
    else if (passive.watchesUnhealthy && holds(passive.unhealthy.statuses, status))
        note(target, Sign::HttpFailure, passiveLimit(Sign::HttpFailure));
}

void Checker::gaveUp(Target &target, Sign sign, int status)
{
    const Passive &passive = m_settings.passive;
    if (passive.watchesUnhealthy && holds(passive.unhealthy.statuses, status))
        answered(target, status);
    else
        triedInVain(target, sign);
}

void Checker::probed(Target &target, int status)
{
    if (holds(m_settings.active.healthy.statuses, status))
        probed(target, Sign::Success);
    else if (status == 0 || holds(m_settings.active.unhealthy.statuses, status))
        probed(target, Sign::HttpFailure);
}

void Checker::probed(Target &target, Sign sign)
{
    note(target, sign, activeLimit(sign));
}

void Checker::note(Target &target, Sign sign, int limit)
{
    if (target.report(sign, limit) && changed)
        changed();
}

Report Checker::report() const
{
    Report out{m_ownerKind, m_ownerId, m_settings.type, {}};
    if (!isUsed())
        return out;
    for (const Watched &each : watched()) {
        const Target &target = *each.target;
        out.nodes.append(
            {target.host(), target.port(), target.hostName(), target.state(), target.counters()});
    }
    return out;
}

} // namespace gatehouse::health
