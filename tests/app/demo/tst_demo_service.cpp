// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/chat_answer.h"
#include "app/demo/demo_service.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;

class TestDemoService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answers_data();
    void answers();
    void streamsEvents();
    void chatStreams();
    void chatNeedsMessages();
    void movesWhenThePortIsTaken();
    void aClientThatLeavesStopsTheStream();

private:
    QNetworkReply *send(const QByteArray &method, const QString &path, const QByteArray &body = {});

    std::unique_ptr<DemoService> m_service;
    QNetworkAccessManager m_network;
};

void TestDemoService::init()
{
    m_service = std::make_unique<DemoService>();
    QVERIFY(m_service->listen(0));
}

// Has finished when it comes back, or the test fails on its status.
QNetworkReply *TestDemoService::send(const QByteArray &method, const QString &path,
                                     const QByteArray &body)
{
    QNetworkRequest request(QUrl(u"http://"_qs + m_service->address() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_qs);
    // A custom "HEAD" would wait for a body.
    QNetworkReply *reply = method == "HEAD" ? m_network.head(request)
                                            : m_network.sendCustomRequest(request, method, body);
    reply->setParent(m_service.get());
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!finished.wait(20'000))
        qWarning("no answer");
    return reply;
}

static int statusOf(const QNetworkReply *reply)
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void TestDemoService::answers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contains");
    using B = QByteArray;
    QTest::newRow("hello") << B("GET") << u"/hello"_qs << 200 << B("Hello, world!");
    QTest::newRow("hello by name")
        << B("GET") << u"/hello?name=J%C3%B6rg"_qs << 200 << B("Hello, Jörg!");
    QTest::newRow("HEAD") << B("HEAD") << u"/hello"_qs << 200 << B();
    QTest::newRow("slow") << B("GET") << u"/slow?ms=1"_qs << 200 << B("\"waited_ms\":1");
    QTest::newRow("error") << B("GET") << u"/error"_qs << 500 << B("error_msg");
    QTest::newRow("error chosen") << B("GET") << u"/error?status=418"_qs << 418 << B("error_msg");
    QTest::newRow("no error code") << B("GET") << u"/error?status=200"_qs << 500 << B("error_msg");
    QTest::newRow("not a number") << B("GET") << u"/error?status=x"_qs << 500 << B("error_msg");
    QTest::newRow("echo") << B("GET") << u"/echo?a=1"_qs << 200 << B("/echo?a=1");
    QTest::newRow("index") << B("GET") << u"/"_qs << 200 << B("/stream");
    QTest::newRow("unknown") << B("GET") << u"/nothing"_qs << 404 << B("error_msg");
    QTest::newRow("chat by GET") << B("GET") << u"/chat"_qs << 405 << B("POST");
}

void TestDemoService::answers()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, contains);
    QNetworkReply *reply = send(method, path);
    QTEST(statusOf(reply), "status");
    const QByteArray body = reply->readAll();
    QVERIFY2(body.contains(contains), body.constData());
}

void TestDemoService::streamsEvents()
{
    QNetworkReply *reply = send("GET", u"/stream?n=3&ms=1"_qs);
    QCOMPARE(statusOf(reply), 200);
    QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("text/event-stream"));
    const QByteArray body = reply->readAll();
    QCOMPARE(body.count("\n\n"), 3);
    QVERIFY(body.startsWith("id: 1\nevent: tick\ndata: {\"n\":1,\"of\":3}\n\n"));
}

void TestDemoService::chatStreams()
{
    const QByteArray question =
        R"({"model":"m","stream":true,"messages":[{"role":"user","content":"ping"}]})";
    QNetworkReply *reply = send("POST", u"/v1/chat/completions"_qs, question);
    QCOMPARE(statusOf(reply), 200);
    QString text;
    QByteArray last;
    const QList<QByteArray> events = reply->readAll().split('\n');
    for (const QByteArray &line : events) {
        if (!line.startsWith("data: "))
            continue;
        last = line.mid(6);
        const QJsonObject chunk = QJsonDocument::fromJson(last).object();
        text += chunk.value(u"choices"_qs)[0][u"delta"_qs][u"content"_qs].toString();
    }
    QCOMPARE(last, QByteArray("[DONE]"));
    QVERIFY2(text.startsWith(u"You said: \"ping\"."_qs), qPrintable(text));

    reply = send("POST", u"/chat"_qs, QByteArray(question).replace("true", "false"));
    const QJsonObject whole = QJsonDocument::fromJson(reply->readAll()).object();
    QCOMPARE(whole.value(u"model"_qs).toString(), u"m"_qs);
    QCOMPARE(whole.value(u"choices"_qs)[0][u"message"_qs][u"content"_qs].toString(), text);
    QVERIFY(whole.value(u"usage"_qs)[u"total_tokens"_qs].toInt() > 2);
}

void TestDemoService::chatNeedsMessages()
{
    for (const QByteArray &body :
         {QByteArray(), QByteArray("[]"), QByteArray("{"), QByteArray(R"({"messages":1})")}) {
        const Result<ChatAnswer> answer = chatAnswer(body, 0);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::InvalidInput);
    }
    QVERIFY(chatAnswer(R"({"messages":[]})", 0));
    QCOMPARE(statusOf(send("POST", u"/chat"_qs, "{}")), 400);
}

void TestDemoService::movesWhenThePortIsTaken()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    DemoService service;
    QVERIFY(service.listen(taken.serverPort()));
    QVERIFY(service.address() != u"127.0.0.1:%1"_qs.arg(taken.serverPort()));
}

void TestDemoService::aClientThatLeavesStopsTheStream()
{
    QTcpSocket client;
    const QStringList place = m_service->address().split(u':');
    client.connectToHost(place[0], place[1].toUShort());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.write("GET /stream?n=1000&ms=1 HTTP/1.1\r\nHost: demo\r\n\r\n");
    QTRY_VERIFY(client.bytesAvailable() > 100);
    QTRY_VERIFY(!m_service->findChildren<QTimer *>(Qt::FindDirectChildrenOnly).isEmpty());
    client.abort();
    QTRY_VERIFY(m_service->findChildren<QTimer *>(Qt::FindDirectChildrenOnly).isEmpty());
}

QTEST_GUILESS_MAIN(TestDemoService)
#include "tst_demo_service.moc"
