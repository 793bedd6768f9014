// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <string>
#include <tuple>

// Which Redis to ask and how, as a plugin's configuration has it.
namespace gatehouse::redis {

struct Address {
    QByteArray host; // name or address, no brackets
    quint16 port = 6379;
    bool operator==(const Address &) const = default;
    friend bool operator<(const Address &a, const Address &b) // QByteArray has no <=> in Qt 6.4
    {
        return std::tie(a.host, a.port) < std::tie(b.host, b.port);
    }
};

// How to come in at one server.
struct Login {
    QByteArray username, password; // no password: none is sent
    int database = 0;
    bool tls = false;
    bool verifyTls = false;
    std::chrono::milliseconds timeout{1000}; // for one command, connecting included
    std::chrono::milliseconds idle{10'000}; // a connection that long without work is closed
    bool operator==(const Login &) const = default;
};

struct Settings {
    enum class Kind { Single, Cluster, Sentinel };
    Kind kind = Kind::Single;
    QList<Address> servers; // the one, the first known of a cluster, or the sentinels
    Login login;
    Login sentinelLogin; // Sentinel only
    QByteArray masterName; // Sentinel only
    bool wantsReplica = false; // Sentinel only
    bool operator==(const Settings &) const = default;

    // Settings that are equal have one identity, and share a client. Tells no secret.
    std::string identity() const;
};

} // namespace gatehouse::redis
