// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestLimitConn : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void sequence_data();
    void sequence();
    void unitFollowsTheRequests();
    void constantDelay();
    void refusedByALaterRuleLeavesTheEarlier();
};

void TestLimitConn::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin limit-conn err: "_qs;
    const QString one = u"value should match only one schema, but matches "_qs;
    QTest::newRow("good") << R"({"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "a"})"_qba
                          << QString();
    QTest::newRow("rules")
        << R"({"default_conn_delay": 1, "rules": [{"conn": "$http_c", "burst": 0, "key": "$a"}]})"_qba
        << QString();
    QTest::newRow("no delay") << R"({"conn": 1, "burst": 0, "key": "a"})"_qba
                              << prefix + one + u"none"_qs;
    QTest::newRow("both")
        << R"({"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "a", "rules": []})"_qba
        << prefix + one + u"both schemas 1 and 2"_qs;
    QTest::newRow("conn 0")
        << R"({"conn": 0, "burst": 0, "default_conn_delay": 0.1, "key": "a"})"_qba
        << prefix + u"property \"conn\" validation failed: "_qs + one + u"none"_qs;
    QTest::newRow("delay 0")
        << R"({"conn": 1, "burst": 0, "default_conn_delay": 0, "key": "a"})"_qba
        << prefix
            + u"property \"default_conn_delay\" validation failed: expected 0 to be greater than 0"_qs;
    QTest::newRow("redis without host")
        << R"({"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "a", "policy": "redis"})"_qba
        << prefix + u"then clause did not match"_qs;
}

void TestLimitConn::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"limit-conn"_qs, conf), "reason");
}

// "+a" enters with header U: a, "-1" ends the first request; what each "+" is told.
void TestLimitConn::sequence_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArrayList>("steps");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::newRow("refuses")
        << R"({"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "remote_addr"})"_qba
        << QByteArrayList{"+", "+", "-1", "+"}
        << QByteArrayList{"continue", "reply 503", "continue"};
    QTest::newRow("a refused one does not count")
        << R"({"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "remote_addr"})"_qba
        << QByteArrayList{"+", "+", "-2", "+"}
        << QByteArrayList{"continue", "reply 503", "reply 503"};
    QTest::newRow("message")
        << R"({"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "remote_addr", "rejected_code": 429, "rejected_msg": "busy"})"_qba
        << QByteArrayList{"+", "+"}
        << QByteArrayList{"continue", "reply 429 {\"error_msg\":\"busy\"}\n"};
    QTest::newRow("delays the burst")
        << R"({"conn": 1, "burst": 2, "default_conn_delay": 0.5, "key": "remote_addr"})"_qba
        << QByteArrayList{"+", "+", "+", "+"}
        << QByteArrayList{"continue", "suspend 500", "suspend 1000", "reply 503"};
    QTest::newRow("keys")
        << R"({"conn": 1, "burst": 0, "default_conn_delay": 0.1, "key": "http_u"})"_qba
        << QByteArrayList{"+a", "+b", "+a", "-1", "+a"}
        << QByteArrayList{"continue", "continue", "reply 503", "continue"};
    QTest::newRow("amounts from the request")
        << R"({"conn": "$http_u", "burst": "${http_u ?? 0}", "default_conn_delay": 1, "key": "remote_addr"})"_qba
        << QByteArrayList{"+1", "+1", "+1"}
        << QByteArrayList{"continue", "suspend 1000", "reply 503"};
    QTest::newRow("unusable amount")
        << R"({"conn": "$http_u", "burst": 0, "default_conn_delay": 1, "key": "remote_addr"})"_qba
        << QByteArrayList{"+x", "+0", "+"} << QByteArrayList{"reply 500", "reply 500", "reply 500"};
    QTest::newRow("unusable amount passes")
        << R"({"conn": "$http_u", "burst": 0, "default_conn_delay": 1, "key": "remote_addr", "allow_degradation": true})"_qba
        << QByteArrayList{"+x"} << QByteArrayList{"continue"};
    QTest::newRow("rules without a value do not apply")
        << R"({"default_conn_delay": 1, "rules": [{"conn": 1, "burst": 0, "key": "$http_u"}, {"conn": 2, "burst": 0, "key": "$remote_addr"}]})"_qba
        << QByteArrayList{"+", "+a", "+a", "-1", "+b"}
        << QByteArrayList{"continue", "continue", "reply 503", "continue"};
    QTest::newRow("no rule applies")
        << R"({"default_conn_delay": 1, "rules": [{"conn": 1, "burst": 0, "key": "$http_u"}]})"_qba
        << QByteArrayList{"+"} << QByteArrayList{"reply 500"};
}

void TestLimitConn::sequence()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArrayList, steps);
    PluginHarness harness;
    const auto plugin = harness.build(u"limit-conn"_qs, conf);
    std::vector<Exchange> requests;
    QByteArrayList answers;
    for (const QByteArray &step : steps) {
        if (step.startsWith('-')) {
            plugin->log(requests[std::size_t(step.mid(1).toInt() - 1)]);
            continue;
        }
        const QByteArray user = step.mid(1);
        requests.push_back(makeExchange(
            "GET", "/a", user.isEmpty() ? http::Headers() : http::Headers{{"U", user}}));
        answers.append(toText(plugin->access(requests.back())));
    }
    QTEST(answers, "answers");
}

void TestLimitConn::unitFollowsTheRequests()
{
    PluginHarness harness;
    const auto plugin =
        harness.build(u"limit-conn"_qs,
                      R"({"conn": 1, "burst": 1, "default_conn_delay": 1, "key": "remote_addr"})");
    Exchange first = makeExchange("GET", "/a"), second = first, third = first, fourth = first;
    QCOMPARE(toText(plugin->access(first)), "continue"_qba);
    QCOMPARE(toText(plugin->access(second)), "suspend 1000"_qba);
    second.upstreamUs = 3'000'000; // the upstream took three seconds
    second.durationUs = 9'000'000;
    plugin->log(second);
    QCOMPARE(toText(plugin->access(third)), "suspend 2000"_qba);
    third.durationUs = 2'000'000; // there was no upstream; the wait is not counted
    plugin->log(third);
    QCOMPARE(toText(plugin->access(fourth)), "suspend 1000"_qba);
}

void TestLimitConn::constantDelay()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"limit-conn"_qs,
        R"({"conn": 1, "burst": 1, "default_conn_delay": 1, "key": "remote_addr", "only_use_default_delay": true})");
    Exchange first = makeExchange("GET", "/a"), second = first, third = first;
    QCOMPARE(toText(plugin->access(first)), "continue"_qba);
    QCOMPARE(toText(plugin->access(second)), "suspend 1000"_qba);
    second.upstreamUs = 3'000'000;
    plugin->log(second);
    QCOMPARE(toText(plugin->access(third)), "suspend 1000"_qba);
}

void TestLimitConn::refusedByALaterRuleLeavesTheEarlier()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"limit-conn"_qs,
        R"({"default_conn_delay": 1, "rules": [{"conn": 2, "burst": 0, "key": "$remote_addr"}, {"conn": 1, "burst": 0, "key": "$http_u"}]})");
    Exchange first = makeExchange("GET", "/a", {{"U", "a"}}), second = first,
             third = makeExchange("GET", "/a");
    QCOMPARE(toText(plugin->access(first)), "continue"_qba);
    QCOMPARE(toText(plugin->access(second)), "reply 503"_qba);
    plugin->log(second);
    QCOMPARE(toText(plugin->access(third)), "continue"_qba);
}

QTEST_GUILESS_MAIN(TestLimitConn)
#include "tst_limit_conn.moc"
