// SPDX-License-Identifier: GPL-3.0-or-later
// The algorithms themselves: which node a request gets, and how nodes share the load.
#include "gateway/config/upstream_model.h"
#include "gateway/upstream/balancer.h"
#include "gateway/upstream/lease.h"
#include "gateway/upstream/node_set.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::upstream;

using Weights = QList<int>;

class TestBalancers : public QObject
{
    Q_OBJECT

private:
    static config::Upstream conf(const char *type, const char *hashOn = "", const char *key = "")
    {
        config::Upstream out;
        out.type = QString::fromLatin1(type);
        out.hashOn = QString::fromLatin1(hashOn);
        out.key = QString::fromLatin1(key);
        return out;
    }

    // Nodes on 127.0.0.1 at ports from 1980 on, as in the recordings of APISIX.
    static Nodes nodes(const Weights &weights)
    {
        Nodes out;
        quint16 port = 1980;
        for (const int weight : weights) {
            out.push_back(makeNode("127.0.0.1", port++, weight));
            out.back().load = std::make_shared<NodeLoad>();
            out.back().target = std::make_shared<health::Target>("127.0.0.1", port, "127.0.0.1");
        }
        return out;
    }

    static Exchange exchange(const QByteArray &headers = {}, const QByteArray &query = {})
    {
        Exchange out;
        out.client.address = "127.0.0.1";
        out.target.path = "/t";
        out.target.hasQuery = !query.isEmpty();
        out.target.rawQuery = query;
        for (const QByteArray &line : headers.split('\n')) {
            if (const auto colon = line.indexOf(": "); colon > 0)
                out.headers.append(line.left(colon), line.mid(colon + 2));
        }
        return out;
    }

    static char letter(const std::optional<std::size_t> &index)
    {
        return index ? char('a' + char(*index)) : '-';
    }

private slots:
    // The nodes a real APISIX 3.18 chose for the same nodes and keys.
    void consistentHashChoosesAsApisix_data()
    {
        QTest::addColumn<Weights>("weights");
        QTest::addColumn<QByteArray>("hashOn");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QList<QByteArray>>("values");
        QTest::addColumn<QByteArray>("chosen");
        const Weights three{1, 1, 1};
        const auto numbered = [](const QByteArray &prefix, int count) {
            QList<QByteArray> out;
            for (int i = 0; i < count; ++i)
                out.append(prefix + QByteArray::number(i));
            return out;
        };
        QTest::newRow("header") << three << QByteArray("header") << QByteArray("X-User")
                                << numbered("u", 6) << QByteArray("acbbcb");
        QTest::newRow("cookie") << three << QByteArray("cookie") << QByteArray("sid")
                                << numbered("s", 6) << QByteArray("aababa");
        QTest::newRow("variables")
            << three << QByteArray("vars_combinations") << QByteArray("$arg_a$arg_b")
            << numbered("", 6) << QByteArray("aaaaac");
        QTest::newRow("the client's address instead of what is missing")
            << three << QByteArray("vars") << QByteArray("arg_none") << numbered("", 2)
            << QByteArray("cc");
        QTest::newRow("of the consumer, but there is none")
            << three << QByteArray("consumer") << QByteArray() << numbered("", 2)
            << QByteArray("cc");
        QTest::newRow("weights") << Weights{9, 1} << QByteArray("vars") << QByteArray("arg_k")
                                 << numbered("", 40)
                                 << QByteArray("aaaaaaaaababaaaaaaaaabaabaaaaaaaaaaaaaab");
        QTest::newRow("weights with a common divisor")
            << Weights{900, 100} << QByteArray("vars") << QByteArray("arg_k") << numbered("", 12)
            << QByteArray("aaaaaaaaabab");
        QTest::newRow("weight 0") << Weights{0, 1} << QByteArray("vars") << QByteArray("arg_k")
                                  << numbered("", 5) << QByteArray("bbbbb");
        QTest::newRow("all weights 0") << Weights{0, 0} << QByteArray("vars") << QByteArray("arg_k")
                                       << numbered("", 1) << QByteArray("-");
    }
    void consistentHashChoosesAsApisix()
    {
        QFETCH(const Weights, weights);
        QFETCH(const QByteArray, hashOn);
        QFETCH(const QByteArray, key);
        QFETCH(const QList<QByteArray>, values);
        QFETCH(const QByteArray, chosen);
        const NodeSet set(conf("chash", hashOn.constData(), key.constData()), nodes(weights));
        const std::vector<bool> none(set.size(), false);
        QByteArray got;
        for (const QByteArray &value : values) {
            const QByteArray query = "k=" + value + "&a=" + value + "&b=x";
            got += letter(set.pick(
                exchange("X-User: " + value + "\nCookie: a=b; sid=" + value, query), none, {}));
        }
        QCOMPARE(got, chosen);
    }

    void consistentHashOfAConsumer()
    {
        const NodeSet set(conf("chash", "consumer"), nodes({1, 1, 1}));
        const NodeSet same(conf("chash", "header", "X-User"), nodes({1, 1, 1}));
        const std::vector<bool> none(3, false);
        ConsumerView consumer;
        consumer.username = "u1";
        Exchange signedIn = exchange("X-User: u1");
        signedIn.consumer = &consumer;
        QCOMPARE(set.pick(signedIn, none, {}), same.pick(signedIn, none, {}));
    }

    void consistentHashGoesOnAlongTheRing()
    {
        const NodeSet set(conf("chash", "header", "X-User"), nodes({1, 1, 1, 1}));
        std::vector<bool> tried(4, false);
        QByteArray order;
        while (const auto index = set.pick(exchange("X-User: u0"), tried, {})) {
            QVERIFY(!tried[*index]);
            tried[*index] = true;
            order += letter(index);
        }
        QCOMPARE(order.size(), 4);
        // Without its first node, a key goes where its retry would have gone, and others stay.
        const auto healthy = set.pick(exchange("X-User: u1"), std::vector<bool>(4, false), {});
        const auto first = std::size_t(order[0] - 'a');
        (void)set[first].target->report(health::Sign::TcpFailure, 1);
        const std::vector<bool> none(4, false);
        QCOMPARE(letter(set.pick(exchange("X-User: u0"), none, {})), order[1]);
        if (healthy != first)
            QCOMPARE(set.pick(exchange("X-User: u1"), none, {}), healthy);
    }

    void leastConnCountsWhatIsUnderWay_data()
    {
        QTest::addColumn<Weights>("weights");
        QTest::addColumn<QByteArray>("order");
        QTest::newRow("equals share") << Weights{1, 1, 1} << QByteArray("abcabc");
        QTest::newRow("by weight") << Weights{3, 1} << QByteArray("aaab");
        QTest::newRow("weight 0 is the last resort") << Weights{0, 1} << QByteArray("bbb");
    }
    void leastConnCountsWhatIsUnderWay()
    {
        QFETCH(const Weights, weights);
        QFETCH(const QByteArray, order);
        const NodeSet set(conf("least_conn"), nodes(weights));
        const std::vector<bool> none(set.size(), false);
        QByteArray got;
        std::vector<Lease> leases;
        for (qsizetype i = 0; i < order.size(); ++i) {
            const auto index = set.pick(exchange(), none, {});
            QVERIFY(index);
            leases.emplace_back(set[*index]);
            got += letter(index);
        }
        std::sort(got.begin(), got.end());
        QByteArray sorted = order;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(got, sorted);
        leases.clear();
        for (const Node &node : set.nodes())
            QCOMPARE(node.load->connections(), 0);
    }

    void leastConnPrefersTheIdleNode()
    {
        const NodeSet set(conf("least_conn"), nodes({1, 1}));
        const std::vector<bool> none(2, false);
        const Lease busy(set[0]);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(letter(set.pick(exchange(), none, {})), 'b');
    }

    void ewmaPrefersTheFasterNodeUntilItIsForgotten()
    {
        test::FakeClock clock;
        const NodeSet set(conf("ewma"), nodes({1, 1}));
        const std::vector<bool> none(2, false);
        set[0].load->answered(std::chrono::milliseconds(500), clock.steady());
        set[1].load->answered(std::chrono::milliseconds(5), clock.steady());
        for (int i = 0; i < 8; ++i)
            QCOMPARE(letter(set.pick(exchange(), none, clock.steady())), 'b');
        // 500 ms fade to less than the other's fresh 50 ms within 30 s.
        clock.advance(std::chrono::seconds(30));
        set[1].load->answered(std::chrono::milliseconds(50), clock.steady());
        for (int i = 0; i < 8; ++i)
            QCOMPARE(letter(set.pick(exchange(), none, clock.steady())), 'a');
    }

    void ewmaDrawsAmongAll()
    {
        const NodeSet set(conf("ewma"), nodes({1, 1, 1, 0}));
        QSet<char> seen;
        for (int i = 0; i < 200; ++i)
            seen.insert(letter(set.pick(exchange(), std::vector<bool>(4, false), {})));
        QCOMPARE(seen.size(), 4);
        QCOMPARE(letter(set.pick(exchange(), {true, false, true, true}, {})), 'b');
        QCOMPARE(letter(set.pick(exchange(), {true, true, true, true}, {})), '-');
    }

    void theSick_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char *type : {"roundrobin", "chash", "least_conn", "ewma"})
            QTest::newRow(type) << QByteArray(type);
    }
    void theSick()
    {
        QFETCH(const QByteArray, type);
        const NodeSet set(conf(type.constData(), "header", "X-User"), nodes({1, 1, 1}));
        const std::vector<bool> none(3, false);
        (void)set[0].target->report(health::Sign::TcpFailure, 1);
        (void)set[2].target->report(health::Sign::TcpFailure, 1);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(letter(set.pick(exchange("X-User: " + QByteArray::number(i)), none, {})), 'b');
        // The sick are not tried while a healthy one exists, tried or not.
        QCOMPARE(letter(set.pick(exchange(), {false, true, false}, {})), '-');
        // When all are sick, health is ignored.
        (void)set[1].target->report(health::Sign::TcpFailure, 1);
        QSet<char> seen;
        for (int i = 0; i < 60; ++i)
            seen.insert(letter(set.pick(exchange("X-User: " + QByteArray::number(i)), none, {})));
        QCOMPARE(seen.size(), 3);
    }

    void levels()
    {
        Nodes all = nodes({1, 1, 1});
        all[2].priority = -1;
        const NodeSet set(conf("roundrobin"), all);
        const std::vector<bool> none(3, false);
        QByteArray order;
        for (int i = 0; i < 4; ++i)
            order += letter(set.pick(exchange(), none, {}));
        QCOMPARE(order, QByteArray("abab"));
        QCOMPARE(letter(set.pick(exchange(), {true, true, false}, {})), 'c');
        (void)set[0].target->report(health::Sign::TcpFailure, 1);
        (void)set[1].target->report(health::Sign::TcpFailure, 1);
        QCOMPARE(letter(set.pick(exchange(), none, {})), 'c');
    }
};

QTEST_GUILESS_MAIN(TestBalancers)
#include "tst_balancers.moc"
