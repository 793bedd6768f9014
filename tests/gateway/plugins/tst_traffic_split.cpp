// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QJsonDocument>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// Knows the upstream "1"; makes any, and remembers what they were made of.
class FakeUpstreams final : public plugin::UpstreamDirectory
{
public:
    std::shared_ptr<upstream::Group> find(const QString &id) const override
    {
        return id == u"1" || id == u"7" ? groupNamed(id.toUtf8()) : nullptr;
    }
    Result<std::shared_ptr<upstream::Group>> make(const QJsonObject &upstream, const QString &owner,
                                                  const QString &name) const override
    {
        made.append(owner.toUtf8() + ' ' + name.toUtf8() + ' ' + compact(upstream));
        return groupNamed(upstream[u"name"].toString().toUtf8());
    }
    // Nobody looks into a group here: any object will do for one.
    std::shared_ptr<upstream::Group> groupNamed(const QByteArray &name) const
    {
        const auto text = std::make_shared<QByteArray>(name);
        return {text, reinterpret_cast<upstream::Group *>(text.get())};
    }
    static QByteArray nameOf(const std::shared_ptr<upstream::Group> &group)
    {
        return group ? *reinterpret_cast<const QByteArray *>(group.get()) : "own"_qba;
    }
    mutable QByteArrayList made;
};

const QByteArray inlineA =
    R"({"name": "a", "type": "roundrobin", "nodes": {"127.0.0.1:1981": 1}, "retries": 3, "pass_host": "node"})";

} // namespace

class TestTrafficSplit : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void choice_data();
    void choice();
    void unknownUpstream();
    void takesOverAPartOfTheUpstream();
    void turnsGoOnAfterAnEdit();
};

void TestTrafficSplit::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin traffic-split err: "_qs;
    const QString entry = prefix
        + u"property \"rules\" validation failed: failed to validate item 1: property \"weighted_upstreams\" validation failed: "_qs;
    QTest::newRow("nothing") << "{}"_qba << QString();
    QTest::newRow("good") << R"({"rules": [{"weighted_upstreams": [{"upstream": )" + inlineA
            + R"(}, {"upstream_id": 1, "weight": 2}]}]})"
                          << QString();
    QTest::newRow("weight") << R"({"rules": [{"weighted_upstreams": [{"weight": -1}]}]})"_qba
                            << entry
            + u"failed to validate item 1: property \"weight\" validation failed: expected -1 to be at least 0"_qs;
    QTest::newRow("no entries") << R"({"rules": [{"weighted_upstreams": []}]})"_qba
                                << entry + u"expect array to have at least 1 items"_qs;
    QTest::newRow("upstream without nodes")
        << R"({"rules": [{"weighted_upstreams": [{"upstream": {"type": "roundrobin"}}]}]})"_qba
        << entry
            + u"failed to validate item 1: property \"upstream\" validation failed: value should match only one schema, but matches none"_qs;
    QTest::newRow("operator")
        << R"({"rules": [{"match": [{"vars": [["arg_a", "123", "1"]]}]}]})"_qba
        << prefix + u"failed to validate the 'vars' expression: invalid operator '123'"_qs;
    QTest::newRow("no vars") << R"({"rules": [{"match": [{}]}]})"_qba
                             << prefix
            + u"failed to validate the 'vars' expression: missing argument rule"_qs;
}

void TestTrafficSplit::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"traffic-split"_qs, conf), "reason");
}

void TestTrafficSplit::choice_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArrayList>("targets");
    QTest::addColumn<QByteArray>("chosen");
    const QByteArrayList eight{"/", "/", "/", "/", "/", "/", "/", "/"};
    QTest::newRow("smoothly") << R"([{"weighted_upstreams": [{"upstream": )" + inlineA
            + R"(, "weight": 3}, {"upstream_id": "1", "weight": 1}]}])"
                              << eight << "a a 1 a a a 1 a"_qba;
    QTest::newRow("own") << R"([{"weighted_upstreams": [{"upstream_id": 7}, {"weight": 1}]}])"_qba
                         << eight << "7 own 7 own 7 own 7 own"_qba;
    QTest::newRow("weight 0")
        << R"([{"weighted_upstreams": [{"upstream_id": 1, "weight": 0}, {"weight": 1}]}])"_qba
        << QByteArrayList{"/", "/"} << "own own"_qba;
    QTest::newRow("all 0")
        << R"([{"weighted_upstreams": [{"upstream_id": 1, "weight": 0}, {"weight": 0}]}])"_qba
        << QByteArrayList{"/", "/"} << "1 own"_qba;
    QTest::newRow("no entries") << R"([{}])"_qba << QByteArrayList{"/"} << "own"_qba;
    QTest::newRow("match")
        << R"([{"match": [{"vars": [["arg_a", "==", "1"]]}], "weighted_upstreams": [{"upstream_id": 1}]},
               {"match": [{"vars": [["arg_a", "==", "2"]]}, {"vars": [["arg_b", "==", "3"]]}], "weighted_upstreams": [{"upstream_id": 7}]}])"_qba
        << QByteArrayList{"/", "/?a=1", "/?a=2", "/?b=3", "/?a=1&b=3"} << "own 1 7 7 1"_qba;
    QTest::newRow("a rule without match takes the rest")
        << R"([{"match": [{"vars": [["arg_a", "==", "1"]]}], "weighted_upstreams": [{"upstream_id": 1}]},
               {"weighted_upstreams": [{"upstream_id": 7}]}])"_qba
        << QByteArrayList{"/", "/?a=1"} << "7 1"_qba;
    QTest::newRow("an empty match decides nothing")
        << R"([{"match": [{"vars": [["arg_a", "==", "1"]]}], "weighted_upstreams": [{"upstream_id": 1}]},
               {"match": [], "weighted_upstreams": [{"upstream_id": 7}]}])"_qba
        << QByteArrayList{"/"} << "own"_qba;
    QTest::newRow("an empty match first")
        << R"([{"match": [], "weighted_upstreams": [{"upstream_id": 7}]}])"_qba
        << QByteArrayList{"/"} << "7"_qba;
}

void TestTrafficSplit::choice()
{
    QFETCH(QByteArray, rules);
    QFETCH(QByteArrayList, targets);
    const FakeUpstreams upstreams;
    PluginHarness harness;
    harness.upstreams = &upstreams;
    const auto plugin = harness.build(u"traffic-split"_qs, "{\"rules\": " + rules + '}');
    QByteArrayList chosen;
    for (const QByteArray &target : targets) {
        Exchange exchange = makeExchange("GET", target);
        QCOMPARE(toText(plugin->access(exchange)), "continue"_qba);
        chosen.append(FakeUpstreams::nameOf(exchange.upstream.group));
    }
    QTEST(chosen.join(' '), "chosen");
}

void TestTrafficSplit::unknownUpstream()
{
    const FakeUpstreams upstreams;
    PluginHarness harness;
    harness.upstreams = &upstreams;
    const auto plugin = harness.build(
        u"traffic-split"_qs,
        R"({"rules": [{"match": [{"vars": [["arg_a", "==", "1"]]}], "weighted_upstreams": [{"upstream_id": 1}]},
                      {"match": [{"vars": [["arg_a", "==", "2"]]}], "weighted_upstreams": [{"upstream_id": "x"}]}]})");
    Exchange matching = makeExchange("GET", "/?a=1");
    QCOMPARE(toText(plugin->access(matching)), "continue"_qba);
    Exchange other = makeExchange("GET", "/");
    QCOMPARE(toText(plugin->access(other)),
             "reply 500 failed to fetch upstream info by upstream id: x"_qba);
}

void TestTrafficSplit::takesOverAPartOfTheUpstream()
{
    const FakeUpstreams upstreams;
    PluginHarness harness;
    harness.upstreams = &upstreams;
    const auto plugin =
        harness.build(u"traffic-split"_qs,
                      R"({"rules": [{"weighted_upstreams": [{"upstream": )" + inlineA + "}]}]}");
    QCOMPARE(upstreams.made.size(), 1);
    QVERIFY(upstreams.made[0].startsWith("route#1 traffic-split#1.1 {"));
    QVERIFY(upstreams.made[0].contains("\"pass_host\":\"node\""));
    QVERIFY(!upstreams.made[0].contains("retries"));
}

void TestTrafficSplit::turnsGoOnAfterAnEdit()
{
    const FakeUpstreams upstreams;
    PluginHarness harness;
    harness.upstreams = &upstreams;
    const QByteArray conf =
        R"({"rules": [{"weighted_upstreams": [{"upstream_id": 1, "weight": 2}, {"upstream_id": 7}]}]})";
    QByteArray chosen;
    for (int i = 0; i < 6; ++i) {
        const auto plugin = harness.build(u"traffic-split"_qs, conf);
        Exchange exchange = makeExchange("GET", "/");
        QCOMPARE(toText(plugin->access(exchange)), "continue"_qba);
        chosen += FakeUpstreams::nameOf(exchange.upstream.group);
    }
    QCOMPARE(chosen, "171171"_qba);
}

QTEST_GUILESS_MAIN(TestTrafficSplit)
#include "tst_traffic_split.moc"
