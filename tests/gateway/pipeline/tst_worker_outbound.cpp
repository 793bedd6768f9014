// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of the gateway's own.
#include "gateway/exchange/exchange.h"
#include "gateway/pipeline/worker_outbound.h"
#include "gateway/upstream/group.h"
#include "tests/support/echo_upstream.h"

#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestWorkerOutbound : public QObject
{
    Q_OBJECT

private:
    EchoUpstream m_echo;
    transport::UpstreamManager m_manager;
    pipeline::WorkerOutbound m_outbound{m_manager, "gatehouse-test"};

    OutboundRequest to(const QByteArray &target) const
    {
        OutboundRequest out;
        out.host = "127.0.0.1";
        out.port = m_echo.port();
        out.target = target;
        return out;
    }

private slots:
    void theAnswerComesWhole()
    {
        OutboundRequest request = to("/a?b=c");
        request.method = "POST";
        request.body = "hello";
        request.headers.append("X-Test", "yes");
        std::optional<OutboundAnswer> answer;
        const auto handle =
            m_outbound.fetch(request, [&](OutboundAnswer given) { answer = std::move(given); });
        QVERIFY(!answer);
        QTRY_VERIFY(answer);
        QVERIFY(!answer->failure);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.startsWith("POST /a?b=c\n"));
        QVERIFY(answer->body.contains("X-Test: yes"));
        QVERIFY(answer->body.endsWith("hello"));
        QVERIFY(answer->body.contains(QByteArray("Host: " + m_echo.node())));
    }

    void droppingTheHandleCancels()
    {
        const int before = m_echo.requests();
        auto handle = m_outbound.fetch(to("/"), [](const OutboundAnswer &) { QFAIL("cancelled"); });
        handle.reset();
        std::optional<OutboundAnswer> other; // sent later, so its answer comes later
        const auto second =
            m_outbound.fetch(to("/"), [&](OutboundAnswer given) { other = std::move(given); });
        QTRY_VERIFY(other);
        QVERIFY(m_echo.requests() <= before + 2);
    }

    void whatIsPostedNeedsNoHolder()
    {
        std::optional<OutboundAnswer> answer;
        m_outbound.post(to("/status/418"), [&](OutboundAnswer given) { answer = given; });
        QTRY_VERIFY(answer);
        QCOMPARE(answer->status, 418);
    }

    void anAnswerTooLongIsAFailure()
    {
        OutboundRequest request = to("/");
        request.maxAnswer = 3;
        std::optional<OutboundAnswer> answer;
        m_outbound.post(request, [&](OutboundAnswer given) { answer = given; });
        QTRY_VERIFY(answer);
        QVERIFY(answer->failure);
        QVERIFY(answer->body.isEmpty());
    }

    void aSilentPeerIsGivenUp()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        OutboundRequest request = to("/");
        request.port = silent.serverPort();
        request.timeout = std::chrono::milliseconds(50);
        std::optional<OutboundAnswer> answer;
        m_outbound.post(request, [&](OutboundAnswer given) { answer = given; });
        QTRY_VERIFY(answer);
        QCOMPARE(answer->failure->kind, ErrorKind::Timeout);
        QCOMPARE(answer->status, 0);
    }

    void withoutUpstreamNothingIsRepeated()
    {
        Exchange exchange;
        std::optional<OutboundAnswer> answer;
        m_outbound.repeat(exchange, {}, 10, [&](OutboundAnswer given) { answer = given; });
        QTRY_VERIFY(answer);
        QCOMPARE(answer->failure->kind, ErrorKind::Unavailable);
    }

    void anExchangeIsRepeatedTowardItsUpstream()
    {
        config::Upstream upstream;
        config::Node node;
        node.host = QStringLiteral("127.0.0.1");
        node.port = m_echo.port();
        upstream.nodes = {node};
        Exchange exchange;
        exchange.method = "GET";
        exchange.received.target = "/page?x=1";
        exchange.headers = {{"Host", "shop.test"}, {"If-None-Match", "\"old\""}};
        exchange.upstream.group = *upstream::Group::build(upstream);
        std::optional<OutboundAnswer> answer;
        m_outbound.repeat(exchange, {{"If-None-Match", "\"tag\""}}, 10'000,
                          [&](OutboundAnswer given) { answer = given; });
        QTRY_VERIFY(answer);
        QVERIFY(answer->body.startsWith("GET /page?x=1\nHost: shop.test\n"));
        QVERIFY(answer->body.contains("If-None-Match: \"tag\"\n"));
        QVERIFY(!answer->body.contains("old"));
    }

    void urlsAreTakenApart_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("parts"); // empty: refused
        QTest::newRow("plain") << QByteArray("http://a.test") << QByteArray("http a.test 80 /");
        QTest::newRow("tls") << QByteArray("HTTPS://a.test/x?y")
                             << QByteArray("https a.test 443 /x?y");
        QTest::newRow("port, query, fragment")
            << QByteArray("http://a.test:81?q#f") << QByteArray("http a.test 81 /?q");
        QTest::newRow("IPv6") << QByteArray("http://[::1]:8/") << QByteArray("http ::1 8 /");
        QTest::newRow("other scheme") << QByteArray("ftp://a.test/") << QByteArray();
        QTest::newRow("no host") << QByteArray("http:///x") << QByteArray();
        QTest::newRow("userinfo") << QByteArray("http://u:p@a.test/") << QByteArray();
        QTest::newRow("line feed") << QByteArray("http://a.test/\n") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void urlsAreTakenApart()
    {
        QFETCH(const QByteArray, url);
        QFETCH(const QByteArray, parts);
        const auto request = outboundRequestTo(url);
        QCOMPARE(request.has_value(), !parts.isEmpty());
        if (request)
            QCOMPARE(QByteArray(request->scheme + ' ' + request->host + ' '
                                + QByteArray::number(request->port) + ' ' + request->target),
                     parts);
    }
};

QTEST_GUILESS_MAIN(TestWorkerOutbound)
#include "tst_worker_outbound.moc"
