// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/group.h"

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
        for (int i = 0; i < count; ++i) {
            const std::vector<bool> none(group.nodes().size(), false);
            const auto index = group.pick(Exchange{}, none);
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
        QTest::newRow("all weights 0") << Nodes{{0, 0}, {0, 0}} << QByteArray("--");
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
        std::vector<bool> tried(3, false);
        QByteArray order;
        while (const auto index = (*group)->pick(Exchange{}, tried)) {
            QVERIFY(!tried[*index]);
            tried[*index] = true;
            order += char('a' + int(*index));
        }
        QCOMPARE(order, QByteArray("abc"));
        QCOMPARE((*group)->retries(), 2);
    }

    void nodesGetTheSchemesPortAndBrackets()
    {
        config::Upstream https = upstream({{1, 0}});
        https.scheme = QStringLiteral("https");
        https.nodes[0].host = QStringLiteral("[::1]");
        https.nodes[0].port = 0;
        const auto group = upstream::Group::build(https);
        QVERIFY(group);
        QCOMPARE((*group)->nodes()[0].host, QByteArray("::1"));
        QCOMPARE((*group)->nodes()[0].text, QByteArray("[::1]:443"));
    }

    void whatCannotBeServedIsRefusedInWords()
    {
        config::Upstream hash = upstream({{1, 0}});
        hash.type = QStringLiteral("chash");
        const auto group = upstream::Group::build(hash);
        QVERIFY(!group);
        QVERIFY(group.error().message.contains(u"chash"));
    }
};

QTEST_GUILESS_MAIN(TestGroup)
#include "tst_group.moc"
