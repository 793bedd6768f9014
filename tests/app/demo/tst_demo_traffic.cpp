// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_service.h"
#include "app/demo/demo_traffic.h"
#include "gateway/endpoint/server.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;

class TestDemoTraffic : public QObject
{
    Q_OBJECT

private slots:
    void theMixtureReachesEveryRoute();
    void whatHangsIsBounded();
    void stopStops();
};

void TestDemoTraffic::theMixtureReachesEveryRoute()
{
    QSet<QByteArray> seen;
    endpoint::Server server([&](const endpoint::Request &request,
                                const std::shared_ptr<endpoint::Responder> &responder) {
        seen.insert(request.target.path);
        responder->send(200, {}, "ok");
    });
    const auto port = server.listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    DemoTraffic traffic;
    traffic.start(u"http://127.0.0.1:%1"_qs.arg(*port), 1000);
    for (const QByteArray path :
         {"/hello", "/inventory", "/search", "/slow", "/error", "/orders/17", "/old/hello",
          "/nowhere", "/stream", "/chat", "/v1/chat/completions"})
        QTRY_VERIFY2(seen.contains(path), path.constData());
}

void TestDemoTraffic::whatHangsIsBounded()
{
    QList<std::shared_ptr<endpoint::Responder>> kept;
    endpoint::Server server(
        [&](const endpoint::Request &, const std::shared_ptr<endpoint::Responder> &responder) {
            kept.append(responder);
        });
    const auto port = server.listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    DemoTraffic traffic;
    traffic.start(u"http://127.0.0.1:%1"_qs.arg(*port), 2000);
    QTRY_COMPARE(traffic.inFlight(), 64);
    QTRY_VERIFY(!kept.isEmpty());
    QCOMPARE(traffic.inFlight(), 64);
    for (const auto &responder : std::exchange(kept, {}))
        responder->send(200, {}, {});
    QTRY_VERIFY(!kept.isEmpty()); // and it goes on
}

void TestDemoTraffic::stopStops()
{
    DemoService service;
    QVERIFY(service.listen(0));
    DemoTraffic traffic;
    traffic.start(u"http://"_qs + service.address(), 50);
    QTRY_VERIFY(traffic.inFlight() > 0);
    traffic.stop();
    QVERIFY(!traffic.isRunning());
    QTRY_COMPARE(traffic.inFlight(), 0);
}

QTEST_GUILESS_MAIN(TestDemoTraffic)
#include "tst_demo_traffic.moc"
