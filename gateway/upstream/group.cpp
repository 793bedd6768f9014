// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/group.h"

#include "gateway/upstream/round_robin.h"

#include <map>

namespace gatehouse::upstream {

namespace {

Node makeNode(const config::Node &node, quint16 defaultPort)
{
    Node out;
    out.host = node.host.toUtf8();
    if (out.host.startsWith('[') && out.host.endsWith(']'))
        out.host = out.host.mid(1, out.host.size() - 2);
    out.port = node.port != 0 ? node.port : defaultPort;
    out.weight = node.weight;
    out.priority = node.priority;
    const QByteArray shown = out.host.contains(':') ? '[' + out.host + ']' : out.host;
    out.text = shown + ':' + QByteArray::number(out.port);
    return out;
}

std::optional<QString> unsupported(const config::Upstream &config)
{
    if (!config.serviceName.isEmpty())
        return u"service discovery (%1) is not available in this version; list the nodes"_qs.arg(
            config.discoveryType);
    if (config.type != u"roundrobin"_qs)
        return u"upstream type \"%1\" is not available in this version; use \"roundrobin\""_qs.arg(
            config.type);
    if (config.scheme != u"http"_qs && config.scheme != u"https"_qs)
        return u"upstream scheme \"%1\" is not available in this version; use \"http\" or \"https\""_qs
            .arg(config.scheme);
    return std::nullopt;
}

} // namespace

Result<std::shared_ptr<Group>> Group::build(const config::Upstream &config)
{
    if (const auto reason = unsupported(config))
        return fail(ErrorKind::InvalidInput, *reason);
    auto group = std::make_shared<Group>();
    group->m_config = config;
    group->m_tls = config.scheme == u"https"_qs;
    std::map<int, std::vector<std::size_t>, std::greater<>> levels;
    for (const config::Node &node : config.nodes) {
        levels[node.priority].push_back(group->m_nodes.size());
        group->m_nodes.push_back(makeNode(node, group->m_tls ? 443 : 80));
    }
    for (auto &[priority, members] : levels) {
        std::vector<int> weights;
        for (const std::size_t index : members)
            weights.push_back(group->m_nodes[index].weight);
        group->m_levels.push_back({std::move(members), std::make_unique<RoundRobin>(weights)});
    }
    return group;
}

int Group::retries() const
{
    return m_config.retries.value_or(std::max<int>(0, int(m_nodes.size()) - 1));
}

std::optional<std::size_t> Group::pick(const Exchange &exchange, const std::vector<bool> &tried)
{
    // A single node bypasses the balancer, whatever its weight (apisix.md 2).
    if (m_nodes.size() == 1)
        return tried[0] ? std::nullopt : std::optional<std::size_t>(0);
    for (const Level &level : m_levels) {
        std::vector<bool> triedHere;
        for (const std::size_t index : level.members)
            triedHere.push_back(tried[index]);
        if (const auto picked = level.balancer->pick(exchange, triedHere))
            return level.members[*picked];
    }
    return std::nullopt;
}

} // namespace gatehouse::upstream
