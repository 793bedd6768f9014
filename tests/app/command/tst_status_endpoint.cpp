// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/status_endpoint.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::app;

class TestStatusEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
};

void TestStatusEndpoint::answers_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray ok = "{\"status\":\"ok\"}";
    QTest::newRow("alive") << u"loading"_qs << u"/status"_qs << 200 << ok;
    QTest::newRow("not ready") << u"loading"_qs << u"/status/ready"_qs << 503
                               << "{\"error\":\"loading\",\"status\":\"error\"}"_qba;
    QTest::newRow("ready") << QString() << u"/status/ready"_qs << 200 << ok;
    QTest::newRow("elsewhere") << QString() << u"/"_qs << 404
                               << "{\"error_msg\":\"there is /status and /status/ready\"}"_qba;
}

void TestStatusEndpoint::answers()
{
    QFETCH(const QString, reason);
    QFETCH(const QString, path);
    StatusEndpoint endpoint([reason] { return reason; });
    const Result<ListenAddress> address = endpoint.listen({});
    QVERIFY(address);
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(QUrl(urlOf(*address) + path)));
    QTRY_VERIFY(reply->isFinished());
    QTEST(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), "status");
    QTEST(reply->readAll().trimmed(), "body");
}

QTEST_GUILESS_MAIN(TestStatusEndpoint)
#include "tst_status_endpoint.moc"
