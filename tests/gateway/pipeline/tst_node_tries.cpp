// SPDX-License-Identifier: GPL-3.0-or-later
// Which nodes a request is tried at, how often, and what the client gets when it is of no use.
#include "gateway/config/yaml.h"
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// Reads each request and then closes, keeps silent, or answers 200 with its own port.
class Backend
{
public:
    enum Manner { Closes, KeepsSilent, Answers };

    explicit Backend(Manner manner)
    {
        server.listen(QHostAddress(QHostAddress::LocalHost), 0);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this, manner] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                ++connections;
                QObject::connect(socket, &QIODevice::readyRead, socket, [this, socket, manner] {
                    if (!socket->readAll().contains("\r\n\r\n"))
                        return;
                    ++requests;
                    if (manner == Closes)
                        socket->disconnectFromHost();
                    if (manner == Answers)
                        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
            }
        });
    }

    QByteArray node() const { return "127.0.0.1:" + QByteArray::number(server.serverPort()); }

    QTcpServer server;
    int requests = 0, connections = 0;
};

QByteArray deadNode()
{
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    return "127.0.0.1:" + QByteArray::number(server.serverPort());
}

// "{host: h, port: p, weight: 1, priority: n}"; the first of several is tried first.
QByteArray entry(const QByteArray &node, int priority)
{
    const qsizetype colon = node.lastIndexOf(':');
    return "{host: " + node.left(colon) + ", port: " + node.mid(colon + 1)
        + ", weight: 1, priority: " + QByteArray::number(priority) + "}";
}

QByteArray routeTo(const QList<QByteArray> &nodes, const QByteArray &more = {})
{
    QByteArray list;
    int priority = 100;
    for (const QByteArray &node : nodes)
        list += entry(node, priority--) + ", ";
    return "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, " + more + "nodes: [" + list
        + "]}}\n";
}

} // namespace

class TestNodeTries : public QObject
{
    Q_OBJECT

private slots:
    void failuresAndRetries_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<Backend::Manner>("first");
        QTest::addColumn<QByteArray>("setting");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempts");
        const QByteArray hasty = "timeout: {connect: 1, send: 1, read: 0.05}, ";
        QTest::newRow("closed after the request, nothing asked for")
            << QByteArray("GET") << Backend::Closes << QByteArray() << 502 << 1;
        QTest::newRow("closed after the request, retries asked for")
            << QByteArray("GET") << Backend::Closes << QByteArray("retries: 1, ") << 200 << 2;
        QTest::newRow("never twice what is not idempotent")
            << QByteArray("POST") << Backend::Closes << QByteArray("retries: 1, ") << 502 << 1;
        QTest::newRow("silent, retries asked for")
            << QByteArray("PUT") << Backend::KeepsSilent << hasty + "retries: 1, " << 200 << 2;
        QTest::newRow("silent, none asked for")
            << QByteArray("GET") << Backend::KeepsSilent << hasty << 504 << 1;
        QTest::newRow("silent, retries off")
            << QByteArray("GET") << Backend::KeepsSilent << hasty + "retries: 0, " << 504 << 1;
    }
    void failuresAndRetries()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const Backend::Manner, first);
        QFETCH(const QByteArray, setting);
        QFETCH(const int, status);
        QFETCH(const int, attempts);
        Backend bad(first);
        Backend good(Backend::Answers);
        GatewayFixture fixture(routeTo({bad.node(), good.node()}, setting));
        const QByteArray answer = askOnce(
            fixture.port(),
            method + " / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(statusOf(answer), status);
        const auto record = fixture.records(1).first();
        QCOMPARE(record->attempts.size(), attempts);
        QCOMPARE(bad.requests, 1);
        QCOMPARE(good.requests, attempts - 1);
    }

    void deadNodes_data()
    {
        QTest::addColumn<int>("dead");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QByteArray>("setting");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempts");
        QTest::newRow("as many tries as nodes") << 2 << true << QByteArray() << 200 << 3;
        QTest::newRow("retries off") << 1 << true << QByteArray("retries: 0, ") << 502 << 1;
        QTest::newRow("fewer retries than nodes")
            << 2 << true << QByteArray("retries: 1, ") << 502 << 2;
        QTest::newRow("more retries than nodes")
            << 3 << false << QByteArray("retries: 5, ") << 502 << 3;
        QTest::newRow("a single node again")
            << 1 << false << QByteArray("retries: 2, ") << 502 << 3;
        QTest::newRow("a single node of least_conn again")
            << 1 << false << QByteArray("type: least_conn, retries: 2, ") << 502 << 3;
        QTest::newRow("a single node once") << 1 << false << QByteArray() << 502 << 1;
        QTest::newRow("with time left")
            << 1 << true << QByteArray("retry_timeout: 60, ") << 200 << 2;
    }
    void deadNodes()
    {
        QFETCH(const int, dead);
        QFETCH(const bool, good);
        QFETCH(const QByteArray, setting);
        QFETCH(const int, status);
        QFETCH(const int, attempts);
        Backend last(Backend::Answers);
        QList<QByteArray> nodes;
        for (int i = 0; i < dead; ++i)
            nodes.append(deadNode());
        if (good)
            nodes.append(last.node());
        QByteArray yaml = routeTo(nodes, setting);
        if (setting.contains("type:"))
            yaml.replace("type: roundrobin, ", "");
        GatewayFixture fixture(yaml);
        QCOMPARE(statusOf(get(fixture.port(), "/")), status);
        QCOMPARE(fixture.records(1).first()->attempts.size(), attempts);
    }

    void noTryAfterTheRetryTimeout()
    {
        Backend silent(Backend::KeepsSilent);
        Backend good(Backend::Answers);
        GatewayFixture fixture(routeTo(
            {silent.node(), good.node()},
            "retries: 3, retry_timeout: 0.01, timeout: {connect: 1, send: 1, read: 0.05}, "));
        QCOMPARE(statusOf(get(fixture.port(), "/")), 502);
        const auto record = fixture.records(1).first();
        QCOMPARE(record->attempts.size(), 1);
        QVERIFY2(record->error.contains("retry timeout"), record->error.constData());
        QCOMPARE(good.requests, 0);
    }

    void namesOfNodes_data()
    {
        QTest::addColumn<bool>("unknown");
        QTest::addColumn<bool>("local");
        QTest::addColumn<int>("status");
        QTest::newRow("a name") << false << true << 200;
        QTest::newRow("a name that nobody knows") << true << false << 503;
        QTest::newRow("the others take its place") << true << true << 200;
    }
    void namesOfNodes()
    {
        QFETCH(const bool, unknown);
        QFETCH(const bool, local);
        QFETCH(const int, status);
        EchoUpstream upstream;
        QList<QByteArray> nodes;
        if (unknown)
            nodes.append("no-such-host.invalid:80");
        if (local)
            nodes.append("localhost:" + QByteArray::number(upstream.port()));
        GatewayFixture fixture(routeTo(nodes, "pass_host: node, retries: 0, "));
        const QByteArray answer = get(fixture.port(), "/");
        QCOMPARE(statusOf(answer), status);
        const auto record = fixture.records(1).first();
        if (status == 200) {
            const QByteArray host = "\nHost: localhost:" + QByteArray::number(upstream.port());
            QVERIFY(answer.contains(host));
            QCOMPARE(record->attempts.size(), 1);
        } else {
            QVERIFY2(record->error.contains("no-such-host.invalid"), record->error.constData());
        }
    }

    void whatCannotBeServed_data()
    {
        QTest::addColumn<QByteArray>("upstream");
        QTest::addColumn<int>("status");
        const QByteArray node = "nodes: {\"127.0.0.1:1\": 1}";
        QTest::newRow("kafka") << "scheme: kafka, " + node << 503;
        QTest::newRow("unknown type") << "type: random, " + node << 503;
        QTest::newRow("no discovery")
            << QByteArray("service_name: a, discovery_type: consul") << 503;
        QTest::newRow("no nodes") << QByteArray("nodes: []") << 503;
        QTest::newRow("weights of a ring all 0")
            << QByteArray("type: chash, key: uri, nodes: {\"127.0.0.1:1\": 0, \"127.0.0.1:2\": 0}")
            << 502;
    }
    void whatCannotBeServed()
    {
        QFETCH(const QByteArray, upstream);
        QFETCH(const int, status);
        GatewayFixture fixture("routes:\n  - {id: r, uri: /*, upstream: {" + upstream + "}}\n");
        QCOMPARE(statusOf(get(fixture.port(), "/")), status);
        QVERIFY(!fixture.records(1).first()->error.isEmpty());
    }

    void connectionsAreKept_data()
    {
        QTest::addColumn<QByteArray>("pool");
        QTest::addColumn<int>("connections");
        QTest::newRow("as usual") << QByteArray() << 1;
        QTest::newRow("idle for ever") << QByteArray("keepalive_pool: {idle_timeout: 0}, ") << 1;
        QTest::newRow("two requests each") << QByteArray("keepalive_pool: {requests: 2}, ") << 2;
        QTest::newRow("one request each") << QByteArray("keepalive_pool: {requests: 1}, ") << 4;
    }
    void connectionsAreKept()
    {
        QFETCH(const QByteArray, pool);
        QFETCH(const int, connections);
        Backend backend(Backend::Answers);
        GatewayFixture fixture(routeTo({backend.node()}, pool));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(backend.connections, connections);
    }

    void exchangesThatEndedAreNotCounted()
    {
        EchoUpstream a, b;
        GatewayFixture fixture(
            "routes:\n  - {id: r, uri: /*, upstream: {type: least_conn, nodes: {\"" + a.node()
            + "\": 1, \"" + b.node() + "\": 1}}}\n");
        for (int i = 0; i < 6; ++i)
            QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(a.requests(), 3);
        QCOMPARE(b.requests(), 3);
    }

    void passiveChecksTakeANodeOut()
    {
        EchoUpstream good;
        const QByteArray dead = deadNode();
        const QByteArray yaml =
            routeTo({dead, good.node()},
                    "checks: {active: {http_path: /}, passive: {unhealthy: {tcp_failures: 2}}}, ");
        GatewayFixture fixture(yaml);
        QSignalSpy changed(&fixture.gateway, &Gateway::healthChanged);
        QCOMPARE(fixture.gateway.health().size(), 1);
        QVERIFY(fixture.gateway.health().first().nodes.isEmpty()); // not used yet
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QTRY_COMPARE(changed.count(), 1);
        const auto records = fixture.records(3);
        QCOMPARE(records[0]->attempts.size(), 2);
        QCOMPARE(records[1]->attempts.size(), 2);
        QCOMPARE(records[2]->attempts.size(), 1);
        const health::Report report = fixture.gateway.health().first();
        QCOMPARE(report.ownerKind + '/' + report.ownerId, QByteArray("routes/r"));
        QCOMPARE(report.nodes[0].state, health::State::Unhealthy);
        QCOMPARE(report.nodes[1].state, health::State::Healthy);
        // A publish that leaves the checks alone leaves the states alone, other nodes or not.
        fixture.publish(yaml + "  - {id: s, uri: /s, plugins: {}}\n");
        QCOMPARE(fixture.gateway.health().size(), 1);
        QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(fixture.records(4)[3]->attempts.size(), 1);
    }

    void checkingADraftLeavesNoTrace()
    {
        GatewayFixture fixture("routes: []\n");
        const QByteArray yaml =
            routeTo({deadNode()}, "checks: {active: {healthy: {}}}, ") + "#END\n";
        QVERIFY(fixture.gateway.check(config::readYaml(yaml).document).isEmpty());
        QVERIFY(fixture.gateway.health().isEmpty());
    }

    void checksEndWithTheirUpstream()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(routeTo({upstream.node()}, "checks: {active: {healthy: {}}}, "));
        QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QTRY_VERIFY(upstream.requests() > 1); // checks began
        fixture.publish("routes: []\n");
        QTRY_COMPARE(fixture.gateway.health().size(), 0);
    }

    void aNodeThatFallsAndRisesAgain()
    {
        auto upstream = std::make_unique<Backend>(Backend::Answers);
        const quint16 port = upstream->server.serverPort();
        Backend other(Backend::Answers);
        GatewayFixture fixture(routeTo({upstream->node(), other.node()},
                                       "checks: {active: {type: tcp, healthy: {successes: 1}, "
                                       "unhealthy: {tcp_failures: 1}}}, "));
        QSignalSpy changed(&fixture.gateway, &Gateway::healthChanged);
        QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(upstream->requests, 1);
        upstream.reset();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(fixture.records(2)[1]->attempts.size(), 1);
        QCOMPARE(other.requests, 1);
        Backend again(Backend::Answers);
        again.server.close();
        QVERIFY(again.server.listen(QHostAddress(QHostAddress::LocalHost), port));
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(again.requests, 1);
    }
};

QTEST_GUILESS_MAIN(TestNodeTries)
#include "tst_node_tries.moc"
