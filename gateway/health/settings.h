// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <bitset>
#include <chrono>

namespace gatehouse::health {

using Statuses = std::bitset<600>;

// When a node rises: so many successes, which are these statuses.
struct Rise {
    std::chrono::milliseconds interval{0}; // of active checks; 0: healthy nodes are not asked
    Statuses statuses;
    int successes = 2; // 0: not looked at
    bool operator==(const Rise &) const = default;
};

// When a node falls: so many failures of one kind; 0: that kind is not looked at.
struct Fall {
    std::chrono::milliseconds interval{0}; // of active checks; 0: unhealthy nodes are not asked
    Statuses statuses;
    int httpFailures = 5, tcpFailures = 2, timeouts = 3;
    bool operator==(const Fall &) const = default;
};

enum class Kind { Http, Https, Tcp };

struct Active {
    Kind kind = Kind::Http;
    std::chrono::milliseconds timeout{1000};
    int concurrency = 10;
    QByteArray host; // empty: the node's
    quint16 port = 0; // 0: the node's
    QByteArray method = "GET", path = "/", body;
    QList<QByteArray> headers; // "Name: value"
    bool verifyCertificate = true;
    Rise healthy;
    Fall unhealthy;
    bool operator==(const Active &) const = default;
};

struct Passive {
    // What of the final answers is looked at: only the parts that the configuration has. Failed
    // tries before another node was tried always count, by the numbers in `unhealthy`.
    bool watchesHealthy = false, watchesUnhealthy = false;
    Rise healthy;
    Fall unhealthy;
    bool operator==(const Passive &) const = default;
};

// `checks` of an upstream (apisix.md 2). As in APISIX, healthy nodes are asked only when
// `active.healthy` is there, unhealthy ones only when `active.unhealthy` is: their intervals are
// defaults within these objects.
struct Settings {
    Active active;
    Passive passive;
    QByteArray type; // as the report shows it
    bool operator==(const Settings &) const = default;
};
Settings settingsOf(const QJsonObject &checks);

} // namespace gatehouse::health
