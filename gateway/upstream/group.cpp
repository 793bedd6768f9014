// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/group.h"

#include "gateway/health/checker.h"

namespace gatehouse::upstream {

namespace {

std::optional<QString> unsupported(const config::Upstream &config, const GroupParts &parts)
{
    if (!config.serviceName.isEmpty() && !parts.source)
        return u"service discovery (%1) is not set up; list the nodes, or set it up"_qs.arg(
            config.discoveryType);
    if (!makeBalancer(config, {}, {}))
        return u"there is no upstream type \"%1\"; use roundrobin, chash, least_conn or ewma"_qs
            .arg(config.type);
    static const QStringList schemes{u"http"_qs, u"https"_qs, u"grpc"_qs, u"grpcs"_qs};
    if (!schemes.contains(config.scheme))
        return u"upstream scheme \"%1\" is not for HTTP routes and cannot be served; use http, https, grpc or grpcs"_qs
            .arg(config.scheme);
    return std::nullopt;
}

// What an active check sends as Host: a rewritten one, else a name the node was given by, whatever
// pass_host says, since a check has no client (as in APISIX).
QByteArray checkedAs(const config::Upstream &config, const Node &node)
{
    if (config.passHost == config::PassHost::Rewrite)
        return config.upstreamHost.toUtf8();
    return node.isName ? node.host : QByteArray();
}

Nodes configuredNodes(const config::Upstream &config, quint16 defaultPort)
{
    Nodes nodes;
    for (const config::Node &node : config.nodes) {
        nodes.push_back(makeNode(node.host.toUtf8(), node.port != 0 ? node.port : defaultPort,
                                 node.weight, node.priority));
        nodes.back().metadata = node.rest.value(u"metadata"_qs).toObject();
    }
    return nodes;
}

} // namespace

Result<std::shared_ptr<Group>> Group::build(const config::Upstream &config, GroupParts parts)
{
    if (const auto reason = unsupported(config, parts))
        return fail(ErrorKind::InvalidInput, *reason);
    if (!parts.loads)
        parts.loads = std::make_shared<LoadTable>();
    if (!parts.tls)
        parts.tls = anonymousIdentity();
    std::shared_ptr<Group> group(new Group(config, std::move(parts)));
    if (config.serviceName.isEmpty())
        group->setNodes(configuredNodes(config, group->defaultPort()));
    else
        group->follow();
    return group;
}

Group::Group(const config::Upstream &config, GroupParts parts)
    : m_config(config)
    , m_scheme(config.scheme.toLatin1())
    , m_parts(std::move(parts))
    , m_nodes(std::make_shared<NodeSet>(config, Nodes()))
{
}

void Group::follow()
{
    m_fault = u"the nodes of service %1 are not known yet"_qs.arg(m_config.serviceName);
    const QJsonObject args = m_config.rest.value(u"discovery_args"_qs).toObject();
    m_subscription =
        m_parts.source->subscribe(m_config.serviceName, args, [this](ServiceNodes found) {
            {
                const std::lock_guard lock(m_mutex);
                m_fault = found.fault.value_or(QString());
            }
            setNodes(std::move(found.nodes));
        });
}

NodeSetPtr Group::nodeSet() const
{
    const std::lock_guard lock(m_mutex);
    return m_nodes;
}

void Group::setNodes(Nodes nodes)
{
    for (Node &node : nodes) {
        if (node.port == 0) // its registry knows none
            node.setPort(defaultPort());
    }
    const NodeSetPtr before = nodeSet();
    const auto same = [](const Node &a, const Node &b) { return a.isSameAs(b); };
    if (std::equal(nodes.begin(), nodes.end(), before->nodes().begin(), before->nodes().end(),
                   same))
        return;
    std::vector<health::NodeAddress> addresses;
    for (Node &node : nodes) {
        node.load = m_parts.loads->of(node.text);
        addresses.push_back({node.host, node.port, checkedAs(m_config, node)});
    }
    if (m_parts.checker) {
        const auto targets = m_parts.checker->watch(addresses);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            nodes[i].target = targets[i];
    }
    auto after = std::make_shared<NodeSet>(m_config, std::move(nodes));
    const std::lock_guard lock(m_mutex);
    m_nodes = std::move(after);
}

int Group::retries(const NodeSet &nodes) const
{
    return m_config.retries.value_or(std::max<int>(0, int(nodes.size()) - 1));
}

QString Group::fault() const
{
    const std::lock_guard lock(m_mutex);
    return m_fault;
}

} // namespace gatehouse::upstream
