// SPDX-License-Identifier: GPL-3.0-or-later
// The same rows on Qt's stock engine behind its fence: what is mended, what is refused, what is
// called broken.
#include "gateway/transport/body_pipe.h"
#include "gateway/transport/stock_fence.h"
#include "tests/gateway/transport/exchange_probe.h"

#include <QBuffer>
#include <QTcpServer>

using namespace gatehouse;
using namespace gatehouse::test;
using transport::BodyPipe;
using transport::Engine;
using transport::StockFence;
using transport::UpstreamManager;
using transport::UpstreamRequest;

class TestStockRows : public QObject
{
    Q_OBJECT

private slots:
    void goodAnswers_data();
    void goodAnswers();
    void brokenAnswers_data();
    void brokenAnswers();
    void refusals_data();
    void refusals();
    void nothingReachesTheNextRequest_data();
    void nothingReachesTheNextRequest();
    void bodiesAreSentOnce_data();
    void bodiesAreSentOnce();
    void nothingOfQtsOwnGoesUp();
    void repeatedFieldsAreFolded();
    void fieldsComeDown();
    void noCookieJar();
    void streamsStarveNobody();
    void tooManyAreRefused();
    void timeouts_data();
    void timeouts();
    void abort();
    void refusedConnection();
    void trailersAreNotPromised();
};

namespace {

UpstreamRequest upload(const OddUpstream &upstream, const QByteArray &target,
                       const QByteArray &method, qint64 length)
{
    UpstreamRequest request = requestTo(upstream, target, method);
    request.contentLength = length;
    request.bodyless = false;
    return request;
}

std::shared_ptr<const UpstreamRequest> shared(UpstreamRequest request)
{
    return std::make_shared<const UpstreamRequest>(std::move(request));
}

} // namespace

void TestStockRows::goodAnswers_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("9 raw body") << QByteArray("/gz") << 200 << QByteArray("\x1f\x8b-not-really");
    QTest::newRow("13 redirect") << QByteArray("/redir") << 302 << QByteArray("moved");
    QTest::newRow("15 basic") << QByteArray("/auth") << 401 << QByteArray("need auth");
    QTest::newRow("15 digest") << QByteArray("/authd") << 401 << QByteArray("need auth");
    QTest::newRow("16 503") << QByteArray("/503") << 503 << QByteArray("{\"e\":1}");
    QTest::newRow("16 999") << QByteArray("/999") << 999 << QByteArray("odd");
    QTest::newRow("22 100") << QByteArray("/100") << 200 << QByteArray("final");
    QTest::newRow("27 until close") << QByteArray("/drip") << 200 << QByteArray("0123456789");
    QTest::newRow("27 204") << QByteArray("/204") << 204 << QByteArray();
    QTest::newRow("27 304") << QByteArray("/304") << 304 << QByteArray();
    QTest::newRow("4 hundred fields") << QByteArray("/hdrs?n=99") << 200 << QByteArray("x");
    QTest::newRow("2 bytes behind") << QByteArray("/extra") << 200 << QByteArray("ok");
    QTest::newRow("19 big") << QByteArray("/big?mb=2") << 200 << QByteArray(2 << 20, 'y');
}

void TestStockRows::goodAnswers()
{
    QFETCH(QByteArray, target);
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    const Outcome outcome = exchange(manager, requestTo(upstream, target));
    QVERIFY(outcome.ended);
    QVERIFY2(!outcome.failure, outcome.failure ? qPrintable(outcome.failure->message) : "");
    QTEST(outcome.status, "status");
    QTEST(outcome.body, "body");
}

void TestStockRows::brokenAnswers_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<ErrorKind>("kind");
    for (const char *target : {"/hints", "/badhdrclose", "/twocl", "/tecl", "/clneg", "/tegzip",
                               "/chunkbad", "/chunkneg", "/chunkhuge", "/101"})
        QTest::newRow(target) << QByteArray(target) << ErrorKind::ProtocolError;
    for (const char *target : {"/partial", "/partialchunk"})
        QTest::newRow(target) << QByteArray(target) << ErrorKind::ConnectionLost;
    // Row 4: the engine hangs; our timer ends it.
    QTest::newRow("/badhdr") << QByteArray("/badhdr") << ErrorKind::ProtocolError;
}

void TestStockRows::brokenAnswers()
{
    QFETCH(QByteArray, target);
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    UpstreamRequest request = requestTo(upstream, target);
    request.timeouts.read = std::chrono::milliseconds(2000);
    const Outcome outcome = exchange(manager, request);
    QVERIFY(outcome.failure);
    QTEST(outcome.failure->kind, "kind");
    QCOMPARE(outcome.failure->source, ErrorSource::Upstream);
}

void TestStockRows::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("upgrade");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *method, const char *target, qint64 length,
                        bool upgrade, const char *reason) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << length << upgrade
                            << QString::fromLatin1(reason);
    };
    row("3 DELETE", "DELETE", "/x", 0, false, "sent again");
    row("3 empty POST", "POST", "/x", 0, false, "sent again");
    row("3 lower-case verb", "get", "/x", 0, false, "sent again");
    row("17 unknown length", "POST", "/x", -1, false, "unknown length");
    row("24 upgrade", "GET", "/x", 0, true, "upgrade");
    row("24 CONNECT", "CONNECT", "/x", 1, false, "CONNECT");
    row("25 escape", "GET", "/%41", 0, false, "target");
    row("25 dots", "GET", "/a/../b", 0, false, "target");
    row("25 one dot", "GET", "/a/./b", 0, false, "target");
    row("25 braces", "GET", "/a{}", 0, false, "target");
    row("25 bad escape", "GET", "/%zz", 0, false, "target");
    row("25 fragment", "GET", "/a#b", 0, false, "target");
    row("25 absolute", "GET", "http://a/", 0, false, "target");
    row("25 star", "OPTIONS", "*", 0, false, "target");
    row("25 two slashes", "GET", "//a/b", 0, false, "target");
}

void TestStockRows::refusals()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(qint64, length);
    QFETCH(bool, upgrade);
    QFETCH(QString, reason);
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    UpstreamRequest request = upload(upstream, target, method, length);
    request.upgrade = upgrade;
    BodyPipe pipe;
    pipe.push("x");
    pipe.finish();
    const Outcome outcome = exchange(manager, request, &pipe);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Unavailable);
    QVERIFY2(outcome.failure->message.contains(reason), qPrintable(outcome.failure->message));
    QVERIFY(outcome.failure->message.contains(QLatin1String("wire engine")));
    QCOMPARE(upstream.count("connections"), 0);
}

void TestStockRows::nothingReachesTheNextRequest_data()
{
    QTest::addColumn<QByteArray>("first");
    for (const char *target :
         {"/hints", "/extra", "/extralate", "/idle408", "/closelate", "/badhdrclose", "/twocl"})
        QTest::newRow(target) << QByteArray(target);
}

void TestStockRows::nothingReachesTheNextRequest()
{
    QFETCH(QByteArray, first);
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(exchange(manager, requestTo(upstream, first)).ended);
        const QByteArray own = "/echo?id=" + QByteArray::number(i);
        const Outcome next = exchange(manager, requestTo(upstream, own));
        QVERIFY(!next.failure);
        QVERIFY2(next.body.startsWith(QByteArray("GET " + own)), next.body.constData());
    }
}

void TestStockRows::bodiesAreSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("sequential");
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
        QTest::addRow("%s from a pipe", method) << QByteArray(method) << true;
        QTest::addRow("%s from a buffer", method) << QByteArray(method) << false;
    }
}

void TestStockRows::bodiesAreSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, sequential);
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    for (const QByteArray target : {"/drop", "/dropreused", "/rst"}) {
        BodyPipe pipe;
        pipe.push("once");
        pipe.finish();
        QBuffer buffer;
        buffer.setData("once");
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QIODevice *body = sequential ? static_cast<QIODevice *>(&pipe) : &buffer;
        const Outcome outcome = exchange(manager, upload(upstream, target, method, 4), body);
        QCOMPARE(outcome.failure.has_value(), target != "/dropreused");
        if (outcome.failure)
            QVERIFY(!outcome.failure->retryable);
        QCOMPARE(upstream.count(method + ' ' + target), 1);
    }
}

void TestStockRows::nothingOfQtsOwnGoesUp()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    const QByteArray head = exchange(manager, requestTo(upstream, "/echo")).body;
    QVERIFY(head.contains("\r\nHost: odd.example\r\n"));
    QVERIFY(head.contains("\r\nAccept-Encoding: identity"));
    QVERIFY(!head.contains("Mozilla"));
    QVERIFY(!head.contains("en,*"));
    UpstreamRequest request = requestTo(upstream, "/echo");
    request.headers = {{"Host", "a"},
                       {"User-Agent", "mine"},
                       {"Accept-Encoding", "br"},
                       {"Accept-Language", "de"}};
    const QByteArray given = exchange(manager, request).body;
    QVERIFY(given.contains("\r\nUser-Agent: mine"));
    QVERIFY(given.contains("\r\nAccept-Encoding: br"));
    QVERIFY(given.contains("\r\nAccept-Language: de"));
    QCOMPARE(given.toLower().count("user-agent"), 1);
}

void TestStockRows::repeatedFieldsAreFolded()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    UpstreamRequest request = requestTo(upstream, "/echo");
    request.headers.append("X-D", "1");
    request.headers.append("x-d", "2");
    request.headers.append("Cookie", "a=1");
    request.headers.append("Cookie", "b=2");
    request.headers.append("Expect", "100-continue");
    const QByteArray head = exchange(manager, request).body.toLower();
    QVERIFY(head.contains("\r\nx-d: 1, 2"));
    QVERIFY(head.contains("\r\ncookie: a=1; b=2"));
    QVERIFY(!head.contains("expect"));
}

void TestStockRows::fieldsComeDown()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    const http::Headers headers = exchange(manager, requestTo(upstream, "/setcookie")).headers;
    QCOMPARE(headers.values("Set-Cookie"),
             (QList<QByteArray>{"a=1; Path=/", "b=2, c; Expires=Wed, 09 Jun 2027 10:18:14 GMT"}));
    QCOMPARE(headers.joined("X-D"), QByteArray("1, 2"));
}

void TestStockRows::noCookieJar()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    QVERIFY(!exchange(manager, requestTo(upstream, "/setcookie")).failure);
    QVERIFY(!exchange(manager, requestTo(upstream, "/echo")).body.contains("Cookie"));
}

void TestStockRows::streamsStarveNobody()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    std::vector<std::unique_ptr<Probe>> streams;
    for (int i = 0; i < 12; ++i)
        streams.push_back(
            std::make_unique<Probe>(manager.send(shared(requestTo(upstream, "/hang")), nullptr)));
    QTRY_COMPARE(upstream.count("live"), 12);
    QCOMPARE(exchange(manager, requestTo(upstream, "/ok")).body, QByteArray("ok"));
}

void TestStockRows::tooManyAreRefused()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    std::vector<std::unique_ptr<Probe>> streams;
    for (int i = 0; i < StockFence::maxExchanges; ++i)
        streams.push_back(
            std::make_unique<Probe>(manager.send(shared(requestTo(upstream, "/hang")), nullptr)));
    const Outcome outcome = exchange(manager, requestTo(upstream, "/ok"));
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Unavailable);
    QVERIFY(outcome.failure->retryable);
}

void TestStockRows::timeouts_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("total");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("20 no answer") << QByteArray("/noanswer") << false << QByteArray();
    QTest::newRow("20 what came is kept") << QByteArray("/hang") << false << QByteArray("data:");
    QTest::newRow("20 total") << QByteArray("/hang") << true << QByteArray("data:");
}

void TestStockRows::timeouts()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, total);
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    UpstreamRequest request = requestTo(upstream, target);
    (total ? request.timeouts.total : request.timeouts.read) = std::chrono::milliseconds(300);
    const Outcome outcome = exchange(manager, request);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Timeout);
    QTEST(outcome.body, "body");
    QTRY_COMPARE(upstream.count("live"), 0);
}

void TestStockRows::abort()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    auto *reply = manager.send(shared(requestTo(upstream, "/hang")), nullptr);
    QSignalSpy ready(reply, &QIODevice::readyRead);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(ready.wait());
    reply->abort();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(reply->failure()->kind, ErrorKind::Cancelled);
    QTRY_COMPARE(upstream.count("live"), 0);
}

void TestStockRows::refusedConnection()
{
    OddUpstream upstream;
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    UpstreamRequest request = requestTo(upstream, "/ok");
    request.port = gone.serverPort();
    gone.close();
    UpstreamManager manager(Engine::Qt);
    const Outcome outcome = exchange(manager, request);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Refused);
    QVERIFY(outcome.failure->retryable);
    QVERIFY(
        !outcome.failure->message.contains(QLatin1String("127.0.0.1"))); // row 33: not Qt's text
}

void TestStockRows::trailersAreNotPromised()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    const Outcome outcome = exchange(manager, requestTo(upstream, "/trailer"));
    QCOMPARE(outcome.body, QByteArray("hello"));
    QVERIFY(!outcome.headers.contains("Trailer"));
    QVERIFY(outcome.trailers.isEmpty());
}

QTEST_GUILESS_MAIN(TestStockRows)
#include "tst_stock_rows.moc"
