// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/discovery.h"
#include "gateway/endpoint/server.h"

#include <QUrlQuery>

namespace gatehouse::test {

// What registries for tests have in common: a port of their own, dying and coming back there,
// talking nonsense, and what they were asked. Lives on the test's thread.
class FakeRegistry
{
public:
    FakeRegistry();
    virtual ~FakeRegistry() = default;

    QString url() const { return u"http://127.0.0.1:%1"_qs.arg(m_port); }
    quint16 port() const { return m_port; }
    void die() { m_server.close(); }
    void comeBack();
    // Every answer is that from now on; status 0: the true ones again.
    void spoil(int status, const QByteArray &body = {});
    int requests() const { return m_requests; }

protected:
    using ResponderPtr = std::shared_ptr<endpoint::Responder>;
    virtual void answer(const endpoint::Request &request, const ResponderPtr &to) = 0;
    static void sendJson(endpoint::Responder &to, const QByteArray &body,
                         http::Headers headers = {});
    static QString argument(const endpoint::Request &request, const QString &name);

private:
    int m_requests = 0;
    int m_spoiledStatus = 0;
    QByteArray m_spoiledBody;
    quint16 m_port = 0;
    endpoint::Server m_server;
};

// Discovery with one registry of each kind in `conf`, on fast clocks, and the nodes of one service.
class FollowedService
{
public:
    FollowedService(const QJsonObject &conf, const QString &kind, const QString &service,
                    const QJsonObject &args = {});
    ~FollowedService();

    QByteArray nodes() const; // "10.0.0.1:80*1 10.0.0.2:80*1", priorities as "^1"
    QString fault() const;

    SystemClock clock;
    discovery::Discovery discovery{clock, {std::chrono::milliseconds(10)}};
    QStringList faults; // of the configuration

private:
    mutable std::mutex m_mutex;
    upstream::ServiceNodes m_last;
    std::shared_ptr<void> m_handle;
};

QJsonObject json(const QByteArray &singleQuoted); // {'a': 1}

} // namespace gatehouse::test
