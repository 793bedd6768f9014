// SPDX-License-Identifier: GPL-3.0-or-later
// The service with its thread, against a backend that fails and recovers.
#include "gateway/health/checker.h"
#include "gateway/health/service.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::health;

class TestHealthService : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhenANodeFallsAndRises()
    {
        QTcpServer backend;
        QVERIFY(backend.listen(QHostAddress(QHostAddress::LocalHost), 0));
        const quint16 port = backend.serverPort();
        backend.close();
        Service service;
        QSignalSpy changed(&service, &Service::changed);
        const QByteArray json = R"json({"active": {"type": "tcp",
            "healthy": {"successes": 1}, "unhealthy": {"tcp_failures": 1}}})json";
        const auto checker = std::make_shared<Checker>(
            "upstreams", "u1", settingsOf(QJsonDocument::fromJson(json).object()));
        (void)checker->watch({{"127.0.0.1", port, {}}});
        service.add(checker);
        QCOMPARE(service.reports().size(), 1);
        QVERIFY(service.reports().first().nodes.isEmpty());
        checker->use();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(service.reports().first().nodes.first().state, State::Unhealthy);
        QVERIFY(backend.listen(QHostAddress(QHostAddress::LocalHost), port));
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(service.reports().first().nodes.first().state, State::Healthy);
    }

    void aCheckerTakesThePlaceOfAnOlderOne()
    {
        Service service;
        const auto older = std::make_shared<Checker>("routes", "r", Settings());
        Settings changed;
        changed.type = "tcp";
        const auto newer = std::make_shared<Checker>("routes", "r", changed);
        const auto other = std::make_shared<Checker>("services", "r", Settings());
        for (const auto &each : {older, other, newer})
            service.add(each);
        QCOMPARE(service.reports().size(), 2);
        QCOMPARE(service.reports().last().type, QByteArray("tcp"));
    }

    void forgetsCheckersThatGo()
    {
        Service service;
        auto checker = std::make_shared<Checker>("routes", "r", Settings());
        service.add(checker);
        QCOMPARE(service.reports().size(), 1);
        checker.reset();
        QCOMPARE(service.reports().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHealthService)
#include "tst_health_service.moc"
