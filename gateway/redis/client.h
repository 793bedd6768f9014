// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/worker_locals.h"
#include "gateway/redis/connection.h"

namespace gatehouse::redis {

// A Lua script that the server runs in one go. Made once, kept.
class Script
{
public:
    explicit Script(QByteArray text);
    const QByteArray &text() const { return m_text; }
    const QByteArray &digest() const { return m_digest; }

private:
    QByteArray m_text, m_digest; // SHA-1 in hex, as EVALSHA wants it
};

// Sends commands about one key each to wherever that key lives: a server, a node of a cluster, the
// master that sentinels name. Used on one thread, never waits; as Connection, it calls back once,
// perhaps before it returns, and not after it is gone.
class Client
{
public:
    virtual ~Client() = default;
    virtual void run(const QByteArray &key, const QList<QByteArray> &words, Done done) = 0;

    // Runs `script` with one key, by its digest; by its text where the server does not have it yet.
    void eval(const Script &script, const QByteArray &key, const QList<QByteArray> &arguments,
              Done done);
};

// Addresses as plugins write them, "host:port" or "[::1]:7000"; std::nullopt for anything else.
std::optional<Address> addressFrom(QByteArrayView text);

std::shared_ptr<Client> makeClient(const Settings &settings);
// The one client of this worker for `settings`, whose identity is `identity`.
Client &clientOf(WorkerLocals &locals, const Settings &settings, const std::string &identity);

} // namespace gatehouse::redis
