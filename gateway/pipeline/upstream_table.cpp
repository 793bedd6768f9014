// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/upstream_table.h"

#include "gateway/config/codec.h"
#include "gateway/health/checker.h"
#include "gateway/health/service.h"
#include "gateway/upstream/name_cache.h"

namespace gatehouse::pipeline {

std::shared_ptr<health::Service> healthService(plugin::StatePool &states)
{
    return states.get<health::Service>({u"health"_qs, {}, {}},
                                       [] { return std::make_shared<health::Service>(); });
}

static std::shared_ptr<upstream::NameCache> nameCache(const plugin::Services &services)
{
    return services.states.get<upstream::NameCache>({u"upstream-names"_qs, {}, {}}, [&] {
        return std::make_shared<upstream::NameCache>(services.clock, upstream::systemLookup());
    });
}

UpstreamTable::UpstreamTable(const config::Config &config, const config::Document &sound,
                             const CompileInput &input)
    : m_services(input.services)
    , m_certificates(sound, input.secrets)
    , m_names(nameCache(input.services))
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
    return pooled(config::decodeUpstream(upstream), {u"plugins"_qs, owner + u'#' + name});
}

std::shared_ptr<upstream::Group> UpstreamTable::group(const config::Upstream &upstream,
                                                      config::Kind kind, const QString &id)
{
    const QString pointer = kind == config::Kind::Upstream ? QString() : u"/upstream"_qs;
    const auto found = pooled(upstream, {config::sectionName(kind), id});
    if (!found) {
        faults.append({kind, id, pointer, 0, found.error().message});
        return nullptr;
    }
    if (const auto &refusal = (*found)->refusal())
        faults.append({.kind = kind,
                       .resourceId = id,
                       .pointer = pointer + u"/tls",
                       .reason = refusal->message,
                       .message = refusal->message,
                       .tolerated = true});
    return *found;
}

Result<std::shared_ptr<upstream::Group>> UpstreamTable::pooled(const config::Upstream &upstream,
                                                               const Owner &owner) const
{
    QByteArray hash = plugin::configurationHash(config::encode(upstream));
    const ClientCertificates::Found certificate = m_certificates.of(upstream.tls);
    hash += certificate.fingerprint();
    // Before the group itself: the pool makes one thing at a time.
    upstream::GroupParts parts = partsFor(upstream, owner);
    std::optional<Error> error;
    auto group = m_services.states.get<upstream::Group>(
        {u"upstream"_qs, owner.section + u'#' + owner.id, hash},
        [&]() -> std::shared_ptr<upstream::Group> {
            certificate.applyTo(parts);
            auto built = upstream::Group::build(upstream, std::move(parts));
            if (built)
                return *built;
            error = built.error();
            return nullptr;
        });
    if (error)
        return gatehouse::fail(*error);
    return group;
}

upstream::GroupParts UpstreamTable::partsFor(const config::Upstream &upstream,
                                             const Owner &owner) const
{
    upstream::GroupParts parts;
    plugin::StatePool &states = m_services.states;
    parts.loads =
        states.get<upstream::LoadTable>({u"upstream-loads"_qs, owner.section + u'#' + owner.id, {}},
                                        [] { return std::make_shared<upstream::LoadTable>(); });
    parts.names = m_names;
    if (!upstream.checks.isEmpty())
        parts.checker = checkerFor(upstream, owner);
    if (m_services.nodeSources && !upstream.serviceName.isEmpty())
        parts.source = m_services.nodeSources->find(upstream.discoveryType);
    return parts;
}

// What is known of the nodes' health outlives a change of the nodes, but not of the checks.
std::shared_ptr<health::Checker> UpstreamTable::checkerFor(const config::Upstream &upstream,
                                                           const Owner &owner) const
{
    plugin::StatePool &states = m_services.states;
    const auto service = healthService(states);
    return states.get<health::Checker>({u"upstream-health"_qs, owner.section + u'#' + owner.id,
                                        plugin::configurationHash(upstream.checks)},
                                       [&] {
                                           auto checker = std::make_shared<health::Checker>(
                                               owner.section.toUtf8(), owner.id.toUtf8(),
                                               health::settingsOf(upstream.checks));
                                           service->add(checker);
                                           return checker;
                                       });
}

} // namespace gatehouse::pipeline
