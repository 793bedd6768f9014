// SPDX-License-Identifier: GPL-3.0-or-later
// How signs turn a target's state, and what traffic counts as a sign.
#include "gateway/health/checker.h"

#include <QJsonDocument>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::health;

class TestChecker : public QObject
{
    Q_OBJECT

private:
    static Settings settings(QByteArray json)
    {
        return settingsOf(QJsonDocument::fromJson(json.replace('\'', '"')).object());
    }

    static Target target() { return Target("127.0.0.1", 80, "127.0.0.1"); }

    // s: success, h, t, o: failures of HTTP, TCP, timeouts.
    static Sign sign(char letter)
    {
        switch (letter) {
        case 's':
            return Sign::Success;
        case 'h':
            return Sign::HttpFailure;
        case 't':
            return Sign::TcpFailure;
        default:
            return Sign::Timeout;
        }
    }

private slots:
    void states_data()
    {
        QTest::addColumn<QByteArray>("signs");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QList<int>>("counters"); // success, http, tcp, timeout
        using Counts = QList<int>;
        QTest::newRow("new") << QByteArray() << QByteArray("healthy") << Counts{0, 0, 0, 0};
        QTest::newRow("success counts nothing on the healthy")
            << QByteArray("sss") << QByteArray("healthy") << Counts{0, 0, 0, 0};
        QTest::newRow("a first failure")
            << QByteArray("t") << QByteArray("mostly_healthy") << Counts{0, 0, 1, 0};
        QTest::newRow("failures of different kinds count apart")
            << QByteArray("thoth") << QByteArray("mostly_healthy") << Counts{0, 2, 2, 1};
        QTest::newRow("three of a kind")
            << QByteArray("ttt") << QByteArray("unhealthy") << Counts{0, 0, 3, 0};
        QTest::newRow("a success forgets failures")
            << QByteArray("ttstt") << QByteArray("mostly_healthy") << Counts{0, 0, 2, 0};
        QTest::newRow("well again")
            << QByteArray("tss") << QByteArray("healthy") << Counts{2, 0, 0, 0};
        QTest::newRow("a first success")
            << QByteArray("ooos") << QByteArray("mostly_unhealthy") << Counts{1, 0, 0, 0};
        QTest::newRow("failures count nothing on the unhealthy")
            << QByteArray("ooooo") << QByteArray("unhealthy") << Counts{0, 0, 0, 3};
        QTest::newRow("a failure forgets successes")
            << QByteArray("ooosos") << QByteArray("mostly_unhealthy") << Counts{1, 0, 0, 0};
        QTest::newRow("risen") << QByteArray("ooooss") << QByteArray("healthy")
                               << Counts{2, 0, 0, 0};
    }
    void states()
    {
        QFETCH(const QByteArray, signs);
        QFETCH(const QByteArray, state);
        QFETCH(const QList<int>, counters);
        Target one = target();
        for (const char letter : signs) {
            const bool before = one.isUsable();
            const bool turned = one.report(sign(letter), letter == 's' ? 2 : 3);
            QCOMPARE(turned, one.isUsable() != before);
        }
        QCOMPARE(stateName(one.state()), state);
        const Counters seen = one.counters();
        QCOMPARE((QList<int>{seen.success, seen.httpFailure, seen.tcpFailure, seen.timeout}),
                 counters);
    }

    void aLimitOfZeroIsNotLookedAt()
    {
        Target one = target();
        QVERIFY(!one.report(Sign::Timeout, 0));
        QCOMPARE(one.state(), State::Healthy);
        QCOMPARE(one.counters(), Counters());
    }

    void whatIsConfigured()
    {
        const Settings bare = settings("{'active': {}}");
        QCOMPARE(bare.type, QByteArray("http"));
        QCOMPARE(bare.active.path, QByteArray("/"));
        QCOMPARE(bare.active.timeout, std::chrono::milliseconds(1000));
        QCOMPARE(bare.active.concurrency, 10);
        QCOMPARE(bare.active.healthy.interval.count(), 0); // as in APISIX: no part, no asking
        QVERIFY(!bare.passive.watchesHealthy && !bare.passive.watchesUnhealthy);
        const Settings full = settings(
            "{'active': {'type': 'https', 'timeout': 0.5, 'host': 'h', 'port': 81,"
            " 'http_method': 'HEAD', 'http_path': '/p', 'http_req_body': 'b',"
            " 'https_verify_certificate': false, 'req_headers': ['A: b'], 'concurrency': 3,"
            " 'healthy': {'successes': 4, 'http_statuses': [204]}, 'unhealthy': {'interval': 7}},"
            " 'passive': {'unhealthy': {'http_statuses': [418], 'timeouts': 0}}}");
        QCOMPARE(full.active.kind, Kind::Https);
        QCOMPARE(full.type, QByteArray("https"));
        QCOMPARE(full.active.timeout, std::chrono::milliseconds(500));
        QCOMPARE(full.active.host + full.active.method + full.active.path + full.active.body,
                 QByteArray("hHEAD/pb"));
        QCOMPARE(full.active.port, quint16(81));
        QCOMPARE(full.active.headers, QList<QByteArray>{"A: b"});
        QVERIFY(!full.active.verifyCertificate);
        QCOMPARE(full.active.healthy.interval, std::chrono::milliseconds(1000));
        QCOMPARE(full.active.healthy.successes, 4);
        QVERIFY(full.active.healthy.statuses.test(204) && !full.active.healthy.statuses.test(200));
        QCOMPARE(full.active.unhealthy.interval, std::chrono::milliseconds(7000));
        QCOMPARE(full.active.unhealthy.timeouts, 3);
        QVERIFY(full.passive.watchesUnhealthy && !full.passive.watchesHealthy);
        QCOMPARE(full.passive.unhealthy.timeouts, 0);
        QCOMPARE(full.passive.unhealthy.tcpFailures, 2);
    }

    void answersOfTraffic_data()
    {
        QTest::addColumn<QByteArray>("passive");
        QTest::addColumn<QList<int>>("statuses");
        QTest::addColumn<QByteArray>("state");
        const QList<int> bad(5, 500);
        QTest::newRow("no passive checks") << QByteArray("{}") << bad << QByteArray("healthy");
        QTest::newRow("not the unhealthy ones")
            << QByteArray("{'healthy': {}}") << bad << QByteArray("healthy");
        QTest::newRow("five of them")
            << QByteArray("{'unhealthy': {}}") << bad << QByteArray("unhealthy");
        QTest::newRow("four of them") << QByteArray("{'unhealthy': {}}") << QList<int>(4, 503)
                                      << QByteArray("mostly_healthy");
        QTest::newRow("a status that tells nothing")
            << QByteArray("{'unhealthy': {'http_failures': 1}}") << QList<int>{502, 404}
            << QByteArray("healthy");
        QTest::newRow("listed statuses")
            << QByteArray("{'unhealthy': {'http_failures': 1, 'http_statuses': [502]}}")
            << QList<int>{502} << QByteArray("unhealthy");
        QTest::newRow("rising") << QByteArray("{'unhealthy': {'http_failures': 1}, 'healthy': "
                                              "{'successes': 2}}")
                                << QList<int>{500, 200, 301} << QByteArray("healthy");
    }
    void answersOfTraffic()
    {
        QFETCH(const QByteArray, passive);
        QFETCH(const QList<int>, statuses);
        QFETCH(const QByteArray, state);
        Checker checker("routes", "r", settings("{'active': {}, 'passive': " + passive + "}"));
        Target one = target();
        for (const int status : statuses)
            checker.answered(one, status);
        QCOMPARE(stateName(one.state()), state);
    }

    void failedTriesAlwaysCount()
    {
        Checker checker("routes", "r", settings("{'active': {}}"));
        Target refused = target(), slow = target();
        int turns = 0;
        checker.changed = [&] { ++turns; };
        checker.triedInVain(refused, Sign::TcpFailure);
        QCOMPARE(refused.state(), State::MostlyHealthy);
        checker.triedInVain(refused, Sign::TcpFailure);
        QCOMPARE(refused.state(), State::Unhealthy);
        for (int i = 0; i < 6; ++i)
            checker.triedInVain(slow, Sign::Timeout);
        QCOMPARE(slow.state(), State::MostlyHealthy);
        checker.triedInVain(slow, Sign::Timeout);
        QCOMPARE(slow.state(), State::Unhealthy);
        QCOMPARE(turns, 2);
    }

    void nodesAndTargets()
    {
        Checker own("routes", "r", settings("{'active': {}}"));
        const auto first = own.watch({{"10.0.0.1", 80, {}}, {"n.example", 81, "n.example"}});
        QCOMPARE(first.size(), std::size_t(2));
        QCOMPARE(first[1]->hostName(), QByteArray("n.example"));
        const auto second = own.watch({{"n.example", 81, "n.example"}, {"10.0.0.2", 80, {}}});
        QVERIFY(second[0] == first[1]);
        QCOMPARE(own.watched().size(), std::size_t(2));

        Checker shared("routes", "r", settings("{'active': {'port': 9, 'host': 'h'}}"));
        const auto both = shared.watch({{"10.0.0.1", 80, {}}, {"10.0.0.1", 81, {}}});
        QVERIFY(both[0] == both[1]);
        QCOMPARE(both[0]->port(), quint16(9));
        QCOMPARE(both[0]->hostName(), QByteArray("h"));
    }

    void reports()
    {
        Checker checker("upstreams", "u1", settings("{'active': {'type': 'tcp'}}"));
        const auto targets = checker.watch({{"10.0.0.1", 80, {}}});
        const Report unused = checker.report();
        QCOMPARE(unused.ownerKind + unused.ownerId + unused.type, QByteArray("upstreamsu1tcp"));
        QVERIFY(unused.nodes.isEmpty());
        checker.use();
        checker.triedInVain(*targets[0], Sign::TcpFailure);
        const NodeReport node = checker.report().nodes.value(0);
        QCOMPARE(node.host, QByteArray("10.0.0.1"));
        QCOMPARE(node.state, State::MostlyHealthy);
        QCOMPARE(node.counters.tcpFailure, 1);
    }
};

QTEST_GUILESS_MAIN(TestChecker)
#include "tst_checker.moc"
