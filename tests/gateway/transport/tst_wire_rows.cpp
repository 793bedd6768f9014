// SPDX-License-Identifier: GPL-3.0-or-later
// Every behaviour that makes the stock engine unfit, on our own client.
#include "tests/gateway/transport/exchange_probe.h"

#include <QTcpServer>

using namespace gatehouse;
using namespace gatehouse::test;
using transport::UpstreamManager;
using transport::UpstreamRequest;

class TestWireRows : public QObject
{
    Q_OBJECT

private slots:
    void goodAnswers_data();
    void goodAnswers();
    void brokenAnswers_data();
    void brokenAnswers();
    void nothingReachesTheNextRequest_data();
    void nothingReachesTheNextRequest();
    void nothingIsSentTwice_data();
    void nothingIsSentTwice();
    void requestsThatAreRefused_data();
    void requestsThatAreRefused();
    void interimAnswersAreForwarded();
    void sixteenInterimAnswersAreEnough();
    void fieldsKeepOrderAndSpelling();
    void trailersCross();
    void targetAndFieldsGoUpAsGiven();
    void manyAtOnce();
    void headHasNoBody();
    void connectionsAreReused();
    void refusedConnectionsMayBeRetried();
    void timeouts_data();
    void timeouts();
    void slowButSteadyIsNoTimeout();
    void totalTimeLimit();
    void abortFreesTheUpstream();
    void ipv6();
};

void TestWireRows::goodAnswers_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("9 raw body") << QByteArray("/gz") << 200 << QByteArray("OK")
                                << QByteArray("\x1f\x8b-not-really");
    QTest::newRow("13 redirect") << QByteArray("/redir") << 302 << QByteArray("Found")
                                 << QByteArray("moved");
    QTest::newRow("15 basic") << QByteArray("/auth") << 401 << QByteArray("Unauthorized")
                              << QByteArray("need auth");
    QTest::newRow("15 digest") << QByteArray("/authd") << 401 << QByteArray("Unauthorized")
                               << QByteArray("need auth");
    QTest::newRow("15 proxy") << QByteArray("/407") << 407
                              << QByteArray("Proxy Authentication Required")
                              << QByteArray("proxy auth");
    QTest::newRow("16 own reason")
        << QByteArray("/503") << 503 << QByteArray("My Own Reason") << QByteArray("{\"e\":1}");
    QTest::newRow("16 no reason") << QByteArray("/noreason") << 200 << QByteArray()
                                  << QByteArray("ok");
    QTest::newRow("27 until close")
        << QByteArray("/h10") << 200 << QByteArray("OK") << QByteArray("until close");
    QTest::newRow("27 204") << QByteArray("/204") << 204 << QByteArray("No Content")
                            << QByteArray();
    QTest::newRow("27 304") << QByteArray("/304") << 304 << QByteArray("Not Modified")
                            << QByteArray();
    QTest::newRow("4 hundred fields")
        << QByteArray("/hdrs?n=100") << 200 << QByteArray("OK") << QByteArray("x");
    QTest::newRow("4 200 fields") << QByteArray("/hdrs?n=200") << 200 << QByteArray("OK")
                                  << QByteArray("x");
    QTest::newRow("4 long value") << QByteArray("/bighdr?n=105000") << 200 << QByteArray("OK")
                                  << QByteArray("x");
    QTest::newRow("drip") << QByteArray("/drip") << 200 << QByteArray("OK")
                          << QByteArray("0123456789");
    QTest::newRow("2 bytes behind")
        << QByteArray("/extra") << 200 << QByteArray("OK") << QByteArray("ok");
}

void TestWireRows::goodAnswers()
{
    QFETCH(QByteArray, target);
    OddUpstream upstream;
    UpstreamManager manager;
    const Outcome outcome = exchange(manager, requestTo(upstream, target));
    QVERIFY(outcome.ended);
    QVERIFY2(!outcome.failure, outcome.failure ? qPrintable(outcome.failure->message) : "");
    QTEST(outcome.status, "status");
    QTEST(outcome.reason, "reason");
    QTEST(outcome.body, "body");
}

void TestWireRows::brokenAnswers_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<ErrorKind>("kind");
    const auto rows = {"/badhdr",   "/badhdrclose", "/fold",      "/hdrs?n=257", "/bighdr?n=270000",
                       "/chunkbad", "/chunkneg",    "/chunkhuge", "/twocl",      "/tecl",
                       "/clneg",    "/tegzip",      "/garbage",   "/101",        "/storm"};
    for (const char *target : rows)
        QTest::newRow(target) << QByteArray(target) << ErrorKind::ProtocolError;
    for (const char *target : {"/partial", "/partialchunk", "/halfhead", "/drop", "/rst"})
        QTest::newRow(target) << QByteArray(target) << ErrorKind::ConnectionLost;
}

void TestWireRows::brokenAnswers()
{
    QFETCH(QByteArray, target);
    OddUpstream upstream;
    UpstreamManager manager;
    const Outcome outcome = exchange(manager, requestTo(upstream, target));
    QVERIFY(outcome.ended);
    QVERIFY(outcome.failure);
    QTEST(outcome.failure->kind, "kind");
    QCOMPARE(outcome.failure->source, ErrorSource::Upstream);
    QVERIFY(!outcome.failure->retryable);
    QVERIFY(!outcome.failure->message.isEmpty());
    QCOMPARE(manager.idleConnections(), 0);
}

void TestWireRows::nothingReachesTheNextRequest_data()
{
    QTest::addColumn<QByteArray>("first");
    for (const char *target : {"/hints", "/100", "/extra", "/extralate", "/idle408", "/closelate",
                               "/storm", "/badhdr", "/partial", "/twocl", "/chunkbad"})
        QTest::newRow(target) << QByteArray(target);
}

void TestWireRows::nothingReachesTheNextRequest()
{
    QFETCH(QByteArray, first);
    OddUpstream upstream;
    UpstreamManager manager;
    const bool late = first == "/extralate" || first == "/idle408" || first == "/closelate";
    for (int i = 0; i < 3; ++i) {
        QVERIFY(exchange(manager, requestTo(upstream, first)).ended);
        if (late)
            QTRY_COMPARE(manager.idleConnections(),
                         0); // closed as soon as the octets or the end came
        const QByteArray own = "/echo?id=" + QByteArray::number(i);
        const Outcome next = exchange(manager, requestTo(upstream, own));
        QVERIFY(!next.failure);
        QVERIFY2(next.body.startsWith(QByteArray("GET " + own)), next.body.constData());
    }
}

void TestWireRows::nothingIsSentTwice_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    for (const char *method : {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
        for (const char *target : {"/drop", "/rst", "/droponce", "/dropreused"})
            QTest::addRow("%s %s", method, target) << QByteArray(method) << QByteArray(target);
    }
}

void TestWireRows::nothingIsSentTwice()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    OddUpstream upstream;
    UpstreamManager manager;
    QVERIFY(
        !exchange(manager, requestTo(upstream, "/ok")).failure); // now a connection waits for reuse
    const Outcome outcome = exchange(manager, requestTo(upstream, target, method));
    QVERIFY(outcome.pooled);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::ConnectionLost);
    QVERIFY(!outcome.answerBegan);
    QVERIFY(!outcome.failure->retryable);
    QVERIFY(!exchange(manager, requestTo(upstream, "/ok")).failure);
    QCOMPARE(upstream.count(method + ' ' + target), 1);
}

void TestWireRows::requestsThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const QByteArray get("GET"), path("/x"), name("X-A"), value("v");
    QTest::newRow("verb with a line")
        << QByteArray("GET / HTTP/1.1\r\nA: b\r\n\r\nGET") << path << name << value;
    QTest::newRow("empty verb") << QByteArray() << path << name << value;
    QTest::newRow("blank in target") << get << QByteArray("/x HTTP/1.1") << name << value;
    QTest::newRow("line in target") << get << QByteArray("/x\r\nA: b") << name << value;
    QTest::newRow("empty target") << get << QByteArray() << name << value;
    QTest::newRow("blank in name") << get << path << QByteArray("X A") << value;
    QTest::newRow("line in value") << get << path << name << QByteArray("v\r\nEvil: 1");
    QTest::newRow("bare LF in value") << get << path << name << QByteArray("v\nEvil: 1");
    QTest::newRow("NUL in value") << get << path << name << QByteArray("v\0w", 3);
    QTest::newRow("own length") << get << path << QByteArray("content-length") << QByteArray("5");
    QTest::newRow("own coding") << get << path << QByteArray("Transfer-Encoding")
                                << QByteArray("chunked");
}

void TestWireRows::requestsThatAreRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    OddUpstream upstream;
    UpstreamManager manager;
    UpstreamRequest request = requestTo(upstream, target, method);
    request.headers.append(name, value);
    const Outcome outcome = exchange(manager, request);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::InvalidInput);
    QVERIFY(!outcome.failure->message.contains(QLatin1String("Evil")));
    QCOMPARE(upstream.count("connections"), 0);
}

void TestWireRows::interimAnswersAreForwarded()
{
    OddUpstream upstream;
    UpstreamManager manager;
    const Outcome hints = exchange(manager, requestTo(upstream, "/hints"));
    QCOMPARE(hints.interim, QList<int>{103});
    QCOMPARE(hints.status, 200);
    QCOMPARE(hints.body, QByteArray("final"));
    const Outcome proceed = exchange(manager, requestTo(upstream, "/100"));
    QCOMPARE(proceed.interim, QList<int>{100});
    QCOMPARE(proceed.body, QByteArray("final"));
}

void TestWireRows::sixteenInterimAnswersAreEnough()
{
    OddUpstream upstream;
    UpstreamManager manager;
    const Outcome outcome = exchange(manager, requestTo(upstream, "/storm16"));
    QVERIFY(!outcome.failure);
    QCOMPARE(outcome.interim.size(), 16);
    QCOMPARE(outcome.body, QByteArray("final"));
}

void TestWireRows::fieldsKeepOrderAndSpelling()
{
    OddUpstream upstream;
    UpstreamManager manager;
    const Outcome outcome = exchange(manager, requestTo(upstream, "/setcookie"));
    const http::Headers expected{{"Content-Length", "1"},
                                 {"Set-Cookie", "a=1; Path=/"},
                                 {"X-D", "1"},
                                 {"Set-Cookie", "b=2, c; Expires=Wed, 09 Jun 2027 10:18:14 GMT"},
                                 {"x-d", "2"},
                                 {"WWW-Authenticate", "Foo a"}};
    QCOMPARE(outcome.headers, expected);
    const Outcome next = exchange(manager, requestTo(upstream, "/echo"));
    QVERIFY(!next.body.contains("Cookie")); // row 14: no jar
}

void TestWireRows::trailersCross()
{
    OddUpstream upstream;
    UpstreamManager manager;
    const Outcome outcome = exchange(manager, requestTo(upstream, "/trailer"));
    QCOMPARE(outcome.body, QByteArray("hello"));
    QCOMPARE(outcome.trailers, (http::Headers{{"X-T", "tv"}}));
}

void TestWireRows::targetAndFieldsGoUpAsGiven()
{
    OddUpstream upstream;
    UpstreamManager manager;
    const QByteArray target = "/echo/%41/./a/../b{}|\"<>%zz?x=%41#frag";
    UpstreamRequest request = requestTo(upstream, target, "get");
    request.headers = {{"hOsT", "a"}, {"X-D", "1"}, {"b", ""}, {"x-d", "2"}};
    const Outcome outcome = exchange(manager, request);
    const QByteArray expected =
        "get " + target + " HTTP/1.1\r\nhOsT: a\r\nX-D: 1\r\nb: \r\nx-d: 2\r\n\r\n";
    QCOMPARE(outcome.body, expected);
}

void TestWireRows::manyAtOnce()
{
    OddUpstream upstream;
    UpstreamManager manager;
    std::vector<std::unique_ptr<Probe>> streams; // row 7: six streams starve nobody
    for (int i = 0; i < 40; ++i)
        streams.push_back(std::make_unique<Probe>(manager.send(
            std::make_shared<const UpstreamRequest>(requestTo(upstream, "/hang")), nullptr)));
    QTRY_COMPARE(upstream.count("live"), 40);
    QCOMPARE(exchange(manager, requestTo(upstream, "/ok")).body, QByteArray("ok"));
}

void TestWireRows::headHasNoBody()
{
    OddUpstream upstream;
    UpstreamManager manager;
    const Outcome outcome = exchange(manager, requestTo(upstream, "/headcl", "HEAD"));
    QVERIFY(!outcome.failure);
    QCOMPARE(outcome.headers.value("content-length"), QByteArray("500"));
    QVERIFY(exchange(manager, requestTo(upstream, "/ok")).pooled);
}

void TestWireRows::connectionsAreReused()
{
    OddUpstream upstream;
    UpstreamManager manager;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(exchange(manager, requestTo(upstream, "/ok")).pooled, i > 0);
    QCOMPARE(upstream.count("connections"), 1);
}

void TestWireRows::refusedConnectionsMayBeRetried()
{
    OddUpstream upstream;
    UpstreamManager manager;
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    UpstreamRequest request = requestTo(upstream, "/ok");
    request.port = gone.serverPort();
    gone.close();
    const Outcome outcome = exchange(manager, request);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Refused);
    QVERIFY(outcome.failure->retryable);
}

void TestWireRows::timeouts_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no answer") << QByteArray("/noanswer") << QByteArray();
    QTest::newRow("in the body") << QByteArray("/hang") << QByteArray("data:");
}

void TestWireRows::timeouts()
{
    QFETCH(QByteArray, target);
    OddUpstream upstream;
    UpstreamManager manager;
    UpstreamRequest request = requestTo(upstream, target);
    request.timeouts.read = std::chrono::milliseconds(100);
    const Outcome outcome = exchange(manager, request);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Timeout);
    QVERIFY(!outcome.failure->retryable);
    QTEST(outcome.body, "body"); // row 20: what came is not lost
}

void TestWireRows::slowButSteadyIsNoTimeout()
{
    OddUpstream upstream;
    UpstreamManager manager;
    UpstreamRequest request = requestTo(upstream, "/drip");
    request.timeouts.read = std::chrono::milliseconds(3000);
    QCOMPARE(exchange(manager, request).body, QByteArray("0123456789"));
}

void TestWireRows::totalTimeLimit()
{
    OddUpstream upstream;
    UpstreamManager manager;
    UpstreamRequest request = requestTo(upstream, "/hang");
    request.timeouts.total = std::chrono::milliseconds(100);
    const Outcome outcome = exchange(manager, request);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Timeout);
}

void TestWireRows::abortFreesTheUpstream()
{
    OddUpstream upstream;
    UpstreamManager manager;
    auto *reply = manager.send(
        std::make_shared<const UpstreamRequest>(requestTo(upstream, "/hang")), nullptr);
    QSignalSpy ready(reply, &QIODevice::readyRead);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(ready.wait());
    reply->abort();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(reply->failure()->kind, ErrorKind::Cancelled);
    QTRY_COMPARE(upstream.count("live"), 0);
    reply->abort();
    QCOMPARE(finished.size(), 1);
}

void TestWireRows::ipv6()
{
    OddUpstream upstream({QHostAddress(QHostAddress::LocalHostIPv6), std::nullopt, 1});
    QVERIFY(upstream.port() != 0);
    UpstreamManager manager;
    UpstreamRequest request = requestTo(upstream, "/echo");
    request.host = "::1";
    QVERIFY(exchange(manager, request).body.startsWith("GET /echo"));
    QVERIFY(exchange(manager, request).pooled);
}

QTEST_GUILESS_MAIN(TestWireRows)
#include "tst_wire_rows.moc"
