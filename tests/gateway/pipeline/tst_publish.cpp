// SPDX-License-Identifier: GPL-3.0-or-later
// Starting, publishing while requests run, stopping.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestPublish : public QObject
{
    Q_OBJECT

private:
    static QByteArray mock(const QByteArray &text, int delay = 0)
    {
        return "routes:\n  - {id: m, uri: /m, plugins: {mocking: {response_example: " + text
            + ", delay: " + QByteArray::number(delay) + "}}}\n";
    }

private slots:
    void aRequestFinishesOnTheConfigurationItBeganWith()
    {
        GatewayFixture fixture(mock("old", 1));
        RawClient early(fixture.port());
        early.send("GET /m HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(fixture.gateway.inFlight(), 1);
        const PublishReport report = fixture.publish(mock("new"));
        QCOMPARE(report.revision, quint64(2));
        QVERIFY(get(fixture.port(), "/m").contains("new"));
        QVERIFY(early.waitFor("old"));
        early.take();
        early.send("GET /m HTTP/1.1\r\nHost: a\r\n\r\n"); // the same connection, the next request
        QVERIFY(early.waitFor("new"));
    }

    void noRequestFailsWhilePublishing()
    {
        EchoUpstream upstream;
        const auto yaml = [&](int n) -> QByteArray {
            return "routes:\n  - {id: r, uri: /*, plugins: {response-rewrite: {headers: {set: "
                   "{X-N: \""
                + QByteArray::number(n) + "\"}}}}, upstream: {type: roundrobin, nodes: {\""
                + upstream.node() + "\": 1}}}\n";
        };
        GatewayOptions options;
        options.workers = 2;
        GatewayFixture fixture(yaml(0), options);
        RawClient a(fixture.port());
        RawClient b(fixture.port());
        for (int n = 1; n <= 100; ++n) {
            const QByteArray request =
                "GET /" + QByteArray::number(n) + " HTTP/1.1\r\nHost: a\r\n\r\n";
            a.send(request);
            fixture.publish(yaml(n));
            b.send(request);
            const QByteArray answered = "GET /" + QByteArray::number(n) + '\n';
            QVERIFY(a.waitFor(answered));
            QVERIFY(b.waitFor(answered));
            QCOMPARE(statusOf(a.take()), 200);
            QCOMPARE(statusOf(b.take()), 200);
        }
    }

    void faultyResourcesAreLeftOutAndTheRestRuns()
    {
        GatewayFixture fixture(
            "routes:\n"
            "  - {id: bad, uri: /bad, plugins: {limit-count: {count: -1, time_window: 1}}}\n"
            "  - {id: bad2, uri: /bad2, plugins: {no-such-plugin: {}}}\n"
            "  - {id: bad3, uri: /bad3, upstream: {type: roundrobin, scheme: kafka, nodes: "
            "{\"127.0.0.1:1\": 1}}}\n"
            "  - {id: good, uri: /good, plugins: {mocking: {response_example: fine}}}\n");
        QCOMPARE(fixture.firstReport.faults.size(), 3);
        QCOMPARE(fixture.firstReport.faults[0].resourceId, QStringLiteral("bad"));
        QVERIFY(get(fixture.port(), "/good").contains("fine"));
        QCOMPARE(statusOf(get(fixture.port(), "/bad")), 404);
        QCOMPARE(statusOf(get(fixture.port(), "/bad2")), 404);
        QCOMPARE(statusOf(get(fixture.port(), "/bad3")), 503);
    }

    void counterSurvivesAPublishThatLeavesThePluginAlone()
    {
        const auto yaml = [](const QByteArray &name, int count) -> QByteArray {
            return "routes:\n  - {id: r, name: " + name
                + ", uri: /l, plugins: {mocking: {response_example: x, "
                  "response_status: 200}, limit-count: {count: "
                + QByteArray::number(count)
                + ", time_window: 600, rejected_code: 429, _meta: {priority: 20000}}}}\n";
        };
        GatewayFixture fixture(yaml("a", 1));
        QCOMPARE(statusOf(get(fixture.port(), "/l")), 200);
        QCOMPARE(statusOf(get(fixture.port(), "/l")), 429);
        fixture.publish(yaml("b", 1));
        QCOMPARE(statusOf(get(fixture.port(), "/l")), 429);
        fixture.publish(yaml("b", 2)); // an edited limit starts afresh
        QCOMPARE(statusOf(get(fixture.port(), "/l")), 200);
    }

    void aTakenPortIsAConflictOrPassedOver()
    {
        GatewayFixture first(mock("first"));
        Gateway second(resolveFromEnvironment);
        GatewayOptions options;
        options.port = first.port();
        const auto refused = second.start(options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        options.tryNextPorts = true;
        QVERIFY(second.start(options));
        QVERIFY(second.port() > first.port());
    }

    void stoppingLetsRequestsFinish()
    {
        GatewayFixture fixture(mock("finished", 1));
        RawClient busy(fixture.port());
        RawClient idle(fixture.port());
        busy.send("GET /m HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(fixture.gateway.inFlight(), 1);
        QTRY_COMPARE(fixture.gateway.connections(), 2);
        QSignalSpy stopped(&fixture.gateway, &Gateway::stopped);
        const quint16 port = fixture.port();
        fixture.gateway.stop();
        QVERIFY(busy.waitFor("finished"));
        QVERIFY(busy.received().contains("Connection: close"));
        QVERIFY(idle.waitForClose());
        QVERIFY(stopped.count() > 0 || stopped.wait(10000));
        QCOMPARE(fixture.gateway.state(), Gateway::State::Stopped);
        GatewayOptions again;
        again.port = port;
        QVERIFY(fixture.gateway.start(again));
        QCOMPARE(statusOf(get(port, "/m")), 200);
    }

    void theGraceEnds()
    {
        GatewayFixture fixture(mock("never", 600));
        RawClient busy(fixture.port());
        busy.send("GET /m HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(fixture.gateway.inFlight(), 1);
        QSignalSpy stopped(&fixture.gateway, &Gateway::stopped);
        fixture.gateway.stop(std::chrono::milliseconds(50));
        QVERIFY(stopped.wait(10000));
        QVERIFY(busy.waitForClose());
    }
};

QTEST_GUILESS_MAIN(TestPublish)
#include "tst_publish.moc"
