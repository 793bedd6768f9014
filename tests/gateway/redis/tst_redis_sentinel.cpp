// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_server.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestRedisSentinel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void writesToTheMaster();
    void readsFromAReplica();
    void asksTheNextSentinel();
    void unknownName();
    void serverOfAnotherRole();
    void followsAFailover(); // the last: it swaps the servers

private:
    redis::Settings settings() const
    {
        redis::Settings out;
        out.kind = redis::Settings::Kind::Sentinel;
        out.servers = {m_sentinel->address()};
        out.masterName = "limits";
        return out;
    }
    std::unique_ptr<RedisServer> m_master, m_replica, m_sentinel;
};

void TestRedisSentinel::initTestCase()
{
    m_master = std::make_unique<RedisServer>();
    const QString port = QString::number(m_master->port());
    const QStringList follow{u"--replicaof"_qs, u"127.0.0.1 "_qs + port,
                             u"--repl-diskless-sync-delay"_qs, u"0"_qs};
    m_replica = std::make_unique<RedisServer>(follow);
    const QByteArray config = "sentinel monitor limits 127.0.0.1 " + port.toLatin1()
        + " 1\nsentinel down-after-milliseconds limits 1000\n";
    m_sentinel = std::make_unique<RedisServer>(QStringList{u"--sentinel"_qs}, config);
    QTRY_COMPARE_WITH_TIMEOUT(m_sentinel->ask({"SENTINEL", "REPLICAS", "limits"}).items.size(),
                              std::size_t(1), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_replica->ask({"INFO", "replication"}).text.contains("master_link_status:up"), 20'000);
}

void TestRedisSentinel::writesToTheMaster()
{
    const auto client = redis::makeClient(settings());
    const auto reply = answerOf(*client, "a", {"SET", "a", "1"});
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().message));
    QCOMPARE(m_master->ask({"GET", "a"}).text, "1"_qba);
}

void TestRedisSentinel::readsFromAReplica()
{
    redis::Settings reading = settings();
    reading.wantsReplica = true;
    const auto client = redis::makeClient(reading);
    QVERIFY(QTest::qWaitFor([&] { // the sentinel learns of it being up by and by
        const auto reply = answerOf(*client, "a", {"ROLE"});
        return reply && !reply->items.empty() && reply->items[0].text == "slave";
    }));
}

void TestRedisSentinel::asksTheNextSentinel()
{
    redis::Settings several = settings();
    several.servers.prepend({"127.0.0.1", freePort()});
    const auto client = redis::makeClient(several);
    QVERIFY(answerOf(*client, "a", {"GET", "a"}));
}

void TestRedisSentinel::unknownName()
{
    redis::Settings other = settings();
    other.masterName = "other";
    const auto reply = answerOf(*redis::makeClient(other), "a", {"GET", "a"});
    QVERIFY(!reply);
    QCOMPARE(reply.error().message, u"redis sentinel: no server of name other is known"_qs);
}

void TestRedisSentinel::serverOfAnotherRole()
{
    const QByteArray config = "sentinel monitor limits 127.0.0.1 "
        + QByteArray::number(m_replica->port())
        + " 1\nsentinel down-after-milliseconds limits 60000\n";
    RedisServer misled(QStringList{u"--sentinel"_qs}, config);
    redis::Settings wrong = settings();
    wrong.servers = {misled.address()};
    const auto client = redis::makeClient(wrong);
    QVERIFY(QTest::qWaitFor([&] { // it may find out by itself and name the true master then
        const auto reply = answerOf(*client, "b", {"SET", "b", "1"});
        return !reply || reply->text == "OK";
    }));
    QCOMPARE(m_replica->ask({"ROLE"}).items[0].text, "slave"_qba);
}

void TestRedisSentinel::followsAFailover()
{
    const auto client = redis::makeClient(settings());
    QVERIFY(answerOf(*client, "c", {"SET", "c", "1"}));
    QVERIFY(QTest::qWaitFor(
        [this] {
            return m_sentinel->ask({"SENTINEL", "FAILOVER", "limits"}).text == "OK";
        },
        20'000));
    QTRY_COMPARE_WITH_TIMEOUT(m_replica->ask({"ROLE"}).items[0].text, "master"_qba, 30'000);
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto reply = answerOf(*client, "c", {"SET", "c", "2"});
            return reply && reply->text == "OK" && m_replica->ask({"GET", "c"}).text == "2";
        },
        30'000));
}

QTEST_GUILESS_MAIN(TestRedisSentinel)
#include "tst_redis_sentinel.moc"
