// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/secure_stream.h"
#include "tests/gateway/transport/exchange_probe.h"
#include "tests/support/test_certificate.h"

#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

using namespace gatehouse;
using namespace gatehouse::test;
using transport::Engine;
using transport::UpstreamManager;
using transport::UpstreamRequest;

namespace {

// Sends as long as little waits.
class Sender final : private net::Stream::User, private net::SecureStream::Judge
{
public:
    static constexpr qint64 size = 64 * 1024 * 1024;

    Sender(const QSslConfiguration &tls, quint16 port)
        : stream(static_cast<net::Stream::User &>(*this),
                 static_cast<net::SecureStream::Judge &>(*this), tls, "odd.example")
    {
        stream.open("127.0.0.1", port);
    }

    net::SecureStream stream;
    qint64 sent = 0;

private:
    void streamConnected() override { }
    void streamReady() override { streamDrained(); }
    void streamReadable() override { }
    void streamDrained() override
    {
        if (std::exchange(m_sending, true))
            return;
        while (sent < size && stream.backlog() < 64 * 1024) {
            stream.write(QByteArray(64 * 1024, 'x'));
            sent += 64 * 1024;
        }
        m_sending = false;
    }
    void streamFailed(const QString &) override { }
    bool acceptsTlsErrors(const QList<QSslError> &) override { return false; }

    bool m_sending = false;
};

} // namespace

class TestTls : public QObject
{
    Q_OBJECT

private:
    UpstreamRequest request(const OddUpstream &upstream, const QByteArray &target) const
    {
        UpstreamRequest request = requestTo(upstream, target);
        request.scheme = "https";
        request.serverName = "odd.example";
        request.tls = m_trusting;
        return request;
    }

    static void engines_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::newRow("wire") << Engine::Wire;
        QTest::newRow("stock") << Engine::Qt;
    }

private slots:
    void aPeerThatReadsNothingHoldsTheSenderBack()
    {
        QSslServer server;
        server.setSslConfiguration(m_certificate.server());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Sender sender(*m_trusting, server.serverPort());
        QTRY_VERIFY(server.hasPendingConnections());
        auto *peer = static_cast<QSslSocket *>(server.nextPendingConnection());
        peer->setReadBufferSize(1024);
        QTRY_VERIFY(sender.stream.backlog() > 0);
        QVERIFY(sender.sent < Sender::size);
        peer->setReadBufferSize(0);
        qint64 received = 0;
        QTRY_COMPARE(received += peer->readAll().size(), Sender::size);
    }

    void trustedPeerAnswers_data() { engines_data(); }
    void trustedPeerAnswers()
    {
        QFETCH(Engine, engine);
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), m_certificate.server(), 1});
        UpstreamManager manager(engine);
        const Outcome outcome = exchange(manager, request(upstream, "/echo"));
        QVERIFY2(!outcome.failure, outcome.failure ? qPrintable(outcome.failure->message) : "");
        QVERIFY(outcome.body.startsWith("GET /echo"));
        QVERIFY(!exchange(manager, request(upstream, "/big?mb=4")).failure);
    }

    void connectionsAreReused()
    {
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), m_certificate.server(), 1});
        UpstreamManager manager;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(exchange(manager, request(upstream, "/ok")).pooled, i > 0);
        QCOMPARE(exchange(manager, request(upstream, "/extralate")).body, QByteArray("ok"));
        QTRY_COMPARE(manager.idleConnections(), 0);
    }

    void slowReaderLosesNothing()
    {
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), m_certificate.server(), 1});
        UpstreamManager manager;
        auto *reply = manager.send(
            std::make_shared<const UpstreamRequest>(request(upstream, "/big?mb=32")), nullptr);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        QTRY_VERIFY(reply->bytesAvailable() >= 64 * 1024);
        QVERIFY(!QTest::qWaitFor([&] { return reply->bytesAvailable() > 64 * 1024; }, 200));
        qint64 got = reply->takeBody().size();
        connect(reply, &QIODevice::readyRead, this, [&] { got += reply->takeBody().size(); });
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(!reply->failure());
        QCOMPARE(got + reply->takeBody().size(), qint64(32) << 20);
    }

    void untrustedPeerIsRefused_data() { engines_data(); }
    void untrustedPeerIsRefused()
    {
        QFETCH(Engine, engine);
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), m_certificate.server(), 1});
        UpstreamManager manager(engine);
        UpstreamRequest untrusting = request(upstream, "/ok");
        untrusting.tls = std::make_shared<const QSslConfiguration>(
            TestCertificate::forName("other.example").trusting());
        const Outcome outcome = exchange(manager, untrusting);
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.failure->kind, ErrorKind::Tls);
        QVERIFY(outcome.failure->retryable);
        QCOMPARE(upstream.count("GET /ok"), 0);
    }

    void wrongNameIsRefused_data() { engines_data(); }
    void wrongNameIsRefused()
    {
        QFETCH(Engine, engine);
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), m_certificate.server(), 1});
        UpstreamManager manager(engine);
        UpstreamRequest wrong = request(upstream, "/ok");
        wrong.serverName = "another.example";
        const Outcome outcome = exchange(manager, wrong);
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.failure->kind, ErrorKind::Tls);
    }

    // Row 32: a connection made with relaxed checks serves nobody who asks for strict ones.
    void identitiesDoNotShareConnections_data() { engines_data(); }
    void identitiesDoNotShareConnections()
    {
        QFETCH(Engine, engine);
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), m_certificate.server(), 1});
        UpstreamManager manager(engine);
        QSslConfiguration lax = QSslConfiguration::defaultConfiguration();
        lax.setPeerVerifyMode(QSslSocket::VerifyNone);
        UpstreamRequest relaxed = request(upstream, "/ok");
        relaxed.tls = std::make_shared<const QSslConfiguration>(lax);
        QVERIFY(!exchange(manager, relaxed).failure);
        UpstreamRequest strict = relaxed;
        strict.tls = nullptr;
        const Outcome outcome = exchange(manager, strict);
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.failure->kind, ErrorKind::Tls);
        QCOMPARE(upstream.count("GET /ok"), 1);
    }

    void serverNameIsSent()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        UpstreamManager manager;
        UpstreamRequest named = plainPort(server);
        named.serverName = "sni.example";
        Probe probe(manager.send(std::make_shared<const UpstreamRequest>(named), nullptr));
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        QTRY_VERIFY(peer->peek(4096).contains("sni.example"));
        QVERIFY(peer->peek(4096).contains("http/1.1"));
        peer->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTRY_VERIFY(probe.ended());
        QCOMPARE(probe.outcome().failure->kind, ErrorKind::Tls);
        QVERIFY(probe.outcome().failure->retryable);
    }

    // Row 21: https to a port that does not speak it, and says nothing.
    void silentPortTimesOut()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        UpstreamManager manager;
        UpstreamRequest silent = plainPort(server);
        silent.timeouts.tls = std::chrono::milliseconds(100);
        const Outcome outcome = exchange(manager, silent);
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.failure->kind, ErrorKind::Timeout);
        QVERIFY(outcome.failure->retryable);
    }

    void errorsMayBeIgnoredThroughTheInterface()
    {
        OddUpstream upstream({QHostAddress(QHostAddress::LocalHost), m_certificate.server(), 1});
        UpstreamManager manager;
        const QNetworkRequest plain(
            QUrl(QStringLiteral("https://127.0.0.1:%1/ok").arg(upstream.port())));
        const std::unique_ptr<QNetworkReply> refused(manager.get(plain));
        QSignalSpy errors(refused.get(), &QNetworkReply::sslErrors);
        QSignalSpy finished(refused.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(errors.size(), 1);
        QCOMPARE(refused->error(), QNetworkReply::SslHandshakeFailedError);
        const std::unique_ptr<QNetworkReply> ignored(manager.get(plain));
        QSignalSpy done(ignored.get(), &QNetworkReply::finished);
        ignored->ignoreSslErrors();
        QVERIFY(done.wait());
        QCOMPARE(ignored->error(), QNetworkReply::NoError);
        QCOMPARE(ignored->readAll(), QByteArray("ok"));
        QCOMPARE(manager.idleConnections(), 0); // not for others
    }

private:
    static UpstreamRequest plainPort(const QTcpServer &server)
    {
        UpstreamRequest request;
        request.method = "GET";
        request.target = "/";
        request.headers = {{"Host", "a"}};
        request.scheme = "https";
        request.host = "127.0.0.1";
        request.port = server.serverPort();
        return request;
    }

    const TestCertificate m_certificate = TestCertificate::forName("odd.example");
    const std::shared_ptr<const QSslConfiguration> m_trusting =
        std::make_shared<const QSslConfiguration>(m_certificate.trusting());
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
