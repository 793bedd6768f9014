// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/discovery/fetcher.h"

#include <QJsonObject>
#include <QRegularExpression>

namespace gatehouse::discovery {

// One cluster of discovery.kubernetes. "${NAME}" is taken from the environment, as in APISIX.
struct KubernetesSettings {
    QString id; // of several clusters
    QString base; // "https://host:port"
    QString token, tokenFile;
    bool verifyPeer = false;
    bool slices = false; // EndpointSlices instead of Endpoints
    QString labelSelector, fieldSelector;
    QList<QRegularExpression> namespaces; // any of them, or none of them
    bool excludesNamespaces = false;
    int defaultWeight = 50;

    bool admits(const QString &space) const;
    // The path of the list, with these arguments besides the selectors.
    Ask ask(const QList<QPair<QString, QString>> &arguments,
            std::chrono::milliseconds timeout) const;
    // From the file anew each time, since it is renewed.
    QByteArray currentToken() const;
};

// InvalidInput, in APISIX's words.
Result<KubernetesSettings> kubernetesSettings(const QJsonObject &conf);
// The settings of every cluster; `conf` is one object or a list.
Result<QList<KubernetesSettings>> kubernetesClusters(const QJsonValue &conf);

} // namespace gatehouse::discovery
