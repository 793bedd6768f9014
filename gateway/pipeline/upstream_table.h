// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"
#include "gateway/pipeline/compiler.h"
#include "gateway/upstream/group.h"

#include <QHash>

namespace gatehouse::pipeline {

// The upstreams of the document that is being compiled: those with an id, and those written inside
// routes, services and plugins. Their live state comes from the state pool, so it outlives a
// publish that leaves them alone.
class UpstreamTable final : public plugin::UpstreamDirectory
{
public:
    UpstreamTable(const config::Config &config, const plugin::Services &services);

    std::shared_ptr<upstream::Group> find(const QString &id) const override;
    Result<std::shared_ptr<upstream::Group>> make(const QJsonObject &upstream, const QString &owner,
                                                  const QString &name) const override;
    // `owner` as in "route#1". On failure null, and a fault.
    std::shared_ptr<upstream::Group> group(const config::Upstream &upstream, config::Kind kind,
                                           const QString &id);

    QList<config::Fault> faults; // what cannot be served

private:
    Result<std::shared_ptr<upstream::Group>> pooled(const config::Upstream &upstream,
                                                    const QString &owner) const;

    const plugin::Services &m_services;
    QHash<QString, std::shared_ptr<upstream::Group>> m_groups; // by id
};

} // namespace gatehouse::pipeline
