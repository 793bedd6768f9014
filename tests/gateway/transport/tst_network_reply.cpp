// SPDX-License-Identifier: GPL-3.0-or-later
// Written against QNetworkAccessManager's and QNetworkReply's interface alone.
#include "gateway/transport/upstream_manager.h"
#include "tests/support/odd_upstream.h"

#include <QBuffer>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

class TestNetworkReply : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_upstream = std::make_unique<gatehouse::test::OddUpstream>();
        m_manager = std::make_unique<gatehouse::transport::UpstreamManager>();
    }

    void cleanup()
    {
        m_manager.reset();
        m_upstream.reset();
    }

    void get()
    {
        QSignalSpy managerFinished(m_manager.get(), &QNetworkAccessManager::finished);
        QNetworkReply *reply = ended(m_manager->get(to("/echo?a=1")));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QVERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray(),
                 QByteArray("OK"));
        QCOMPARE(reply->url().path(), QStringLiteral("/echo"));
        QCOMPARE(reply->operation(), QNetworkAccessManager::GetOperation);
        QCOMPARE(reply->manager(), m_manager.get());
        QCOMPARE(managerFinished.size(), 1);
        const QByteArray body = reply->readAll();
        QVERIFY(body.startsWith("GET /echo?a=1 HTTP/1.1\r\nHost: 127.0.0.1:"));
        QVERIFY(!body.contains("User-Agent")); // row 8: nothing of our own
        QVERIFY(!body.contains("Accept"));
        QCOMPARE(reply->header(QNetworkRequest::ContentLengthHeader).toInt(), body.size());
        QCOMPARE(reply->bytesAvailable(), 0);
    }

    void postBytes()
    {
        QNetworkRequest request = to("/echo");
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/plain"));
        const QByteArray body = ended(m_manager->post(request, QByteArray("hello")))->readAll();
        QVERIFY(body.startsWith("POST /echo HTTP/1.1\r\n"));
        QVERIFY(body.contains("\r\nContent-Type: text/plain\r\n"));
        QVERIFY(body.contains("\r\nContent-Length: 5\r\n"));
        QVERIFY(body.endsWith("\r\n\r\nhello"));
    }

    void postNothing()
    {
        QVERIFY(ended(m_manager->post(to("/echo"), QByteArray()))
                    ->readAll()
                    .contains("\r\nContent-Length: 0\r\n"));
    }

    void putDevice()
    {
        QBuffer buffer;
        buffer.setData("skipped0123456789");
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        buffer.seek(7);
        const QByteArray body = ended(m_manager->put(to("/echo"), &buffer))->readAll();
        QVERIFY(body.startsWith("PUT /echo HTTP/1.1\r\n"));
        QVERIFY(body.endsWith("\r\n\r\n0123456789"));
    }

    void sequentialDevice()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpSocket source;
        source.connectToHost(QHostAddress::LocalHost, server.serverPort());
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> far(server.nextPendingConnection());
        QTRY_COMPARE(source.state(), QAbstractSocket::ConnectedState);
        QNetworkReply *reply = m_manager->post(to("/echo"), &source);
        far->write("streamed");
        far->disconnectFromHost();
        const QByteArray body = ended(reply)->readAll();
        QVERIFY(body.contains("\r\nTransfer-Encoding: chunked\r\n"));
        QVERIFY(body.endsWith("8\r\nstreamed\r\n0\r\n\r\n"));
    }

    void customVerbs()
    {
        QVERIFY(ended(m_manager->sendCustomRequest(to("/echo"), "PROPFIND", QByteArray("<x/>")))
                    ->readAll()
                    .startsWith("PROPFIND /echo HTTP/1.1\r\n"));
        QVERIFY(
            ended(m_manager->deleteResource(to("/echo")))->readAll().startsWith("DELETE /echo"));
        QNetworkReply *head = ended(m_manager->head(to("/headcl")));
        QCOMPARE(head->header(QNetworkRequest::ContentLengthHeader).toInt(), 500);
        QCOMPARE(head->readAll(), QByteArray());
    }

    void errorsOfStatuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QNetworkReply::NetworkError>("error");
        QTest::newRow("401") << "/auth" << 401 << QNetworkReply::AuthenticationRequiredError;
        QTest::newRow("407") << "/407" << 407 << QNetworkReply::ProxyAuthenticationRequiredError;
        QTest::newRow("503") << "/503" << 503 << QNetworkReply::ServiceUnavailableError;
        QTest::newRow("999") << "/999" << 999 << QNetworkReply::UnknownServerError;
        QTest::newRow("302") << "/redir" << 302 << QNetworkReply::NoError;
    }

    void errorsOfStatuses()
    {
        QFETCH(QString, path);
        QNetworkReply *reply = m_manager->get(to(path.toLatin1()));
        QSignalSpy errors(reply, &QNetworkReply::errorOccurred);
        QTEST(ended(reply)->error(), "error");
        QTEST(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), "status");
        QCOMPARE(errors.size(), reply->error() == QNetworkReply::NoError ? 0 : 1);
        QVERIFY(!reply->readAll().isEmpty());
    }

    void errorsOfTheNetwork_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QNetworkReply::NetworkError>("error");
        QTest::newRow("dropped") << "/drop" << QNetworkReply::RemoteHostClosedError;
        QTest::newRow("cut short") << "/partial" << QNetworkReply::RemoteHostClosedError;
        QTest::newRow("nonsense") << "/chunkbad" << QNetworkReply::ProtocolFailure;
    }

    void errorsOfTheNetwork()
    {
        QFETCH(QString, path);
        QNetworkReply *reply = m_manager->get(to(path.toLatin1()));
        QSignalSpy errors(reply, &QNetworkReply::errorOccurred);
        QTEST(ended(reply)->error(), "error");
        QCOMPARE(errors.size(), 1);
        QVERIFY(!reply->errorString().isEmpty());
    }

    void refusedConnection()
    {
        const QNetworkRequest request = to("/x");
        m_upstream.reset();
        QCOMPARE(ended(m_manager->get(request))->error(), QNetworkReply::ConnectionRefusedError);
    }

    void otherSchemesAreRefused()
    {
        QNetworkReply *reply =
            m_manager->get(QNetworkRequest(QUrl(QStringLiteral("file:///etc/passwd"))));
        QCOMPARE(ended(reply)->error(), QNetworkReply::ProtocolFailure);
        QVERIFY(reply->readAll().isEmpty());
    }

    void redirectsAreTold()
    {
        QNetworkReply *reply = ended(m_manager->get(to("/redir")));
        QCOMPARE(reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl(),
                 QUrl(QStringLiteral("/echo")));
        QCOMPARE(m_upstream->count("GET /echo"), 0);
    }

    void repeatedFieldsAreJoined()
    {
        QNetworkReply *reply = ended(m_manager->get(to("/setcookie")));
        QCOMPARE(reply->rawHeader("x-d"), QByteArray("1, 2"));
        QCOMPARE(reply->rawHeader("Set-Cookie"),
                 QByteArray("a=1; Path=/\nb=2, c; Expires=Wed, 09 Jun 2027 10:18:14 GMT"));
    }

    void wholeBodyMayBeReadAtTheEnd()
    {
        QCOMPARE(ended(m_manager->get(to("/big?mb=8")))->readAll().size(), 8 << 20);
    }

    void signalsComeInOrder()
    {
        QNetworkReply *reply = m_manager->get(to("/drip"));
        QByteArray order;
        connect(reply, &QNetworkReply::metaDataChanged, this, [&] { order += 'm'; });
        connect(reply, &QNetworkReply::readyRead, this, [&] { order += 'r'; });
        connect(reply, &QNetworkReply::readChannelFinished, this, [&] { order += 'e'; });
        connect(reply, &QNetworkReply::finished, this, [&] { order += 'f'; });
        ended(reply);
        QVERIFY2(order.startsWith("mr") && order.endsWith("ref"), order.constData());
        QCOMPARE(order.count('m'), 1);
        QCOMPARE(reply->readAll(), QByteArray("0123456789"));
        char octet;
        QCOMPARE(reply->read(&octet, 1), qint64(-1));
    }

    void abort()
    {
        QNetworkReply *reply = m_manager->get(to("/noanswer"));
        QSignalSpy finished(reply, &QNetworkReply::finished);
        QTRY_COMPARE(m_upstream->count("GET /noanswer"), 1);
        reply->abort();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
    }

    void deletingAReplyInFlight()
    {
        QNetworkReply *reply = m_manager->get(to("/noanswer"));
        QTRY_COMPARE(m_upstream->count("GET /noanswer"), 1);
        delete reply;
        QTRY_COMPARE(m_upstream->count("live"), 0);
    }

    void transferTimeout()
    {
        QNetworkRequest request = to("/noanswer");
        request.setTransferTimeout(100);
        QCOMPARE(ended(m_manager->get(request))->error(), QNetworkReply::TimeoutError);
    }

private:
    QNetworkRequest to(const QByteArray &path) const
    {
        const QByteArray base = "http://127.0.0.1:" + QByteArray::number(m_upstream->port());
        return QNetworkRequest(QUrl::fromEncoded(base + path));
    }

    static QNetworkReply *ended(QNetworkReply *reply)
    {
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(10000))
            qWarning("the reply did not end");
        return reply;
    }

    std::unique_ptr<gatehouse::test::OddUpstream> m_upstream;
    std::unique_ptr<gatehouse::transport::UpstreamManager> m_manager;
};

QTEST_GUILESS_MAIN(TestNetworkReply)
#include "tst_network_reply.moc"
