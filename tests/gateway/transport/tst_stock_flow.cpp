// SPDX-License-Identifier: GPL-3.0-or-later
// Back-pressure through Qt's stock engine.
#include "gateway/transport/body_pipe.h"
#include "tests/gateway/transport/exchange_probe.h"

using namespace gatehouse;
using namespace gatehouse::test;
using transport::BodyPipe;
using transport::Engine;
using transport::UpstreamManager;
using transport::UpstreamRequest;

class TestStockFlow : public QObject
{
    Q_OBJECT

private slots:
    void slowReaderSlowsTheUpstream();
    void slowUpstreamSlowsTheSource();
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

void TestStockFlow::slowReaderSlowsTheUpstream()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
    auto *reply = manager.send(shared(requestTo(upstream, "/big?mb=64")), nullptr);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QTRY_VERIFY(reply->bytesAvailable() >= 64 * 1024);
    QVERIFY(!QTest::qWaitFor([&] { return upstream.count("written") >= 64 << 20; }, 300));
    QVERIFY(reply->bytesAvailable() <= 64 * 1024);
    QVERIFY(upstream.count("written") < 32 << 20);
    qint64 got = reply->takeBody().size();
    connect(reply, &QIODevice::readyRead, this, [&] { got += reply->takeBody().size(); });
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    QVERIFY(!reply->failure());
    QCOMPARE(got + reply->takeBody().size(), qint64(64) << 20);
}

void TestStockFlow::slowUpstreamSlowsTheSource()
{
    OddUpstream upstream;
    UpstreamManager manager(Engine::Qt);
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
    Probe probe(manager.send(shared(upload(upstream, "/noread", "POST", total)), &pipe));
    fill();
    QTRY_COMPARE(upstream.count("deaf"), 1);
    QVERIFY(!QTest::qWaitFor([&] { return pushed >= total; }, 300));
    QVERIFY2(pushed < total / 2, qPrintable(QString::number(pushed)));
}

QTEST_GUILESS_MAIN(TestStockFlow)
#include "tst_stock_flow.moc"
