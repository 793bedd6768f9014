// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestWorkflow : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void sequence_data();
    void sequence();
    void limitCountTellsTheQuota();
    void limitConnIsCountedOut();
    void pluginDoesNotRunTwice();
};

void TestWorkflow::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin workflow err: "_qs;
    const QString item =
        prefix + u"property \"rules\" validation failed: failed to validate item 1: "_qs;
    QTest::newRow("good")
        << R"({"rules": [{"case": [["uri", "==", "/a"]], "actions": [["return", {"code": 403}]]}]})"_qba
        << QString();
    QTest::newRow("no rules") << "{}"_qba << prefix + u"property \"rules\" is required"_qs;
    QTest::newRow("no actions") << R"({"rules": [{"case": [["uri", "==", "/a"]]}]})"_qba
                                << item + u"property \"actions\" is required"_qs;
    QTest::newRow("empty action") << R"({"rules": [{"actions": [[]]}]})"_qba
                                  << item
            + u"property \"actions\" validation failed: failed to validate item 1: expect array to have at least 1 items"_qs;
    QTest::newRow("empty case")
        << R"({"rules": [{"case": [], "actions": [["return", {"code": 403}]]}]})"_qba
        << item + u"property \"case\" validation failed: expect array to have at least 1 items"_qs;
    QTest::newRow("bad case")
        << R"({"rules": [{"case": [["uri", "<>", "/a"]], "actions": [["return", {"code": 403}]]}]})"_qba
        << prefix + u"failed to validate the 'case' expression: invalid operator '<>'"_qs;
    QTest::newRow("unknown action") << R"({"rules": [{"actions": [["fake", {}]]}]})"_qba
                                    << prefix + u"unsupported action: fake"_qs;
    QTest::newRow("no code") << R"({"rules": [{"actions": [["return", {}]]}]})"_qba
                             << prefix
            + u"failed to validate the 'return' action: property \"code\" is required"_qs;
    QTest::newRow("code") << R"({"rules": [{"actions": [["return", {"code": "403"}]]}]})"_qba
                          << prefix
            + u"failed to validate the 'return' action: property \"code\" validation failed: wrong type: expected integer, got string"_qs;
    QTest::newRow("limit-count")
        << R"({"rules": [{"actions": [["limit-count", {"count": 2}]]}]})"_qba
        << prefix
            + u"failed to validate the 'limit-count' action: value should match only one schema, but matches none"_qs;
    QTest::newRow("group")
        << R"({"rules": [{"actions": [["limit-count", {"count": 2, "time_window": 60, "group": "g"}]]}]})"_qba
        << prefix + u"failed to validate the 'limit-count' action: group is not supported"_qs;
    QTest::newRow("limit-conn")
        << R"({"rules": [{"actions": [["limit-conn", {"conn": 1, "burst": 0, "key": "a"}]]}]})"_qba
        << prefix
            + u"failed to validate the 'limit-conn' action: value should match only one schema, but matches none"_qs;
}

void TestWorkflow::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"workflow"_qs, conf), "reason");
}

void TestWorkflow::sequence_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArrayList>("targets");
    QTest::addColumn<QByteArrayList>("answers");
    const QByteArray refused = "reply 403 {\"error_msg\":\"rejected by workflow\"}\n";
    QTest::newRow("return")
        << R"({"rules": [{"case": [["arg_u", "==", "a"]], "actions": [["return", {"code": 403}]]}]})"_qba
        << QByteArrayList{"/?u=a", "/?u=b", "/"} << QByteArrayList{refused, "continue", "continue"};
    QTest::newRow("without case") << R"({"rules": [{"actions": [["return", {"code": 403}]]}]})"_qba
                                  << QByteArrayList{"/"} << QByteArrayList{refused};
    QTest::newRow("first rule only")
        << R"({"rules": [{"case": [["arg_u", "==", "a"]], "actions": [["limit-count", {"count": 1, "time_window": 60, "rejected_code": 429}]]},
                         {"actions": [["return", {"code": 403}]]}]})"_qba
        << QByteArrayList{"/?u=a", "/?u=a", "/?u=b"}
        << QByteArrayList{"continue", "reply 429", refused};
    QTest::newRow("first action only")
        << R"({"rules": [{"actions": [["limit-count", {"count": 1, "time_window": 60}], ["return", {"code": 403}]]}]})"_qba
        << QByteArrayList{"/", "/"} << QByteArrayList{"continue", "reply 503"};
    QTest::newRow("equal limits of two rules count separately")
        << R"({"rules": [{"case": [["arg_u", "==", "a"]], "actions": [["limit-count", {"count": 1, "time_window": 60}]]},
                         {"case": [["arg_u", "==", "b"]], "actions": [["limit-count", {"count": 1, "time_window": 60}]]}]})"_qba
        << QByteArrayList{"/?u=a", "/?u=b", "/?u=a", "/?u=b"}
        << QByteArrayList{"continue", "continue", "reply 503", "reply 503"};
    QTest::newRow("no actions")
        << R"({"rules": [{"actions": []}, {"actions": [["return", {"code": 403}]]}]})"_qba
        << QByteArrayList{"/"} << QByteArrayList{"continue"};
}

void TestWorkflow::sequence()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArrayList, targets);
    PluginHarness harness;
    const auto plugin = harness.build(u"workflow"_qs, conf);
    QByteArrayList answers;
    for (const QByteArray &target : targets) {
        Exchange exchange = makeExchange("GET", target);
        answers.append(toText(plugin->access(exchange)));
    }
    QTEST(answers, "answers");
}

void TestWorkflow::limitCountTellsTheQuota()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"workflow"_qs,
        R"({"rules": [{"actions": [["limit-count", {"count": 5, "time_window": 60}]]}]})");
    Exchange exchange = makeExchange("GET", "/");
    QCOMPARE(toText(plugin->access(exchange)), "continue"_qba);
    plugin->headerFilter(exchange);
    QCOMPARE(toText(exchange.responseHeaders),
             "X-RateLimit-Limit: 5\nX-RateLimit-Remaining: 4\nX-RateLimit-Reset: 60\n"_qba);
}

void TestWorkflow::limitConnIsCountedOut()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"workflow"_qs,
        R"({"rules": [{"actions": [["limit-conn", {"conn": 1, "burst": 0, "default_conn_delay": 1, "key": "remote_addr"}]]}]})");
    Exchange first = makeExchange("GET", "/"), second = first, third = first;
    QCOMPARE(toText(plugin->access(first)), "continue"_qba);
    QCOMPARE(toText(plugin->access(second)), "reply 503"_qba);
    plugin->log(second);
    plugin->log(first);
    QCOMPARE(toText(plugin->access(third)), "continue"_qba);
}

void TestWorkflow::pluginDoesNotRunTwice()
{
    PluginHarness harness;
    const QByteArray limit = R"({"count": 1, "time_window": 60})";
    const auto workflow = harness.build(
        u"workflow"_qs,
        R"({"rules": [{"case": [["arg_u", "==", "a"]], "actions": [["limit-count", {"count": 9, "time_window": 60}]]}]})");
    const auto plugin = harness.build(u"limit-count"_qs, limit);
    const auto run = [&](const QByteArray &target) {
        Exchange exchange = makeExchange("GET", target);
        const QByteArray verdict = toText(workflow->access(exchange));
        return verdict == "continue" ? toText(plugin->access(exchange)) : verdict;
    };
    QCOMPARE(run("/?u=b"), "continue"_qba);
    QCOMPARE(run("/?u=b"), "reply 503"_qba);
    QCOMPARE(run("/?u=a"), "continue"_qba); // its own limit is full, but the action ran instead
}

QTEST_GUILESS_MAIN(TestWorkflow)
#include "tst_workflow.moc"
