// SPDX-License-Identifier: GPL-3.0-or-later
// traffic-split and workflow in a whole gateway, where they get their upstreams and plugins from
// it.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

QByteArray upstreamOf(const QByteArray &node)
{
    return "{type: roundrobin, nodes: {\"" + node + "\": 1}}";
}

// A route with these plugins (JSON, which is YAML too); `node` empty: without an upstream.
QByteArray yaml(const QByteArray &plugins, const QByteArray &node, const QByteArray &more = {})
{
    QByteArray text = "routes:\n  - id: r1\n    uri: /*\n    plugins: {" + plugins + "}\n";
    if (!node.isEmpty())
        text += "    upstream: " + upstreamOf(node) + "\n";
    return text + more;
}

} // namespace

class TestTrafficRules : public QObject
{
    Q_OBJECT

private slots:
    void splitsByWeight();
    void splitNeedsNoOwnUpstream();
    void unknownUpstream();
    void workflowLimitsAndTells();
    void publishKeepsTheCount();
    void breakerSparesTheUpstream();
};

void TestTrafficRules::splitsByWeight()
{
    EchoUpstream own, inlined, named;
    GatewayFixture gateway(yaml(
        R"("traffic-split": {"rules": [{"weighted_upstreams": [{"weight": 1}, {"weight": 2, "upstream": )"
            + upstreamOf(inlined.node()) + R"(}, {"weight": 3, "upstream_id": "u1"}]}]})",
        own.node(),
        "upstreams:\n  - id: u1\n    type: roundrobin\n    nodes:\n      \"" + named.node()
            + "\": 1\n"));
    for (int i = 0; i < 12; ++i)
        QCOMPARE(statusOf(get(gateway.port(), "/")), 200);
    QCOMPARE(own.requests(), 2);
    QCOMPARE(inlined.requests(), 4);
    QCOMPARE(named.requests(), 6);
}

void TestTrafficRules::splitNeedsNoOwnUpstream()
{
    EchoUpstream other;
    GatewayFixture gateway(yaml(
        R"("traffic-split": {"rules": [{"match": [{"vars": [["arg_a", "==", "1"]]}], "weighted_upstreams": [{"upstream": )"
            + upstreamOf(other.node()) + "}]}]}",
        {}));
    QCOMPARE(statusOf(get(gateway.port(), "/?a=1")), 200);
    QCOMPARE(statusOf(get(gateway.port(), "/")), 503);
}

void TestTrafficRules::unknownUpstream()
{
    EchoUpstream own;
    GatewayFixture gateway(
        yaml(R"("traffic-split": {"rules": [{"weighted_upstreams": [{"upstream_id": "x"}]}]})",
             own.node()));
    const QByteArray answer = get(gateway.port(), "/");
    QCOMPARE(statusOf(answer), 500);
    QCOMPARE(bodyOf(answer), "failed to fetch upstream info by upstream id: x"_qba);
}

void TestTrafficRules::workflowLimitsAndTells()
{
    EchoUpstream own;
    GatewayFixture gateway(
        yaml(R"("workflow": {"rules": [
                  {"case": [["uri", "==", "/no"]], "actions": [["return", {"code": 403}]]},
                  {"actions": [["limit-count", {"count": 1, "time_window": 60, "rejected_code": 429}]]}]})",
             own.node(), "plugin_metadata:\n  - id: limit-count\n    limit_header: X-Most\n"));
    const QByteArray refused = get(gateway.port(), "/no");
    QCOMPARE(statusOf(refused), 403);
    QCOMPARE(bodyOf(refused), "{\"error_msg\":\"rejected by workflow\"}\n"_qba);
    const QByteArray first = get(gateway.port(), "/");
    QCOMPARE(statusOf(first), 200);
    QVERIFY2(first.contains("\r\nX-Most: 1\r\n"), first.constData());
    QCOMPARE(statusOf(get(gateway.port(), "/")), 429);
}

void TestTrafficRules::publishKeepsTheCount()
{
    EchoUpstream own;
    const QByteArray plugins =
        R"("workflow": {"rules": [{"actions": [["limit-count", {"count": 1, "time_window": 60}]]}]})";
    GatewayFixture gateway(yaml(plugins, own.node()));
    QCOMPARE(statusOf(get(gateway.port(), "/")), 200);
    (void)gateway.publish(yaml(plugins + R"(, "cors": {})", own.node()));
    QCOMPARE(statusOf(get(gateway.port(), "/")), 503);
}

void TestTrafficRules::breakerSparesTheUpstream()
{
    EchoUpstream own;
    GatewayFixture gateway(yaml(
        R"("api-breaker": {"break_response_code": 502, "break_response_body": "spared", "unhealthy": {"http_statuses": [503], "failures": 2}})",
        own.node()));
    QCOMPARE(statusOf(get(gateway.port(), "/status/503")), 503);
    QCOMPARE(statusOf(get(gateway.port(), "/status/503")), 503);
    const QByteArray answer = get(gateway.port(), "/status/503");
    QCOMPARE(statusOf(answer), 502);
    QCOMPARE(bodyOf(answer), "spared"_qba);
    QCOMPARE(own.requests(), 2);
    QCOMPARE(statusOf(get(gateway.port(), "/status/200")), 200);
}

QTEST_GUILESS_MAIN(TestTrafficRules)
#include "tst_traffic_rules.moc"
