// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of exchanges with an upstream that sends 103s, late octets, idle 408s and closes at
// random: every answer carries the id of its own request, and what fails, fails as a lost
// connection.
#include "tests/gateway/transport/exchange_probe.h"

using namespace gatehouse;
using namespace gatehouse::test;
using transport::UpstreamManager;
using transport::UpstreamRequest;

class TestWrongAnswers : public QObject
{
    Q_OBJECT

private slots:
    void everyAnswerIsItsOwn_data()
    {
        QTest::addColumn<transport::Engine>("engine");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("exchanges");
        QTest::addColumn<int>("inFlight");
        using transport::Engine;
        QTest::newRow("wire, mild, one at a time")
            << Engine::Wire << QByteArray("/mild") << 2000 << 1;
        QTest::newRow("wire, mild, many") << Engine::Wire << QByteArray("/mild") << 4000 << 24;
        QTest::newRow("wire, wild, one at a time")
            << Engine::Wire << QByteArray("/chaos") << 1000 << 1;
        QTest::newRow("wire, wild, many") << Engine::Wire << QByteArray("/chaos") << 3000 << 24;
        QTest::newRow("stock, wild, many") << Engine::Qt << QByteArray("/chaos") << 200 << 8;
    }

    void everyAnswerIsItsOwn()
    {
        QFETCH(transport::Engine, engine);
        QFETCH(QByteArray, path);
        QFETCH(int, exchanges);
        QFETCH(int, inFlight);
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), std::nullopt, 20261123});
        UpstreamManager manager(engine);
        m_begun = m_ended = m_good = m_lost = 0;
        m_wrong.clear();
        m_path = path;
        // A first stray octet could still cross the next request; one that was seen makes the peer
        // distrusted.
        if (path == "/chaos")
            QCOMPARE(exchange(manager, requestTo(upstream, "/extra")).body, QByteArray("ok"));
        for (int i = 0; i < inFlight; ++i)
            begin(manager, upstream, exchanges);
        QTRY_COMPARE_WITH_TIMEOUT(m_ended, exchanges, 60000);
        QVERIFY2(m_wrong.isEmpty(), m_wrong.constData());
        QVERIFY2(m_good > exchanges / 2, qPrintable(QString::number(m_good)));
        qInfo("%d good, %d lost", m_good, m_lost);
    }

private:
    void begin(UpstreamManager &manager, const OddUpstream &upstream, int exchanges)
    {
        if (m_begun >= exchanges)
            return;
        const QByteArray id = "id=" + QByteArray::number(++m_begun);
        auto request = std::make_shared<const UpstreamRequest>(
            requestTo(upstream, QByteArray(m_path + '?' + id)));
        transport::ProxyReply *reply = manager.send(std::move(request), nullptr);
        connect(reply, &QNetworkReply::finished, this, [=, this, &manager, &upstream] {
            judge(*reply, id);
            reply->deleteLater();
            ++m_ended;
            begin(manager, upstream, exchanges);
        });
    }

    void judge(transport::ProxyReply &reply, const QByteArray &id)
    {
        const QByteArray body = reply.takeBody();
        const auto failure = reply.failure();
        if (!failure && body == id)
            ++m_good;
        else if (failure && (body.isEmpty() || body == id) && failure->kind != ErrorKind::Timeout)
            ++m_lost;
        else
            m_wrong += id + " got \"" + body + "\"; ";
    }

    int m_begun = 0;
    int m_ended = 0;
    int m_good = 0;
    int m_lost = 0;
    QByteArray m_wrong;
    QByteArray m_path;
};

QTEST_GUILESS_MAIN(TestWrongAnswers)
#include "tst_wrong_answers.moc"
