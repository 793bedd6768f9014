// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/connection_pool.h"
#include "tests/gateway/transport/exchange_probe.h"

using namespace gatehouse;
using namespace gatehouse::test;
using namespace gatehouse::transport;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestConnectionPool : public QObject
{
    Q_OBJECT

private:
    // A ready connection to `upstream`, as after one exchange.
    static WireConnectionPtr ready(ConnectionPool &pool, const OddUpstream &upstream)
    {
        WireConnectionPtr connection = pool.create(Endpoint::of(requestTo(upstream, "/")));
        connection->open();
        const bool up = QTest::qWaitFor([&] { return connection->isReady(); });
        connection->beginExchange();
        return up ? std::move(connection) : nullptr;
    }

private slots:
    void reusesTheNewestFirst()
    {
        OddUpstream upstream;
        DeadlineSweep sweep;
        ConnectionPool pool(sweep);
        WireConnectionPtr first = ready(pool, upstream), second = ready(pool, upstream);
        const WireConnection *const newest = second.get();
        pool.release(std::move(first), {}, std::nullopt, m_now);
        pool.release(std::move(second), {}, std::nullopt, m_now);
        QCOMPARE(pool.idle(), 2);
        QCOMPARE(pool.acquire(Endpoint::of(requestTo(upstream, "/")), m_now).get(), newest);
        QCOMPARE(pool.idle(), 1);
    }

    void keyTellsApart_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("host") << 0;
        QTest::newRow("port") << 1;
        QTest::newRow("scheme") << 2;
        QTest::newRow("server name") << 3;
        QTest::newRow("identity") << 4;
    }

    void keyTellsApart()
    {
        QFETCH(int, change);
        UpstreamRequest a;
        a.scheme = "https";
        a.host = "127.0.0.1";
        a.serverName = "one";
        a.tls = std::make_shared<const QSslConfiguration>();
        UpstreamRequest b = a;
        QCOMPARE(Endpoint::of(a), Endpoint::of(b));
        if (change == 0)
            b.host = "127.0.0.2";
        if (change == 1)
            b.port = 81;
        if (change == 2)
            b.scheme = "http";
        if (change == 3)
            b.serverName = "two";
        if (change == 4)
            b.tls =
                std::make_shared<const QSslConfiguration>(*a.tls); // equal, but another identity
        QVERIFY(!(Endpoint::of(a) == Endpoint::of(b)));
    }

    void idleTime_data()
    {
        QTest::addColumn<milliseconds>("own");
        QTest::addColumn<int>("peer");
        QTest::addColumn<milliseconds>("kept"); // 0: not at all
        QTest::newRow("own limit") << milliseconds(60000) << -1 << milliseconds(60000);
        QTest::newRow("peer's, less a second") << milliseconds(60000) << 5 << milliseconds(4000);
        QTest::newRow("the smaller") << milliseconds(2000) << 5 << milliseconds(2000);
        QTest::newRow("too short") << milliseconds(60000) << 1 << milliseconds(0);
        QTest::newRow("zero") << milliseconds(60000) << 0 << milliseconds(0);
        QTest::newRow("no keeping") << milliseconds(0) << -1 << milliseconds(0);
    }

    void idleTime()
    {
        QFETCH(milliseconds, own);
        QFETCH(int, peer);
        QFETCH(milliseconds, kept);
        OddUpstream upstream;
        DeadlineSweep sweep;
        ConnectionPool pool(sweep);
        const Endpoint endpoint = Endpoint::of(requestTo(upstream, "/"));
        const auto release = [&] {
            pool.release(ready(pool, upstream), {320, own, 1000},
                         peer < 0 ? std::nullopt : std::optional(seconds(peer)), m_now);
        };
        release();
        QCOMPARE(pool.idle(), kept.count() > 0 ? 1 : 0);
        QVERIFY(!pool.acquire(endpoint, m_now + kept));
        release();
        QCOMPARE(pool.acquire(endpoint, m_now + kept - milliseconds(1)) != nullptr,
                 kept.count() > 0);
    }

    void keepsNoMoreThanItsSize()
    {
        OddUpstream upstream;
        DeadlineSweep sweep;
        ConnectionPool pool(sweep);
        for (int i = 0; i < 5; ++i)
            pool.release(ready(pool, upstream), {2, seconds(60), 1000}, std::nullopt, m_now);
        QCOMPARE(pool.idle(), 2);
        QTRY_COMPARE(upstream.count("live"), 2);
        pool.release(ready(pool, upstream), {0, seconds(60), 1000}, std::nullopt, m_now);
        QCOMPARE(pool.idle(), 2);
    }

    void retiresAfterItsRequests()
    {
        OddUpstream upstream;
        UpstreamManager manager;
        UpstreamRequest request = requestTo(upstream, "/ok");
        request.pool.requests = 3;
        for (int i = 0; i < 6; ++i)
            QCOMPARE(exchange(manager, request).pooled, i % 3 != 0);
        QCOMPARE(upstream.count("connections"), 2);
    }

    void octetsOnAnIdleConnectionCloseIt()
    {
        OddUpstream upstream;
        UpstreamManager manager;
        QCOMPARE(exchange(manager, requestTo(upstream, "/extralate")).body, QByteArray("ok"));
        QCOMPARE(manager.idleConnections(), 1);
        QTRY_COMPARE(manager.idleConnections(), 0);
        QTRY_COMPARE(upstream.count("live"), 0);
    }

    void strayOctetsEndAllReuse_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("trusted");
        QTest::newRow("behind the answer") << QByteArray("/extra") << false;
        QTest::newRow("later") << QByteArray("/extralate") << false;
        QTest::newRow("a farewell is no stray") << QByteArray("/idle408") << true;
        QTest::newRow("nor is a close") << QByteArray("/closelate") << true;
    }

    void strayOctetsEndAllReuse()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, trusted);
        OddUpstream upstream;
        UpstreamManager manager;
        QCOMPARE(exchange(manager, requestTo(upstream, target)).body, QByteArray("ok"));
        QTRY_COMPARE(manager.idleConnections(), 0);
        QVERIFY(!exchange(manager, requestTo(upstream, "/ok")).pooled);
        QCOMPARE(exchange(manager, requestTo(upstream, "/ok")).pooled, trusted);
    }

    void aCloseOnAnIdleConnectionIsSeen()
    {
        OddUpstream upstream;
        UpstreamManager manager;
        QCOMPARE(exchange(manager, requestTo(upstream, "/closelate")).body, QByteArray("ok"));
        QTRY_COMPARE(manager.idleConnections(), 0);
        QTRY_COMPARE(manager.openConnections(), 0);
    }

    // The octets lie in the kernel, but the event loop has not looked yet.
    void octetsNobodyHasReadYetAreFound()
    {
        OddUpstream upstream;
        DeadlineSweep sweep;
        ConnectionPool pool(sweep);
        WireConnectionPtr connection = ready(pool, upstream);
        connection->write("GET /ok HTTP/1.1\r\n\r\n");
        pool.release(std::move(connection), {}, std::nullopt, m_now);
        while (upstream.count("GET /ok") == 0)
            QThread::yieldCurrentThread(); // not the event loop
        // The answer is written right after it was counted.
        const QDeadlineTimer patience(5000);
        WireConnectionPtr got;
        do {
            got = pool.acquire(Endpoint::of(requestTo(upstream, "/")), m_now);
            if (got)
                pool.release(std::move(got), {}, std::nullopt, m_now);
        } while (pool.idle() > 0 && !patience.hasExpired());
        QCOMPARE(pool.idle(), 0);
    }

    void idleConnectionsGrowOld()
    {
        OddUpstream upstream;
        UpstreamManager manager;
        UpstreamRequest request = requestTo(upstream, "/ok");
        request.pool.idleTimeout = milliseconds(50);
        QVERIFY(!exchange(manager, request).failure);
        QTRY_COMPARE(manager.idleConnections(), 0);
        QTRY_COMPARE(upstream.count("live"), 0);
    }

    void closesAllWhenTold()
    {
        OddUpstream upstream;
        UpstreamManager manager;
        QVERIFY(!exchange(manager, requestTo(upstream, "/ok")).failure);
        QCOMPARE(manager.idleConnections(), 1);
        manager.closeIdleConnections();
        QCOMPARE(manager.idleConnections(), 0);
        QTRY_COMPARE(upstream.count("live"), 0);
    }

    void keepAliveField_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("told");
        QTest::newRow("plain") << QByteArray("timeout=5") << 5;
        QTest::newRow("with max") << QByteArray("max=100, Timeout=15") << 15;
        QTest::newRow("nonsense") << QByteArray("timeout=soon") << -1;
        QTest::newRow("negative") << QByteArray("timeout=-5") << -1;
        QTest::newRow("empty") << QByteArray("timeout=") << -1;
    }

    void keepAliveField()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, told);
        const auto read = keepAliveTimeout({{"Keep-Alive", value}});
        QCOMPARE(read ? int(read->count()) : -1, told);
    }

private:
    const Clock::Steady m_now = std::chrono::steady_clock::now() + std::chrono::hours(1);
};

QTEST_GUILESS_MAIN(TestConnectionPool)
#include "tst_connection_pool.moc"
