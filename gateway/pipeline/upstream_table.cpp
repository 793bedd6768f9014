// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/upstream_table.h"

#include "gateway/config/codec.h"

namespace gatehouse::pipeline {

UpstreamTable::UpstreamTable(const config::Config &config, const plugin::Services &services)
    : m_services(services)
{
    for (const config::Upstream &upstream : config.upstreams) {
        if (!m_groups.contains(upstream.id))
            m_groups.insert(upstream.id, group(upstream, config::Kind::Upstream, upstream.id));
    }
}

std::shared_ptr<upstream::Group> UpstreamTable::find(const QString &id) const
{
    return m_groups.value(id);
}

Result<std::shared_ptr<upstream::Group>>
UpstreamTable::make(const QJsonObject &upstream, const QString &owner, const QString &name) const
{
    return pooled(config::decodeUpstream(upstream), owner + u'#' + name);
}

std::shared_ptr<upstream::Group> UpstreamTable::group(const config::Upstream &upstream,
                                                      config::Kind kind, const QString &id)
{
    const auto found = pooled(upstream, config::resourceName(kind) + u'#' + id);
    if (found)
        return *found;
    faults.append({kind, id, kind == config::Kind::Upstream ? QString() : u"/upstream"_qs, 0,
                   found.error().message});
    return nullptr;
}

Result<std::shared_ptr<upstream::Group>> UpstreamTable::pooled(const config::Upstream &upstream,
                                                               const QString &owner) const
{
    std::optional<Error> error;
    const plugin::StatePool::Key key{u"upstream"_qs, owner,
                                     plugin::configurationHash(config::encode(upstream))};
    auto group =
        m_services.states.get<upstream::Group>(key, [&]() -> std::shared_ptr<upstream::Group> {
            auto built = upstream::Group::build(upstream);
            if (built)
                return *built;
            error = built.error();
            return nullptr;
        });
    if (error)
        return gatehouse::fail(*error);
    return group;
}

} // namespace gatehouse::pipeline
