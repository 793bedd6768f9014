// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/health/checker.h"
#include "gateway/upstream/group.h"
#include "gateway/upstream/lease.h"

#include <QTest>

using namespace gatehouse;

using Nodes = QList<std::pair<int, int>>; // weights and priorities

class TestGroup : public QObject
{
    Q_OBJECT

private:
    static config::Upstream upstream(const Nodes &nodes)
    {
        config::Upstream out;
        quint16 port = 1;
        for (const auto &[weight, priority] : nodes) {
            config::Node node;
            node.host = QStringLiteral("127.0.0.1");
            node.port = port++;
            node.weight = weight;
            node.priority = priority;
            out.nodes.append(node);
        }
        return out;
    }

    static QByteArray picks(upstream::Group &group, int count)
    {
        QByteArray out;
        const upstream::NodeSetPtr set = group.nodeSet();
        const std::vector<bool> none(set->size(), false);
        for (int i = 0; i < count; ++i) {
            const auto index = set->pick(Exchange{}, none, {});
            out += index ? char('a' + int(*index)) : '-';
        }
        return out;
    }

private slots:
    void roundRobin_data()
    {
        QTest::addColumn<Nodes>("nodes");
        QTest::addColumn<QByteArray>("order");
        QTest::newRow("equal weights take turns") << Nodes{{1, 0}, {1, 0}} << QByteArray("abab");
        QTest::newRow("smooth, not in blocks")
            << Nodes{{5, 0}, {1, 0}, {1, 0}} << QByteArray("aabacaa");
        QTest::newRow("reduced by the common divisor")
            << Nodes{{200, 0}, {100, 0}} << QByteArray("abaaba");
        QTest::newRow("weight 0 gets nothing") << Nodes{{0, 0}, {1, 0}} << QByteArray("bbbb");
        QTest::newRow("all weights 0 are equal") << Nodes{{0, 0}, {0, 0}} << QByteArray("abab");
        QTest::newRow("a single node bypasses") << Nodes{{0, 0}} << QByteArray("aa");
        QTest::newRow("higher priority first")
            << Nodes{{1, -1}, {1, 1}, {1, 1}} << QByteArray("bcbc");
        QTest::newRow("no nodes") << Nodes{} << QByteArray("-");
    }
    void roundRobin()
    {
        QFETCH(const Nodes, nodes);
        QFETCH(const QByteArray, order);
        const auto group = upstream::Group::build(upstream(nodes));
        QVERIFY(group);
        QCOMPARE(picks(**group, int(order.size())), order);
    }

    void aRetryAvoidsWhatWasTriedAndFallsToTheLowerLevel()
    {
        const auto group = upstream::Group::build(upstream({{1, 1}, {1, 1}, {1, 0}}));
        QVERIFY(group);
        const upstream::NodeSetPtr set = (*group)->nodeSet();
        std::vector<bool> tried(3, false);
        QByteArray order;
        while (const auto index = set->pick(Exchange{}, tried, {})) {
            QVERIFY(!tried[*index]);
            tried[*index] = true;
            order += char('a' + int(*index));
        }
        QCOMPARE(order, QByteArray("abc"));
        QCOMPARE((*group)->retries(*set), 2);
    }

    void aRetryOfASingleNodeHasNowhereElseToGo()
    {
        config::Upstream one = upstream({{1, 0}});
        one.retries = 2;
        const auto group = upstream::Group::build(one);
        QVERIFY(group);
        const upstream::NodeSetPtr set = (*group)->nodeSet();
        QCOMPARE((*group)->retries(*set), 2);
        QCOMPARE(set->pick(Exchange{}, {true}, {}), std::optional<std::size_t>(0));
    }

    void nodesAreReplacedWhileExchangesKeepTheirs()
    {
        const auto group = upstream::Group::build(upstream({{1, 0}, {1, 0}}));
        QVERIFY(group);
        const upstream::NodeSetPtr before = (*group)->nodeSet();
        const upstream::Lease busy((*before)[1]);
        (*group)->setNodes(
            {upstream::makeNode("127.0.0.1", 2, 5), upstream::makeNode("n.example", 80, 1)});
        const upstream::NodeSetPtr after = (*group)->nodeSet();
        QVERIFY(after != before);
        QCOMPARE(before->size(), std::size_t(2));
        QCOMPARE((*after)[0].text, QByteArray("127.0.0.1:2"));
        QCOMPARE((*after)[0].load->connections(), 1); // the address keeps what it carries
        QVERIFY((*after)[1].isName);
        QCOMPARE((*after)[1].load->connections(), 0);
        (*group)->setNodes(
            {upstream::makeNode("127.0.0.1", 2, 5), upstream::makeNode("n.example", 80, 1)});
        QVERIFY((*group)->nodeSet() == after); // says the same
        (*group)->setNodes({});
        QVERIFY((*group)->nodeSet()->isEmpty());
    }

    void targetsKeepTheirStateWhenNodesChange()
    {
        upstream::GroupParts parts;
        parts.checker = std::make_shared<health::Checker>("routes", "r1", health::Settings());
        const auto group = upstream::Group::build(upstream({{1, 0}, {1, 0}}), parts);
        QVERIFY(group);
        const auto sick = (*(*group)->nodeSet())[1].target;
        (void)sick->report(health::Sign::TcpFailure, 1);
        (*group)->setNodes(
            {upstream::makeNode("127.0.0.1", 2, 1), upstream::makeNode("127.0.0.1", 9, 1)});
        const upstream::NodeSetPtr set = (*group)->nodeSet();
        QVERIFY((*set)[0].target == sick);
        QVERIFY(!(*set)[0].isHealthy());
        QVERIFY((*set)[1].isHealthy());
        QCOMPARE(parts.checker->watched().size(), std::size_t(2));
    }

    void aServiceTellsItsNodes()
    {
        struct Registry final : upstream::NodeSource {
            std::shared_ptr<void> subscribe(const QString &service, const QJsonObject &args,
                                            Changed tell) override
            {
                asked = service + args.value(u"group_name"_qs).toString();
                changed = std::move(tell);
                return std::shared_ptr<void>(this, [this](void *) { changed = nullptr; });
            }
            QString asked;
            Changed changed;
        };
        config::Upstream service;
        service.serviceName = QStringLiteral("orders");
        service.discoveryType = QStringLiteral("fake");
        service.rest.insert(u"discovery_args"_qs, QJsonObject{{u"group_name"_qs, u"@g"_qs}});
        const auto registry = std::make_shared<Registry>();
        {
            upstream::GroupParts parts;
            parts.source = registry;
            const auto group = upstream::Group::build(service, parts);
            QVERIFY(group);
            QCOMPARE(registry->asked, QStringLiteral("orders@g"));
            QVERIFY((*group)->nodeSet()->isEmpty());
            QVERIFY((*group)->fault().contains(u"not known yet"));
            registry->changed({{upstream::makeNode("127.0.0.1", 1, 1)}, {}});
            QCOMPARE((*group)->nodeSet()->size(), std::size_t(1));
            QCOMPARE((*group)->fault(), QString());
            registry->changed({{upstream::makeNode("::1", 0, 1)}, {}});
            QCOMPARE((*(*group)->nodeSet())[0].text, QByteArray("[::1]:80")); // the scheme's
            registry->changed({{upstream::makeNode("127.0.0.1", 1, 1)}, QStringLiteral("away")});
            QCOMPARE((*group)->fault(), QStringLiteral("away"));
        }
        QVERIFY(!registry->changed);
    }

    void nodesGetTheSchemesPortAndBrackets()
    {
        config::Upstream https = upstream({{1, 0}});
        https.scheme = QStringLiteral("https");
        https.nodes[0].host = QStringLiteral("[::1]");
        https.nodes[0].port = 0;
        const auto group = upstream::Group::build(https);
        QVERIFY(group);
        QCOMPARE((*(*group)->nodeSet())[0].host, QByteArray("::1"));
        QCOMPARE((*(*group)->nodeSet())[0].text, QByteArray("[::1]:443"));
    }

    void whatCannotBeServedIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("discovery");
        QTest::addColumn<QString>("words");
        const QString usual = QStringLiteral("roundrobin"), http = QStringLiteral("http");
        QTest::newRow("type") << QStringLiteral("random") << http << QString()
                              << QStringLiteral("random");
        for (const char *scheme : {"tcp", "tls", "udp", "kafka"})
            QTest::newRow(scheme) << usual << QString::fromLatin1(scheme) << QString()
                                  << QString::fromLatin1(scheme);
        QTest::newRow("discovery")
            << usual << http << QStringLiteral("consul") << QStringLiteral("consul");
    }
    void whatCannotBeServedIsRefusedInWords()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, scheme);
        QFETCH(const QString, discovery);
        QFETCH(const QString, words);
        config::Upstream bad = upstream({{1, 0}});
        bad.type = type;
        bad.scheme = scheme;
        bad.discoveryType = discovery;
        if (!discovery.isEmpty())
            bad.serviceName = QStringLiteral("orders");
        const auto group = upstream::Group::build(bad);
        QVERIFY(!group);
        QVERIFY(group.error().message.contains(words));
    }

    void sendingAgainWhatMayHaveHadAnEffectIsRationed()
    {
        upstream::RetryBudget budget;
        int granted = 0;
        while (budget.take())
            ++granted;
        QCOMPARE(granted, 20); // the reserve of a quiet time
        for (int i = 0; i < 100; ++i)
            budget.noteRequest();
        for (granted = 0; budget.take(); ++granted) { }
        QCOMPARE(granted, 10); // one in ten
        for (int i = 0; i < 5000; ++i)
            budget.noteRequest();
        for (granted = 0; budget.take(); ++granted) { }
        QCOMPARE(granted, 100); // nothing is saved up for ever
    }

    void certificatesOfTheNodesAreNotVerified()
    {
        const auto first = upstream::Group::build(upstream({{1, 0}}));
        const auto second = upstream::Group::build(upstream({{1, 0}}));
        QVERIFY(first && second);
        QCOMPARE((*first)->tls()->peerVerifyMode(), QSslSocket::VerifyNone);
        QVERIFY((*first)->tls() == (*second)->tls());
        const auto bad = upstream::clientIdentity("no certificate", "no key");
        QVERIFY(!bad);
        QVERIFY(bad.error().message.contains(u"client certificate"));
    }

    void schemes()
    {
        config::Upstream grpcs = upstream({{1, 0}});
        grpcs.scheme = QStringLiteral("grpcs");
        grpcs.nodes[0].port = 0;
        const auto group = upstream::Group::build(grpcs);
        QVERIFY(group);
        QVERIFY((*group)->isHttp2());
        QVERIFY((*group)->isTls());
        QCOMPARE((*(*group)->nodeSet())[0].port, quint16(443));
    }
};

QTEST_GUILESS_MAIN(TestGroup)
#include "tst_group.moc"
