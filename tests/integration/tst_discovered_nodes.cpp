// SPDX-License-Identifier: GPL-3.0-or-later
// An upstream whose nodes a registry lists: they come, change and go while requests run.
#include "tests/support/echo_upstream.h"
#include "tests/support/fake_consul.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

constexpr char yaml[] =
    "routes:\n  - id: r1\n    uri: /*\n    upstream: {type: roundrobin, service_name: web, "
    "discovery_type: consul}\n";

QByteArray entryOf(const EchoUpstream &upstream)
{
    return "[{\"Service\":{\"Address\":\"127.0.0.1\",\"Port\":"
        + QByteArray::number(upstream.port()) + "}}]";
}

} // namespace

class TestDiscoveredNodes : public QObject
{
    Q_OBJECT

private slots:
    void nodesChangeWhileRequestsRun()
    {
        EchoUpstream one, two;
        FakeConsul consul;
        GatewayFixture fixture("routes: []\n");
        config::NodeSettings node;
        node.discovery = {{u"consul"_qs, QJsonObject{{u"servers"_qs, QJsonArray{consul.url()}}}}};
        fixture.gateway.configure(node);
        QCOMPARE(fixture.publish(yaml).faults.size(), 0);
        QCOMPARE(statusOf(get(fixture.port(), "/")), 503); // no node is known

        consul.setService(u"web"_qs, entryOf(one));
        QTRY_COMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(two.requests(), 0);
        consul.setService(u"web"_qs, entryOf(two));
        // Not one request fails on the way from one node to the other.
        int failures = 0;
        const auto hasMoved = [&] {
            failures += statusOf(get(fixture.port(), "/")) == 200 ? 0 : 1;
            return two.requests() > 0;
        };
        QTRY_VERIFY(hasMoved());
        QCOMPARE(failures, 0);

        // A publish keeps what is known, even while the registry is away.
        consul.die();
        fixture.publish(QByteArray(yaml) + "consumers: []\n");
        QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        QCOMPARE(
            fixture.gateway.discoveryDump(u"consul"_qs)->value(u"services"_qs).toObject().keys(),
            QStringList{u"web"_qs});
        consul.removeService(u"web"_qs);
        consul.comeBack();
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(get(fixture.port(), "/")), 503, 20'000);
    }

    void faultsAreReported()
    {
        GatewayFixture fixture("routes: []\n");
        config::NodeSettings node;
        node.discovery = {{u"consul"_qs, QJsonObject()}};
        fixture.gateway.configure(node);
        const QList<config::Fault> faults = fixture.publish("routes: []\n").faults;
        QCOMPARE(faults.size(), 1);
        QCOMPARE(
            faults.first().reason,
            u"config.yaml: invalid discovery consul configuration: property \"servers\" is required"_qs);
    }
};

QTEST_GUILESS_MAIN(TestDiscoveredNodes)
#include "tst_discovered_nodes.moc"
