// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/admin_server.h"
#include "gateway/plugins/builtin_plugins.h"
#include "tests/gateway/admin/memory_store.h"
#include "tests/support/raw_client.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestAdminServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void changesAndShows();
    void asksForTheKeyFirst();
    void refusesLargeBodies();
    void grantsNoPreflight();

private:
    QByteArray ask(const QByteArray &start, const QByteArray &headers, const QByteArray &body = {});

    MemoryStore m_store;
    const plugin::Registry m_plugins{plugins::builtinPlugins()};
    admin::AdminServer m_server{m_store, m_plugins, "secret-key"};
    quint16 m_port = 0;
};

void TestAdminServer::initTestCase()
{
    const auto port = m_server.listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    m_port = *port;
}

QByteArray TestAdminServer::ask(const QByteArray &start, const QByteArray &headers,
                                const QByteArray &body)
{
    return askOnce(m_port,
                   start + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers
                       + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void TestAdminServer::changesAndShows()
{
    const QByteArray key = "X-API-KEY: secret-key\r\n";
    const QByteArray made = ask("PUT /apisix/admin/routes/1", key,
                                R"({"uri": "/a", "upstream": {"nodes": {"127.0.0.1:1": 1}}})");
    QCOMPARE(statusOf(made), 201);
    QVERIFY(made.contains("X-API-VERSION: v3\r\n"));
    QVERIFY(m_store.current.find(config::Kind::Route, u"1"_qs));
    QCOMPARE(statusOf(ask("GET /apisix/admin/routes/1", key)), 200);
}

void TestAdminServer::asksForTheKeyFirst()
{
    const QByteArray answer = ask("PUT /apisix/admin/nope", "X-API-KEY: other\r\n", "{bad");
    QCOMPARE(statusOf(answer), 401);
    QVERIFY(!answer.contains("secret-key"));
}

void TestAdminServer::refusesLargeBodies()
{
    const QByteArray answer = ask("PUT /apisix/admin/routes/1", "X-API-KEY: secret-key\r\n",
                                  QByteArray(1600 * 1024, ' '));
    QCOMPARE(statusOf(answer), 413);
}

void TestAdminServer::grantsNoPreflight()
{
    const QByteArray answer =
        ask("OPTIONS /apisix/admin/routes",
            "Origin: http://evil.test\r\nAccess-Control-Request-Method: PUT\r\n"
            "Access-Control-Request-Private-Network: true\r\n");
    QCOMPARE(statusOf(answer), 403);
    QVERIFY(!answer.contains("Access-Control-Allow"));
}

QTEST_GUILESS_MAIN(TestAdminServer)
#include "tst_admin_server.moc"
