// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"
#include "gateway/pipeline/client_certificates.h"
#include "gateway/pipeline/compiler.h"
#include "gateway/upstream/group.h"

#include <QHash>

namespace gatehouse::health {
class Service;
}

namespace gatehouse::pipeline {

// The one that all upstreams with these states share.
std::shared_ptr<health::Service> healthService(plugin::StatePool &states);

// The upstreams of the document that is being compiled: those with an id, and those written inside
// routes, services and plugins. They and their live state (loads, health, addresses of names) come
// from the state pool, so they outlive a publish that leaves them alone.
class UpstreamTable final : public plugin::UpstreamDirectory
{
public:
    // `sound`: the document without what is faulty.
    UpstreamTable(const config::Config &config, const config::Document &sound,
                  const CompileInput &input);

    std::shared_ptr<upstream::Group> find(const QString &id) const override;
    Result<std::shared_ptr<upstream::Group>> make(const QJsonObject &upstream, const QString &owner,
                                                  const QString &name) const override;
    // On failure null, and a fault.
    std::shared_ptr<upstream::Group> group(const config::Upstream &upstream, config::Kind kind,
                                           const QString &id);

    QStringList lockedSecrets() const { return m_certificates.lockedSecrets; }
    QList<config::Fault> faults; // what cannot be served

private:
    struct Owner {
        QString section, id; // "routes", "r1"
    };
    Result<std::shared_ptr<upstream::Group>> pooled(const config::Upstream &upstream,
                                                    const Owner &owner) const;
    upstream::GroupParts partsFor(const config::Upstream &upstream, const Owner &owner) const;
    std::shared_ptr<health::Checker> checkerFor(const config::Upstream &upstream,
                                                const Owner &owner) const;

    const plugin::Services &m_services;
    mutable ClientCertificates m_certificates;
    const std::shared_ptr<upstream::NameCache> m_names;
    QHash<QString, std::shared_ptr<upstream::Group>> m_groups; // by id
};

} // namespace gatehouse::pipeline
