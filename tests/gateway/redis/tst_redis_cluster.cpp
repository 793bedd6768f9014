// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/slot_map.h"
#include "tests/support/redis_cluster.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestRedisCluster : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_cluster = std::make_unique<RedisCluster>(); }
    void keysGoToTheirNodes();
    void scripts();
    void asksTheNextNodeForSlots();
    void followsAsk();
    void followsMoved();
    void nobodyThere();
    void nodeGoesAway(); // the last: it ends one

private:
    std::shared_ptr<redis::Client> client(const QList<redis::Address> &nodes) const
    {
        redis::Settings settings;
        settings.kind = redis::Settings::Kind::Cluster;
        settings.servers = nodes;
        return redis::makeClient(settings);
    }
    std::unique_ptr<RedisCluster> m_cluster;
};

void TestRedisCluster::keysGoToTheirNodes()
{
    const auto one = client({m_cluster->node(0).address()});
    for (int i = 0; i < 60; ++i) {
        const QByteArray key = "k" + QByteArray::number(i);
        const auto reply = answerOf(*one, key, {"SET", key, "v"});
        QVERIFY2(reply && reply->text == "OK", reply ? reply->text.constData() : "no answer");
    }
    qint64 kept = 0;
    for (int i = 0; i < 3; ++i) {
        const qint64 here = m_cluster->node(i).ask({"DBSIZE"}).integer;
        QVERIFY(here > 0);
        kept += here;
    }
    QCOMPARE(kept, 60);
}

void TestRedisCluster::scripts()
{
    const auto one = client({m_cluster->node(0).address()});
    const redis::Script script("return redis.call('INCRBY', KEYS[1], ARGV[1])");
    for (int i = 0; i < 10; ++i) {
        qint64 answer = 0;
        one->eval(
            script, "s" + QByteArray::number(i), {"5"},
            [&answer](const Result<redis::Reply> &reply) { answer = reply ? reply->integer : -1; });
        QTRY_COMPARE(answer, 5);
    }
}

void TestRedisCluster::asksTheNextNodeForSlots()
{
    const auto one = client({{"127.0.0.1", freePort()}, m_cluster->node(1).address()});
    const auto reply = answerOf(*one, "next", {"SET", "next", "v"});
    QVERIFY2(reply && reply->text == "OK", reply ? reply->text.constData() : "no answer");
}

// While a slot moves, a key that is not there any more is asked for at the other node once.
void TestRedisCluster::followsAsk()
{
    const QByteArray slot = QByteArray::number(redis::SlotMap::slotOf("{foo}ask")); // on the third
    RedisServer &from = m_cluster->node(2);
    RedisServer &to = m_cluster->node(0);
    QCOMPARE(to.ask({"CLUSTER", "SETSLOT", slot, "IMPORTING", m_cluster->id(2)}).text, "OK"_qba);
    QCOMPARE(from.ask({"CLUSTER", "SETSLOT", slot, "MIGRATING", m_cluster->id(0)}).text, "OK"_qba);
    const auto one = client({from.address()});
    const auto reply = answerOf(*one, "{foo}ask", {"SET", "{foo}ask", "v"});
    QVERIFY2(reply && reply->text == "OK", reply ? reply->text.constData() : "no answer");
    QCOMPARE(to.ask({"CLUSTER", "COUNTKEYSINSLOT", slot}).integer, 1);
    QCOMPARE(from.ask({"CLUSTER", "COUNTKEYSINSLOT", slot}).integer, 0);
}

void TestRedisCluster::followsMoved()
{
    const auto one = client({m_cluster->node(0).address()});
    QVERIFY(answerOf(*one, "{bar}x", {"SET", "{bar}x", "v"})); // it knows the slots now
    const QByteArray key = "{moved}x";
    const int slot = redis::SlotMap::slotOf(key);
    const int from = slot / 5461, to = (from + 1) % 3;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(
            m_cluster->node(i)
                .ask({"CLUSTER", "SETSLOT", QByteArray::number(slot), "NODE", m_cluster->id(to)})
                .text,
            "OK"_qba);
    }
    const auto reply = answerOf(*one, key, {"SET", key, "v"});
    QVERIFY2(reply && reply->text == "OK", reply ? reply->text.constData() : "no answer");
    QCOMPARE(m_cluster->node(to).ask({"GET", key}).text, "v"_qba);
}

void TestRedisCluster::nobodyThere()
{
    const auto one = client({{"127.0.0.1", freePort()}});
    const auto reply = answerOf(*one, "k", {"GET", "k"});
    QVERIFY(!reply);
    QVERIFY(reply.error().message.startsWith(u"redis cluster: "_qs));
}

void TestRedisCluster::nodeGoesAway()
{
    const auto one = client({m_cluster->node(0).address(), m_cluster->node(2).address()});
    QVERIFY(answerOf(*one, "foo", {"GET", "foo"}));
    const QByteArray key =
        "key"; // its node is neither the first nor the third, or it is found next
    QByteArray lost = key;
    while (redis::SlotMap::slotOf(lost) / 5461 != 1)
        lost += 'x';
    QVERIFY(answerOf(*one, lost, {"GET", lost}));
    m_cluster->node(1).stop();
    QVERIFY(QTest::qWaitFor([&] { return !answerOf(*one, lost, {"GET", lost}); }));
}

QTEST_GUILESS_MAIN(TestRedisCluster)
#include "tst_redis_cluster.moc"
