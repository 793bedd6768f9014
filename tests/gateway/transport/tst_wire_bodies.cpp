// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies up and down: framing, back-pressure, early answers.
#include "gateway/transport/body_pipe.h"
#include "tests/gateway/transport/exchange_probe.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTcpServer>
#include <QTcpSocket>

using namespace gatehouse;
using namespace gatehouse::test;
using transport::BodyPipe;
using transport::UpstreamManager;
using transport::UpstreamRequest;

namespace {

QByteArray sumOf(const QByteArray &body)
{
    return QByteArray::number(body.size()) + ' '
        + QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex();
}

UpstreamRequest upload(const OddUpstream &upstream, const QByteArray &target, qint64 length)
{
    UpstreamRequest request = requestTo(upstream, target, "POST");
    request.contentLength = length;
    request.bodyless = false;
    return request;
}

std::shared_ptr<const UpstreamRequest> shared(UpstreamRequest request)
{
    return std::make_shared<const UpstreamRequest>(std::move(request));
}

} // namespace

class TestWireBodies : public QObject
{
    Q_OBJECT

private slots:
    void knownLength_data();
    void knownLength();
    void emptyBodyHasALength();
    void unknownLengthGoesUpChunked();
    void trailersGoUp();
    void devicesOfOthers();
    void bodiesMustKeepTheirPromise_data();
    void bodiesMustKeepTheirPromise();
    void slowUpstreamSlowsTheSource();
    void slowReaderSlowsTheUpstream();
    void readBufferSizeIsKept();
    void earlyAnswerIsDeliveredAndEndsTheConnection();
    void blockedUploadTimesOut();
    void slowClientIsNotTheUpstreamsFault();
};

void TestWireBodies::knownLength_data()
{
    QTest::addColumn<int>("size");
    for (int size : {1, 100, 16 * 1024, 64 * 1024, 64 * 1024 + 1, 3 << 20})
        QTest::addRow("%d", size) << size;
}

void TestWireBodies::knownLength()
{
    QFETCH(int, size);
    OddUpstream upstream;
    UpstreamManager manager;
    const QByteArray body = QByteArray("0123456789abcdef").repeated(size / 16 + 1).left(size);
    for (int i = 0; i < 2; ++i) {
        BodyPipe pipe;
        pipe.push(body);
        pipe.finish();
        const Outcome outcome = exchange(manager, upload(upstream, "/sum", size), &pipe);
        QVERIFY2(!outcome.failure, outcome.failure ? qPrintable(outcome.failure->message) : "");
        QCOMPARE(outcome.body, sumOf(body));
        QCOMPARE(outcome.pooled, i > 0);
    }
    const QByteArray field = "\r\nContent-Length: " + QByteArray::number(size);
    QVERIFY(upstream.lastHead().contains(field));
}

void TestWireBodies::emptyBodyHasALength()
{
    OddUpstream upstream;
    UpstreamManager manager;
    QVERIFY(
        exchange(manager, upload(upstream, "/echo", 0)).body.contains("\r\nContent-Length: 0\r\n"));
    QVERIFY(!exchange(manager, requestTo(upstream, "/echo")).body.contains("Content-Length"));
}

void TestWireBodies::unknownLengthGoesUpChunked()
{
    OddUpstream upstream;
    UpstreamManager manager;
    BodyPipe pipe;
    Probe probe(manager.send(shared(upload(upstream, "/echo", -1)), &pipe));
    pipe.push("hello");
    QTRY_COMPARE(upstream.count("connections"), 1);
    QTRY_COMPARE(pipe.bytesAvailable(), 0); // goes up as it comes
    pipe.push(" world!");
    pipe.finish();
    QTRY_VERIFY(probe.ended());
    QVERIFY(!probe.outcome().failure);
    QVERIFY(probe.outcome().body.contains("\r\nTransfer-Encoding: chunked\r\n"));
    QVERIFY(probe.outcome().body.endsWith("\r\n\r\n5\r\nhello\r\n7\r\n world!\r\n0\r\n\r\n"));
}

void TestWireBodies::trailersGoUp()
{
    OddUpstream upstream;
    UpstreamManager manager;
    BodyPipe pipe;
    pipe.push("x");
    pipe.finish({{"X-T", "tv"}});
    const Outcome outcome = exchange(manager, upload(upstream, "/echo", -1), &pipe);
    QVERIFY(outcome.body.endsWith("1\r\nx\r\n0\r\nX-T: tv\r\n\r\n"));
}

void TestWireBodies::devicesOfOthers()
{
    OddUpstream upstream;
    UpstreamManager manager;
    const QByteArray body(300 * 1024, 'q');
    QBuffer buffer;
    buffer.setData(body);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QCOMPARE(exchange(manager, upload(upstream, "/sum", body.size()), &buffer).body, sumOf(body));
}

void TestWireBodies::bodiesMustKeepTheirPromise_data()
{
    QTest::addColumn<int>("promised");
    QTest::newRow("shorter") << 10;
    QTest::newRow("longer") << 3;
}

void TestWireBodies::bodiesMustKeepTheirPromise()
{
    QFETCH(int, promised);
    OddUpstream upstream;
    UpstreamManager manager;
    BodyPipe pipe;
    pipe.push("12345");
    pipe.finish();
    const Outcome outcome = exchange(manager, upload(upstream, "/sum", promised), &pipe);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->source, ErrorSource::Client);
    QCOMPARE(upstream.count("POST /sum"), 0);
    QCOMPARE(manager.idleConnections(), 0);
}

void TestWireBodies::slowUpstreamSlowsTheSource()
{
    OddUpstream upstream;
    UpstreamManager manager;
    BodyPipe pipe;
    const qint64 total = 64 << 20;
    qint64 pushed = 0;
    const QByteArray piece(16 * 1024, 'p');
    const auto fill = [&] {
        while (!pipe.isFull() && pushed < total) {
            pipe.push(piece);
            pushed += piece.size();
        }
    };
    connect(&pipe, &BodyPipe::roomAvailable, this, fill, Qt::QueuedConnection);
    Probe probe(manager.send(shared(upload(upstream, "/noread", total)), &pipe));
    fill();
    QTRY_COMPARE(upstream.count("deaf"), 1);
    QTRY_VERIFY(pipe.isFull());
    QVERIFY(!QTest::qWaitFor([&] { return pushed >= total; }, 300));
    QVERIFY2(pushed < total / 2,
             qPrintable(QString::number(pushed))); // the kernel's buffers and little more
    QVERIFY(!probe.ended());
}

void TestWireBodies::slowReaderSlowsTheUpstream()
{
    OddUpstream upstream;
    UpstreamManager manager;
    auto *reply = manager.send(shared(requestTo(upstream, "/big?mb=64")), nullptr);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QTRY_VERIFY(reply->bytesAvailable() >= 64 * 1024);
    QVERIFY(!QTest::qWaitFor([&] { return upstream.count("written") >= 64 << 20; }, 300));
    QVERIFY(reply->bytesAvailable() <= 64 * 1024);
    QVERIFY(upstream.count("written") < 32 << 20);
    qint64 got = 0;
    connect(reply, &QIODevice::readyRead, this, [&] { got += reply->takeBody().size(); });
    got += reply->takeBody().size();
    QTRY_COMPARE(finished.size(), 1);
    got += reply->takeBody().size();
    QVERIFY(!reply->failure());
    QCOMPARE(got, qint64(64) << 20);
}

void TestWireBodies::readBufferSizeIsKept()
{
    OddUpstream upstream;
    UpstreamManager manager;
    auto *reply = manager.send(shared(requestTo(upstream, "/big?mb=1")), nullptr);
    reply->setReadBufferSize(1000);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    qint64 got = 0, most = 0;
    connect(reply, &QIODevice::readyRead, this, [&] {
        most = qMax(most, reply->bytesAvailable());
        got += reply->read(700).size();
    });
    QTRY_VERIFY(finished.size() == 1 || (got += reply->read(700).size(), false));
    got += reply->readAll().size();
    QCOMPARE(got, qint64(1) << 20);
    QVERIFY2(most <= 64 * 1024, qPrintable(QString::number(most)));
}

void TestWireBodies::earlyAnswerIsDeliveredAndEndsTheConnection()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    UpstreamManager manager;
    BodyPipe pipe;
    UpstreamRequest request;
    request.method = "POST";
    request.target = "/x";
    request.headers = {{"Host", "a"}};
    request.host = "127.0.0.1";
    request.port = server.serverPort();
    request.contentLength = 1000;
    request.bodyless = false;
    Probe probe(manager.send(shared(request), &pipe));
    pipe.push("only some");
    QTRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
    QTRY_VERIFY(peer->peek(4096).contains("only some"));
    peer->write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig");
    QTRY_VERIFY(probe.ended());
    QVERIFY(!probe.outcome().failure);
    QCOMPARE(probe.outcome().status, 413);
    QCOMPARE(probe.outcome().body, QByteArray("big"));
    QCOMPARE(manager.idleConnections(), 0);
    pipe.push("the rest"); // nobody minds
}

void TestWireBodies::blockedUploadTimesOut()
{
    OddUpstream upstream;
    UpstreamManager manager;
    UpstreamRequest request = upload(upstream, "/noread", 64 << 20);
    request.timeouts.send = std::chrono::milliseconds(100);
    QBuffer buffer;
    buffer.setData(QByteArray(64 << 20, 'x'));
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const Outcome outcome = exchange(manager, request, &buffer);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->kind, ErrorKind::Timeout);
    QVERIFY(!outcome.failure->retryable);
}

void TestWireBodies::slowClientIsNotTheUpstreamsFault()
{
    OddUpstream upstream;
    UpstreamManager manager;
    UpstreamRequest request = upload(upstream, "/sum", 2);
    request.timeouts.read = request.timeouts.send = std::chrono::milliseconds(50);
    BodyPipe pipe;
    Probe probe(manager.send(shared(request), &pipe));
    QTimer::singleShot(600, &pipe, [&pipe] { // past two sweeps
        pipe.push("ab");
        pipe.finish();
    });
    QTRY_VERIFY(probe.ended());
    QVERIFY(!probe.outcome().failure);
    QCOMPARE(probe.outcome().body, sumOf("ab"));
}

QTEST_GUILESS_MAIN(TestWireBodies)
#include "tst_wire_bodies.moc"
