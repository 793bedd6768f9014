// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

namespace {

// Runs both hooks: "<verdict> | <headers of the answer>".
QByteArray run(const plugin::Plugin &plugin, Exchange exchange)
{
    const QByteArray verdict = toText(plugin.access(exchange));
    plugin.headerFilter(exchange);
    return verdict + " | "
        + toText(exchange.responseHeaders).replace("\n", " ").replace("RateLimit-", "");
}

QByteArray run(const plugin::Plugin &plugin, const http::Headers &headers = {})
{
    return run(plugin, makeExchange("GET", "/a", headers));
}

} // namespace

class TestLimitCount : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void groupConfigurationsMustAgree();
    void sequence_data();
    void sequence();
    void headerNamesFromMetadata();
    void groupSharesTheCount();
    void countsByConsumer();
    void ownersCountSeparately();
    void editingStartsAfresh();
    void windowRuns();
    void noteAndVariable();
};

static void addRowsOfPolicies()
{
    const QString prefix = u"failed to check the configuration of plugin limit-count err: "_qs;
    const QByteArray start = R"({"count": 1, "time_window": 10, "policy": "redis)";
    QTest::newRow("redis") << start + R"(", "redis_host": "h1"})" << QString();
    QTest::newRow("redis without host")
        << start + R"("})" << prefix + u"then clause did not match"_qs;
    QTest::newRow("redis with a bad port") << start + R"(", "redis_host": "h1", "redis_port": "x"})"
                                           << prefix + u"then clause did not match"_qs;
    QTest::newRow("cluster") << start
            + R"(-cluster", "redis_cluster_name": "c", "redis_cluster_nodes": ["a:1"]})"
                             << QString();
    QTest::newRow("cluster without name") << start + R"(-cluster", "redis_cluster_nodes": ["a:1"]})"
                                          << prefix + u"else clause did not match"_qs;
    QTest::newRow("sentinel") << start
            + R"(-sentinel", "redis_master_name": "m", "redis_sentinels": [{"host": "h1", "port": 1}]})"
                              << QString();
    QTest::newRow("sentinel without port")
        << start + R"(-sentinel", "redis_master_name": "m", "redis_sentinels": [{"host": "h1"}]})"
        << prefix + u"else clause did not match"_qs;
    QTest::newRow("often") << start + R"(", "redis_host": "h1", "sync_interval": 0.05})"
                           << prefix + u"sync_interval should not be smaller than 0.1"_qs;
    QTest::newRow("seldom") << start + R"(", "redis_host": "h1", "sync_interval": 10})"
                            << prefix + u"sync_interval should be smaller than time_window"_qs;
    QTest::newRow("the interval is for redis only")
        << R"({"count": 1, "time_window": 1, "sync_interval": 0.01})"_qba << QString();
}

void TestLimitCount::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin limit-count err: "_qs;
    const QString one = u"value should match only one schema, but matches none"_qs;
    QTest::newRow("good") << R"({"count": 2, "time_window": 60})"_qba << QString();
    QTest::newRow("variables") << R"({"count": "$http_a", "time_window": "${arg_b ?? 3}"})"_qba
                               << QString();
    QTest::newRow("rules")
        << R"({"rules": [{"count": 1, "time_window": 1, "key": "$remote_addr"}]})"_qba << QString();
    QTest::newRow("nothing") << "{}"_qba << prefix + one;
    QTest::newRow("no count") << R"({"time_window": 60})"_qba << prefix + one;
    QTest::newRow("count 0") << R"({"count": 0, "time_window": 60})"_qba
                             << prefix + u"property \"count\" validation failed: "_qs + one;
    QTest::newRow("count and rules")
        << R"({"count": 1, "time_window": 1, "rules": [{"count": 1, "time_window": 1, "key": "a"}]})"_qba
        << prefix + u"count/time_window and rules cannot be specified at the same time"_qs;
    QTest::newRow("group and rules")
        << R"({"group": "g", "rules": [{"count": 1, "time_window": 1, "key": "a"}]})"_qba
        << prefix + u"group and rules cannot be specified at the same time"_qs;
    QTest::newRow("duplicate key")
        << R"({"rules": [{"count": 1, "time_window": 1, "key": "$a"}, {"count": 2, "time_window": 9, "key": "$a"}]})"_qba
        << prefix + u"duplicate key '$a' in rules"_qs;
    addRowsOfPolicies();
    QTest::newRow("policy") << R"({"count": 1, "time_window": 1, "policy": "x"})"_qba
                            << prefix
            + u"property \"policy\" validation failed: matches none of the enum values"_qs;
    QTest::newRow("code") << R"({"count": 1, "time_window": 1, "rejected_code": 199})"_qba
                          << prefix
            + u"property \"rejected_code\" validation failed: expected 199 to be at least 200"_qs;
}

void TestLimitCount::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"limit-count"_qs, conf), "reason");
}

void TestLimitCount::groupConfigurationsMustAgree()
{
    const PluginHarness harness;
    const auto check = harness.registry.checker();
    const auto use = config::PluginUse::Resource;
    QVERIFY(check(u"limit-count"_qs, json(R"({"count": 1, "time_window": 9, "group": "g"})"), use)
                .isEmpty());
    const auto faults =
        check(u"limit-count"_qs, json(R"({"count": 2, "time_window": 9, "group": "g"})"), use);
    QCOMPARE(faults.size(), 1);
    QCOMPARE(
        faults.first().reason,
        u"failed to check the configuration of plugin limit-count err: group conf mismatched"_qs);
}

static void addRowsOfBadCountsKeysAndRules()
{
    QTest::newRow("bad count") << R"({"count": "$http_count", "time_window": 60})"_qba
                               << QList<http::Headers>{{{"Count", "0"}},
                                                       {{"Count", "x"}},
                                                       {{"Count", "1.5"}},
                                                       {{"Count", "-1"}},
                                                       {}}
                               << QList<QByteArray>{"reply 500 | ", "reply 500 | ", "reply 500 | ",
                                                    "reply 500 | ", "reply 500 | "};
    QTest::newRow("bad count passes")
        << R"({"count": "$http_count", "time_window": 60, "allow_degradation": true})"_qba
        << QList<http::Headers>{{}} << QList<QByteArray>{"continue | "};
    QTest::newRow("key") << R"({"count": 1, "time_window": 60, "key": "http_k"})"_qba
                         << QList<http::Headers>{{{"K", "a"}}, {{"K", "b"}}, {{"K", "a"}}}
                         << QList<QByteArray>{
                                "continue | X-Limit: 1 X-Remaining: 0 X-Reset: 60 ",
                                "continue | X-Limit: 1 X-Remaining: 0 X-Reset: 60 ",
                                "reply 503 | X-Limit: 1 X-Remaining: 0 X-Reset: 59.98 "};
    QTest::newRow("key without a value is the address")
        << R"({"count": 1, "time_window": 60, "key": "$http_k $http_l", "key_type": "var_combination"})"_qba
        << QList<http::Headers>{{}, {}}
        << QList<QByteArray>{"continue | X-Limit: 1 X-Remaining: 0 X-Reset: 60 ",
                             "reply 503 | X-Limit: 1 X-Remaining: 0 X-Reset: 59.99 "};
    QTest::newRow("constant")
        << R"({"count": 1, "time_window": 60, "key": "http_k", "key_type": "constant"})"_qba
        << QList<http::Headers>{{{"K", "a"}}, {{"K", "b"}}}
        << QList<QByteArray>{"continue | X-Limit: 1 X-Remaining: 0 X-Reset: 60 ",
                             "reply 503 | X-Limit: 1 X-Remaining: 0 X-Reset: 59.99 "};
    QTest::newRow("rules")
        << R"({"rejected_code": 429, "rules": [{"key": "$remote_addr", "count": 3, "time_window": 60},
                                {"key": "$http_user", "count": 1, "time_window": 60, "header_prefix": "user"}]})"_qba
        << QList<http::Headers>{{{"User", "j"}}, {{"User", "j"}}, {}, {}}
        << QList<QByteArray>{"continue | X-1-Limit: 3 X-1-Remaining: 2 X-1-Reset: 60 X-user-Limit: "
                             "1 X-user-Remaining: 0 X-user-Reset: 60 ",
                             "reply 429 | X-1-Limit: 3 X-1-Remaining: 1 X-1-Reset: 59.99 "
                             "X-user-Limit: 1 X-user-Remaining: 0 X-user-Reset: 59.99 ",
                             "continue | X-1-Limit: 3 X-1-Remaining: 0 X-1-Reset: 59.98 ",
                             "reply 429 | X-1-Limit: 3 X-1-Remaining: 0 X-1-Reset: 59.97 "};
    QTest::newRow("no rule applies")
        << R"({"rules": [{"key": "$http_user", "count": 1, "time_window": 60}]})"_qba
        << QList<http::Headers>{{}} << QList<QByteArray>{"reply 500 | "};
}

void TestLimitCount::sequence_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QList<http::Headers>>("requests");
    QTest::addColumn<QList<QByteArray>>("answers");
    const QList<http::Headers> three{{}, {}, {}};
    QTest::newRow("refuses") << R"({"count": 2, "time_window": 60})"_qba << three
                             << QList<QByteArray>{
                                    "continue | X-Limit: 2 X-Remaining: 1 X-Reset: 60 ",
                                    "continue | X-Limit: 2 X-Remaining: 0 X-Reset: 59.99 ",
                                    "reply 503 | X-Limit: 2 X-Remaining: 0 X-Reset: 59.98 "};
    QTest::newRow("message")
        << R"({"count": 1, "time_window": 60, "rejected_code": 429, "rejected_msg": "too \"many\""})"_qba
        << QList<http::Headers>{{}, {}}
        << QList<QByteArray>{"continue | X-Limit: 1 X-Remaining: 0 X-Reset: 60 ",
                             "reply 429 {\"error_msg\":\"too \\\"many\\\"\"}\n | X-Limit: 1 "
                             "X-Remaining: 0 X-Reset: 59.99 "};
    QTest::newRow("silent")
        << R"({"count": 1, "time_window": 60, "show_limit_quota_header": false})"_qba
        << QList<http::Headers>{{}, {}} << QList<QByteArray>{"continue | ", "reply 503 | "};
    QTest::newRow("sliding")
        << R"({"count": 2, "time_window": 60, "window_type": "sliding", "rejected_code": 429})"_qba
        << three
        << QList<QByteArray>{"continue | X-Limit: 2 X-Remaining: 1 X-Reset: 60 ",
                             "continue | X-Limit: 2 X-Remaining: 0 X-Reset: 59.99 ",
                             "reply 429 | X-Limit: 2 X-Remaining: 0 X-Reset: 59.98 "};
    QTest::newRow("count from a variable")
        << R"({"count": "${http_count ?? 1}", "time_window": 60})"_qba
        << QList<http::Headers>{{{"Count", "2"}}, {{"Count", "2"}}, {{"Count", "2"}}}
        << QList<QByteArray>{"continue | X-Limit: 2 X-Remaining: 1 X-Reset: 60 ",
                             "continue | X-Limit: 2 X-Remaining: 0 X-Reset: 59.99 ",
                             "reply 503 | X-Limit: 2 X-Remaining: 0 X-Reset: 59.98 "};
    addRowsOfBadCountsKeysAndRules();
}

void TestLimitCount::sequence()
{
    QFETCH(QByteArray, conf);
    QFETCH(QList<http::Headers>, requests);
    PluginHarness harness;
    const auto plugin = harness.build(u"limit-count"_qs, conf);
    QList<QByteArray> answers;
    for (const http::Headers &headers : requests) {
        answers.append(run(*plugin, headers));
        harness.clock.advance(10ms);
    }
    QTEST(answers, "answers");
}

void TestLimitCount::headerNamesFromMetadata()
{
    PluginHarness harness;
    const auto plugin =
        harness.build(u"limit-count"_qs, R"({"count": 1, "time_window": 60})", u"route#1"_qs,
                      R"({"limit_header": "X-L", "remaining_header": "X-R"})");
    QCOMPARE(run(*plugin), "continue | X-L: 1 X-R: 0 X-Reset: 60 "_qba);
}

void TestLimitCount::groupSharesTheCount()
{
    PluginHarness harness;
    const QByteArray conf = R"({"count": 2, "time_window": 60, "group": "g"})";
    const auto first = harness.build(u"limit-count"_qs, conf, u"route#1"_qs);
    const auto second = harness.build(u"limit-count"_qs, conf, u"route#2"_qs);
    QVERIFY(run(*first).startsWith("continue"));
    QVERIFY(run(*second).startsWith("continue"));
    QVERIFY(run(*first).startsWith("reply 503"));
    QVERIFY(run(*second).startsWith("reply 503"));
}

void TestLimitCount::countsByConsumer()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"limit-count"_qs,
                                      R"({"count": 1, "time_window": 60, "key": "consumer_name"})");
    const ConsumerView jack{"jack", {}, {}}, rose{"rose", {}, {}};
    Exchange ofJack = makeExchange("GET", "/a");
    ofJack.consumer = &jack;
    Exchange ofRose = makeExchange("GET", "/a");
    ofRose.consumer = &rose;
    QVERIFY(run(*plugin, ofJack).startsWith("continue"));
    QVERIFY(run(*plugin, ofJack).startsWith("reply 503"));
    QVERIFY(run(*plugin, ofRose).startsWith("continue"));
}

void TestLimitCount::ownersCountSeparately()
{
    PluginHarness harness;
    const QByteArray conf = R"({"count": 1, "time_window": 60})";
    const auto first = harness.build(u"limit-count"_qs, conf, u"route#1"_qs);
    const auto second = harness.build(u"limit-count"_qs, conf, u"route#2"_qs);
    QVERIFY(run(*first).startsWith("continue"));
    QVERIFY(run(*second).startsWith("continue"));
}

void TestLimitCount::editingStartsAfresh()
{
    PluginHarness harness;
    auto plugin = harness.build(u"limit-count"_qs, R"({"count": 1, "time_window": 60})");
    QVERIFY(run(*plugin).startsWith("continue"));
    plugin = harness.build(u"limit-count"_qs, R"({"time_window": 60, "count": 1})");
    QVERIFY(run(*plugin).startsWith("reply 503")); // published again, nothing changed
    plugin = harness.build(u"limit-count"_qs, R"({"count": 1, "time_window": 61})");
    QVERIFY(run(*plugin).startsWith("continue"));
}

void TestLimitCount::windowRuns()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"limit-count"_qs, R"({"count": 1, "time_window": 2})");
    QVERIFY(run(*plugin).startsWith("continue"));
    harness.clock.advance(1999ms);
    QVERIFY(run(*plugin).startsWith("reply 503"));
    harness.clock.advance(1ms);
    QCOMPARE(run(*plugin), "continue | X-Limit: 1 X-Remaining: 0 X-Reset: 2 "_qba);
}

void TestLimitCount::noteAndVariable()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"limit-count"_qs, R"({"count": 2, "time_window": 60})");
    Exchange exchange = makeExchange("GET", "/a");
    (void)plugin->access(exchange);
    QCOMPARE(exchange.lastNote, "limit 2 per 60 s for 127.0.0.1: 1 left, resets in 60 s"_qba);
    QCOMPARE(
        exchange.contextVariables.value("rate_limiting_info"),
        R"({"rate_limiting_key":"127.0.0.1","rate_limiting_limit":2,"rate_limiting_remaining":1,"rate_limiting_reset":60})"_qba);
    const auto byKey = harness.build(u"limit-count"_qs,
                                     R"({"count": 2, "time_window": 60, "key": "http_apikey"})");
    exchange = makeExchange("GET", "/a", {{"apikey", "secret"}});
    (void)byKey->access(exchange);
    QCOMPARE(exchange.lastNote, "limit 2 per 60 s for http_apikey: 1 left, resets in 60 s"_qba);
}

QTEST_GUILESS_MAIN(TestLimitCount)
#include "tst_limit_count.moc"
