// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/kubernetes_settings.h"
#include "gateway/discovery/service_board.h"

namespace gatehouse::discovery {

// The Endpoints or EndpointSlices of a cluster, made into services "namespace/name:port". Of
// slices, all of one service together make up its nodes. No I/O.
class EndpointTable
{
public:
    explicit EndpointTable(const KubernetesSettings &settings)
        : m_settings(settings)
    {
    }
    struct Change {
        Catalogue changed;
        QStringList gone;
    };
    // An object that is none, or of another namespace, changes nothing.
    Change set(const QJsonObject &object);
    Change remove(const QJsonObject &object);
    Catalogue all() const;

private:
    struct Name {
        QString service; // "namespace/name"
        QString slice; // empty for Endpoints
    };
    using Ports = QMap<QString, Instances>;
    std::optional<Name> nameOf(const QJsonObject &object) const;
    Ports portsOf(const QJsonObject &object) const;
    Ports merged(const QString &service) const;
    Change changeOf(const QString &service, const Ports &before) const;
    QString keyOf(const QString &service, const QString &port) const;

    const KubernetesSettings &m_settings;
    QMap<QString, QMap<QString, Ports>> m_services; // by slice
};

} // namespace gatehouse::discovery
