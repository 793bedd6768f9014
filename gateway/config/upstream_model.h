// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

// An upstream as APISIX's configuration has it (apisix.md 2); see model.h.
namespace gatehouse::config {

using Milliseconds = std::chrono::milliseconds;

struct Timeout {
    Milliseconds connect{60000};
    Milliseconds send{60000};
    Milliseconds read{60000};
    bool operator==(const Timeout &) const = default;
};

struct Node {
    QString host;
    quint16 port = 0; // 0: by scheme, 80 or 443
    int weight = 1;
    int priority = 0;
    QJsonObject rest;
    bool operator==(const Node &) const = default;
};

struct KeepalivePool {
    int size = 320;
    Milliseconds idleTimeout{60000};
    int requests = 1000;
    bool operator==(const KeepalivePool &) const = default;
};

enum class PassHost { Pass, Node, Rewrite };

struct Upstream {
    QString id, name;
    QList<Node> nodes;
    QString type = QStringLiteral("roundrobin");
    QString scheme = QStringLiteral("http");
    QString hashOn, key;
    std::optional<int> retries; // absent: number of nodes - 1
    Milliseconds retryTimeout{0};
    std::optional<Timeout> timeout;
    PassHost passHost = PassHost::Pass;
    QString upstreamHost;
    KeepalivePool keepalivePool;
    QString serviceName, discoveryType;
    QJsonObject tls, checks, labels, rest;
    bool operator==(const Upstream &) const = default;
};

} // namespace gatehouse::config
