// SPDX-License-Identifier: GPL-3.0-or-later
// Limits that hold for several gateways together, because they are kept in one Redis.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"
#include "tests/support/redis_server.h"

#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestSharedLimits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_redis = std::make_unique<RedisServer>(); }
    void init() { QCOMPARE(m_redis->ask({"FLUSHALL"}).text, "OK"_qba); }
    void countHoldsExactly_data();
    void countHoldsExactly();
    void groupHasAPISIXsKey();
    void rateHolds();
    void concurrencyHolds();
    void clientThatLeavesIsCountedOut_data();
    void clientThatLeavesIsCountedOut();
    void redisAway_data();
    void redisAway();
    void redisComesBack();

private:
    QByteArray redisAt(quint16 port) const
    {
        return "\"policy\": \"redis\", \"redis_host\": \"127.0.0.1\", \"redis_port\": "
            + QByteArray::number(port);
    }
    QByteArray shared() const { return redisAt(m_redis->port()); }
    // A route with that plugin to a node; `plugin` as JSON, which is YAML too.
    static QByteArray yaml(const QByteArray &plugin, const QByteArray &node)
    {
        return "routes:\n  - id: r1\n    uri: /*\n    plugins: {" + plugin
            + "}\n    upstream:\n      type: roundrobin\n      nodes:\n        \"" + node
            + "\": 1\n";
    }
    static GatewayOptions twoWorkers()
    {
        GatewayOptions options;
        options.workers = 2;
        return options;
    }

    std::unique_ptr<RedisServer> m_redis;
};

void TestSharedLimits::countHoldsExactly_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("fixed") << ""_qba;
    QTest::newRow("sliding") << R"(, "window_type": "sliding")"_qba;
}

// Many clients at once at two gateways of two workers each.
void TestSharedLimits::countHoldsExactly()
{
    QFETCH(const QByteArray, more);
    EchoUpstream upstream;
    const QByteArray text =
        yaml(R"("limit-count": {"count": 20, "time_window": 86400, "rejected_code": 429, )"
                 + shared() + more + "}",
             upstream.node());
    GatewayFixture one(text, twoWorkers()), other(text, twoWorkers());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(i % 2 ? one.port() : other.port()));
        clients.back()->send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
    QHash<int, int> statuses;
    QSet<QByteArray> remaining;
    for (const auto &client : clients) {
        QVERIFY(client->waitForClose());
        const QByteArray answer = client->received();
        ++statuses[statusOf(answer)];
        QVERIFY2(answer.contains("X-RateLimit-Limit: 20\r\n"), answer.constData());
        const qsizetype at = answer.indexOf("X-RateLimit-Remaining: ");
        remaining.insert(answer.mid(at, answer.indexOf('\r', at) - at));
    }
    QCOMPARE(statuses.value(200), 20);
    QCOMPARE(statuses.value(429), 30);
    QCOMPARE(remaining.size(), 20); // 19 to 0: nobody was told the same twice
    QCOMPARE(upstream.requests(), 20);
}

void TestSharedLimits::groupHasAPISIXsKey()
{
    EchoUpstream upstream;
    GatewayFixture gateway(
        yaml(R"("limit-count": {"count": 5, "time_window": 60, "group": "shop", )" + shared() + "}",
             upstream.node()));
    // An APISIX has counted four already.
    QCOMPARE(m_redis->ask({"SET", "plugin-limit-count:v1:shop:127.0.0.1", "4", "EX", "60"}).text,
             "OK"_qba);
    const QByteArray answer = get(gateway.port(), "/");
    QCOMPARE(statusOf(answer), 200);
    QVERIFY2(answer.contains("X-RateLimit-Remaining: 0\r\n"), answer.constData());
    QCOMPARE(statusOf(get(gateway.port(), "/")), 503);
    const auto record = gateway.records(2).last();
    const bool isNoted = std::ranges::any_of(record->trace, [](const traffic::HookTrace &row) {
        return row.note.contains("limit 5 per 60 s for 127.0.0.1: refused");
    });
    QVERIFY(isNoted);
}

void TestSharedLimits::rateHolds()
{
    EchoUpstream upstream;
    const QByteArray text =
        yaml(R"("limit-req": {"rate": 0.001, "burst": 0, "key": "remote_addr", )" + shared() + "}",
             upstream.node());
    GatewayFixture one(text), other(text);
    QCOMPARE(statusOf(get(one.port(), "/")), 200);
    QCOMPARE(statusOf(get(other.port(), "/")), 503);
    QCOMPARE(statusOf(get(one.port(), "/")), 503);
}

void TestSharedLimits::concurrencyHolds()
{
    QTcpServer slow; // an upstream that answers when it is told
    QVERIFY(slow.listen(QHostAddress::LocalHost));
    const QByteArray text = yaml(
        R"("limit-conn": {"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "remote_addr", )"
            + shared() + "}",
        "127.0.0.1:" + QByteArray::number(slow.serverPort()));
    GatewayFixture one(text), other(text);
    RawClient first(one.port());
    first.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(slow.hasPendingConnections());
    QCOMPARE(statusOf(get(other.port(), "/")), 503);
    QTcpSocket *peer = slow.nextPendingConnection();
    peer->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    QVERIFY(first.waitForClose());
    QCOMPARE(statusOf(first.received()), 200);
    QTRY_COMPARE(m_redis->ask({"DBSIZE"}).integer, 0); // counted out
}

void TestSharedLimits::clientThatLeavesIsCountedOut_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::newRow("here") << R"("policy": "local")"_qba;
    QTest::newRow("in redis") << shared();
}

// One client leaves while the upstream works for it, one while it is delayed.
void TestSharedLimits::clientThatLeavesIsCountedOut()
{
    QFETCH(const QByteArray, policy);
    QTcpServer slow;
    QVERIFY(slow.listen(QHostAddress::LocalHost));
    GatewayFixture gateway(yaml(
        R"("limit-conn": {"conn": 1, "burst": 1, "default_conn_delay": 1000, "key": "remote_addr", )"
            + policy + "}",
        "127.0.0.1:" + QByteArray::number(slow.serverPort())));
    const QByteArray request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    RawClient first(gateway.port()), delayed(gateway.port());
    first.send(request);
    QTRY_VERIFY(slow.hasPendingConnections());
    (void)slow.nextPendingConnection();
    delayed.send(request);
    QTRY_COMPARE(statusOf(get(gateway.port(), "/")), 503); // both places are taken
    delayed.socket().abort();
    first.socket().abort();
    // When neither is counted any more, a request passes without delay.
    QTRY_VERIFY([&] {
        RawClient next(gateway.port());
        next.send(request);
        return QTest::qWaitFor([&] { return slow.hasPendingConnections(); }, 200);
    }());
}

void TestSharedLimits::redisAway_data()
{
    QTest::addColumn<QByteArray>("plugin");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray count = R"("limit-count": {"count": 1, "time_window": 60, )";
    const QByteArray req = R"("limit-req": {"rate": 1, "burst": 0, "key": "remote_addr", )";
    const QByteArray conn =
        R"("limit-conn": {"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "remote_addr", )";
    const QByteArray degrade = R"("allow_degradation": true, )";
    QTest::newRow("count") << count << 500 << "{\"error_msg\":\"failed to limit count\"}\n"_qba;
    QTest::newRow("count degrades") << count + degrade << 200 << ""_qba;
    QTest::newRow("count reports later") << count + R"("sync_interval": 1, )" << 200 << ""_qba;
    QTest::newRow("req") << req << 500 << "<html>"_qba;
    QTest::newRow("req degrades") << req + degrade << 200 << ""_qba;
    QTest::newRow("conn") << conn << 500 << "<html>"_qba;
    QTest::newRow("conn degrades") << conn + degrade << 200 << ""_qba;
}

void TestSharedLimits::redisAway()
{
    QFETCH(const QByteArray, plugin);
    QFETCH(const QByteArray, body);
    EchoUpstream upstream;
    GatewayFixture gateway(yaml(plugin + redisAt(freePort()) + "}", upstream.node()));
    const QByteArray answer = get(gateway.port(), "/");
    QTEST(statusOf(answer), "status");
    QVERIFY2(bodyOf(answer).startsWith(body), answer.constData());
}

void TestSharedLimits::redisComesBack()
{
    EchoUpstream upstream;
    RedisServer redis;
    GatewayFixture gateway(
        yaml(R"("limit-count": {"count": 1000, "time_window": 60, )" + redisAt(redis.port()) + "}",
             upstream.node()));
    QCOMPARE(statusOf(get(gateway.port(), "/")), 200);
    redis.stop();
    QTRY_COMPARE(statusOf(get(gateway.port(), "/")), 500);
    redis.start();
    QTRY_COMPARE(statusOf(get(gateway.port(), "/")), 200);
}

QTEST_GUILESS_MAIN(TestSharedLimits)
#include "tst_shared_limits.moc"
