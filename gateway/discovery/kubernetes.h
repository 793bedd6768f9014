// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/endpoint_table.h"
#include "gateway/discovery/registry.h"

namespace gatehouse::discovery {

// One cluster: lists all endpoints, page by page, then watches for changes from that version on.
// When the server has forgotten the version (410), or a watch fails, it lists again; the services
// known before stay until the new list is whole.
class KubernetesCluster final : public QObject
{
public:
    KubernetesCluster(const Surroundings &around, const KubernetesSettings &settings);
    void start();

private:
    void list(const QString &next);
    void listed(const Heard &heard);
    void watch();
    void happened(const QByteArray &line);
    void watchEnded(const Heard &heard);
    void fail(const QString &why);
    QString source() const { return m_settings.base + u'#' + m_settings.id; }

    const Surroundings m_around;
    const KubernetesSettings m_settings;
    Fetcher m_fetcher;
    Outage m_outage;
    std::unique_ptr<EndpointTable> m_table, m_coming;
    Fetcher::Call m_watch;
    QString m_version;
};

class Kubernetes final : public Registry
{
public:
    Kubernetes(const QList<KubernetesSettings> &clusters, const Surroundings &around);
    void start() override;

private:
    std::vector<std::unique_ptr<KubernetesCluster>> m_clusters;
};

} // namespace gatehouse::discovery
