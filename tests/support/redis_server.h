// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/redis/client.h"

#include <QProcess>
#include <QTemporaryDir>

namespace gatehouse::test {

// A real redis-server on a free port of 127.0.0.1, with its files in a folder of its own; ended
// with the object.
class RedisServer
{
public:
    // `arguments` as on redis-server's command line; `config`: a configuration file's text, for
    // what must be in one (Sentinel rewrites its own).
    explicit RedisServer(const QStringList &arguments = {}, const QByteArray &config = {});
    ~RedisServer();

    quint16 port() const { return m_port; }
    redis::Address address() const { return {"127.0.0.1", m_port}; }
    void stop(); // at once, without saving
    void start(); // on the same port
    // Asks it, waiting for the answer.
    redis::Reply ask(const QList<QByteArray> &words, const redis::Login &login = {}) const;

private:
    QTemporaryDir m_folder;
    QStringList m_arguments;
    QByteArray m_config;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

// A port of 127.0.0.1 that nobody listens on just now.
quint16 freePort();

// The answer of a client, waited for.
Result<redis::Reply> answerOf(redis::Client &client, const QByteArray &key,
                              const QList<QByteArray> &words);

} // namespace gatehouse::test
