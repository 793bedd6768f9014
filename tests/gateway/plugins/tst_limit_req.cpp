// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class TestLimitReq : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void sequence_data();
    void sequence();
    void withoutConnections_data();
    void withoutConnections();
    void editingElsewhereKeepsTheBucket();
};

void TestLimitReq::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin limit-req err: "_qs;
    QTest::newRow("good") << R"({"rate": 0.5, "burst": 0.5, "key": "remote_addr"})"_qba
                          << QString();
    QTest::newRow("no key") << R"({"rate": 1, "burst": 0})"_qba
                            << prefix + u"property \"key\" is required"_qs;
    QTest::newRow("rate 0") << R"({"rate": 0, "burst": 0, "key": "remote_addr"})"_qba
                            << prefix
            + u"property \"rate\" validation failed: expected 0 to be greater than 0"_qs;
    QTest::newRow("negative burst")
        << R"({"rate": 1, "burst": -1, "key": "remote_addr"})"_qba
        << prefix + u"property \"burst\" validation failed: expected -1 to be at least 0"_qs;
    QTest::newRow("redis")
        << R"({"rate": 1, "burst": 0, "key": "a", "policy": "redis", "redis_host": "127.0.0.1"})"_qba
        << QString();
    QTest::newRow("redis without host")
        << R"({"rate": 1, "burst": 0, "key": "a", "policy": "redis"})"_qba
        << prefix + u"then clause did not match"_qs;
    QTest::newRow("cluster") << R"({"rate": 1, "burst": 0, "key": "a", "policy": "redis-cluster",
               "redis_cluster_name": "c", "redis_cluster_nodes": ["127.0.0.1:7000"]})"_qba
                             << QString();
    QTest::newRow("cluster without nodes")
        << R"({"rate": 1, "burst": 0, "key": "a", "policy": "redis-cluster", "redis_cluster_name": "c"})"_qba
        << prefix + u"else clause did not match"_qs;
    QTest::newRow("sentinel")
        << R"({"rate": 1, "burst": 0, "key": "a", "policy": "redis-sentinel"})"_qba
        << prefix + u"property \"policy\" validation failed: matches none of the enum values"_qs;
}

void TestLimitReq::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"limit-req"_qs, conf), "reason");
}

void TestLimitReq::sequence_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QList<http::Headers>>("requests"); // ten milliseconds apart
    QTest::addColumn<QList<QByteArray>>("answers");
    const QList<http::Headers> three{{}, {}, {}};
    QTest::newRow("refuses") << R"({"rate": 1, "burst": 0, "key": "remote_addr"})"_qba << three
                             << QList<QByteArray>{"continue", "reply 503", "reply 503"};
    QTest::newRow("message")
        << R"({"rate": 0.1, "burst": 0, "key": "remote_addr", "rejected_code": 429, "rejected_msg": "slow down"})"_qba
        << three
        << QList<QByteArray>{"continue", "reply 429 {\"error_msg\":\"slow down\"}\n",
                             "reply 429 {\"error_msg\":\"slow down\"}\n"};
    QTest::newRow("delays the burst")
        << R"({"rate": 1, "burst": 1, "key": "remote_addr"})"_qba << three
        << QList<QByteArray>{"continue", "suspend 990", "reply 503"};
    QTest::newRow("lets the burst pass")
        << R"({"rate": 1, "burst": 1, "key": "remote_addr", "nodelay": true})"_qba << three
        << QList<QByteArray>{"continue", "continue", "reply 503"};
    QTest::newRow("key") << R"({"rate": 1, "burst": 0, "key": "http_u"})"_qba
                         << QList<http::Headers>{{{"U", "a"}}, {{"U", "b"}}, {{"U", "a"}}}
                         << QList<QByteArray>{"continue", "continue", "reply 503"};
    QTest::newRow("combination")
        << R"({"rate": 1, "burst": 0, "key": "$http_u $http_v", "key_type": "var_combination"})"_qba
        << QList<http::Headers>{{{"U", "a"}}, {{"V", "a"}}, {{"V", "a"}}}
        << QList<QByteArray>{"continue", "continue", "reply 503"};
    QTest::newRow("no value is the address")
        << R"({"rate": 1, "burst": 0, "key": "$http_u", "key_type": "var_combination"})"_qba
        << QList<http::Headers>{{}, {{"U", "127.0.0.1"}}}
        << QList<QByteArray>{"continue", "reply 503"};
}

void TestLimitReq::sequence()
{
    QFETCH(QByteArray, conf);
    QFETCH(QList<http::Headers>, requests);
    PluginHarness harness;
    const auto plugin = harness.build(u"limit-req"_qs, conf);
    QList<QByteArray> answers;
    for (const http::Headers &headers : requests) {
        Exchange exchange = makeExchange("GET", "/a", headers);
        answers.append(toText(plugin->access(exchange)));
        harness.clock.advance(10ms);
    }
    QTEST(answers, "answers");
}

// Where nothing may be sent Redis cannot be asked.
void TestLimitReq::withoutConnections_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("strict") << ""_qba
                            << "reply 500"_qba;
    QTest::newRow("degrades") << R"(, "allow_degradation": true)"_qba
                              << "continue"_qba;
}

void TestLimitReq::withoutConnections()
{
    QFETCH(QByteArray, extra);
    PluginHarness harness;
    const QByteArray conf =
        R"({"rate": 1, "burst": 0, "key": "a", "policy": "redis", "redis_host": "127.0.0.1")"
        + extra + "}";
    const auto plugin = harness.build(u"limit-req"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a");
    QTEST(toText(plugin->access(exchange)), "answer");
}

void TestLimitReq::editingElsewhereKeepsTheBucket()
{
    PluginHarness harness;
    const QByteArray conf = R"({"rate": 1, "burst": 0, "key": "remote_addr"})";
    Exchange exchange = makeExchange("GET", "/a");
    const auto old = harness.build(u"limit-req"_qs, conf);
    QCOMPARE(toText(old->access(exchange)), "continue"_qba);
    const auto same = harness.build(u"limit-req"_qs, conf);
    QCOMPARE(toText(same->access(exchange)), "reply 503"_qba);
    const auto other = harness.build(u"limit-req"_qs, conf, u"route#2"_qs);
    QCOMPARE(toText(other->access(exchange)), "continue"_qba);
}

QTEST_GUILESS_MAIN(TestLimitReq)
#include "tst_limit_req.moc"
