// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows to nodes that speak TLS, and what it asks of them.
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"
#include "tests/support/test_certificate.h"

#include <QSslServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// Says who the client is, by certificate, what name it asked for, and how many connections came.
class TlsBackend
{
public:
    TlsBackend(const TestCertificate &own, const QList<QSslCertificate> &trusted)
    {
        QSslConfiguration tls = own.server();
        tls.setPeerVerifyMode(trusted.isEmpty() ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
        tls.setCaCertificates(trusted);
        server.setSslConfiguration(tls);
        server.listen(QHostAddress(QHostAddress::LocalHost), 0);
        QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [this] {
            while (auto *socket = static_cast<QSslSocket *>(server.nextPendingConnection())) {
                ++connections;
                QObject::connect(socket, &QIODevice::readyRead, socket, [socket] {
                    if (!socket->readAll().contains("\r\n\r\n"))
                        return;
                    const QByteArray who = socket->peerCertificate()
                                               .subjectInfo(QSslCertificate::CommonName)
                                               .value(0, QStringLiteral("nobody"))
                                               .toUtf8();
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: "
                                  + QByteArray::number(who.size()) + "\r\n\r\n" + who);
                });
            }
        });
    }

    QByteArray node() const { return "127.0.0.1:" + QByteArray::number(server.serverPort()); }

    QSslServer server;
    int connections = 0;
};

// As one double-quoted YAML string.
QByteArray quoted(QByteArray pem)
{
    return '"' + pem.replace('\n', "\\n") + '"';
}

QByteArray route(const QByteArray &id, const QByteArray &node, const QByteArray &tls)
{
    return "  - {id: " + id + ", uri: /" + id + ", upstream: {scheme: https, " + tls + "nodes: {\""
        + node + "\": 1}}}\n";
}

} // namespace

class TestUpstreamTls : public QObject
{
    Q_OBJECT

private:
    const TestCertificate m_own = TestCertificate::forName("localhost");
    const TestCertificate m_first = TestCertificate::forName("first-client");
    const TestCertificate m_second = TestCertificate::forName("second-client");

    static QByteArray inlineTls(const TestCertificate &client)
    {
        return "tls: {client_cert: " + quoted(client.certificate.toPem())
            + ", client_key: " + quoted(client.key.toPem()) + "}, ";
    }
    QByteArray ssl(const QByteArray &type) const
    {
        return "ssls:\n  - {id: c1, type: " + type + (type == "client" ? "" : ", sni: a.example")
            + ", cert: " + quoted(m_first.certificate.toPem())
            + ", key: " + quoted(m_first.key.toPem()) + "}\n";
    }

private slots:
    void nobodysCertificateIsAskedFor()
    {
        TlsBackend backend(m_own, {});
        GatewayFixture fixture("routes:\n" + route("a", backend.node(), {}));
        const QByteArray answer = get(fixture.port(), "/a"); // self-signed, not verified
        QCOMPARE(statusOf(answer), 200);
        QCOMPARE(bodyOf(answer), QByteArray("nobody"));
    }

    void certificates_data()
    {
        QTest::addColumn<QByteArray>("tls");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words"); // of the answer, or of the record
        const QByteArray byId = "tls: {client_cert_id: c1}, ";
        QTest::newRow("none, but one is wanted")
            << QByteArray() << QByteArray() << 502 << QByteArray("upstream");
        QTest::newRow("written there")
            << inlineTls(m_first) << QByteArray() << 200 << QByteArray("first-client");
        QTest::newRow("an ssl of type client")
            << byId << ssl("client") << 200 << QByteArray("first-client");
        QTest::newRow("an ssl of type server")
            << byId << ssl("server") << 502 << QByteArray("type client");
        QTest::newRow("no such ssl") << byId << QByteArray() << 502 << QByteArray("does not exist");
        QTest::newRow("a key that cannot be read") << "tls: {client_cert: "
                + quoted(m_first.certificate.toPem()) + ", client_key: " + QByteArray(64, 'x')
                + "}, " << QByteArray() << 503 << QByteArray("client key");
    }
    void certificates()
    {
        QFETCH(const QByteArray, tls);
        QFETCH(const QByteArray, more);
        QFETCH(const int, status);
        QFETCH(const QByteArray, words);
        TlsBackend backend(m_own, {m_first.certificate, m_second.certificate});
        GatewayFixture fixture("routes:\n" + route("a", backend.node(), tls) + more);
        const QByteArray answer = get(fixture.port(), "/a");
        QCOMPARE(statusOf(answer), status);
        const QByteArray told = status == 200 ? bodyOf(answer) : fixture.records(1).first()->error;
        QVERIFY2(told.contains(words), told.constData());
        for (const config::Fault &fault : fixture.firstReport.faults)
            QVERIFY(fault.tolerated);
    }

    void identitiesNeverShareAConnection()
    {
        TlsBackend backend(m_own, {m_first.certificate, m_second.certificate});
        GatewayFixture fixture("routes:\n" + route("a", backend.node(), inlineTls(m_first))
                               + route("b", backend.node(), inlineTls(m_second)));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(bodyOf(get(fixture.port(), "/a")), QByteArray("first-client"));
            QCOMPARE(bodyOf(get(fixture.port(), "/b")), QByteArray("second-client"));
        }
        QCOMPARE(backend.connections, 2); // each keeps its own
    }

    void secretsAreFilledIn()
    {
        TlsBackend backend(m_own, {m_first.certificate});
        const QByteArray key = m_first.key.toPem();
        GatewayFixture fixture(
            "routes:\n" + route("a", backend.node(), "tls: {client_cert_id: c1}, ")
                + "ssls:\n  - {id: c1, type: client, cert: " + quoted(m_first.certificate.toPem())
                + ", key: \"$secret://vault/1/client/key\"}\n",
            {}, [key](const QString &) -> Result<QByteArray> { return key; });
        QCOMPARE(bodyOf(get(fixture.port(), "/a")), QByteArray("first-client"));
    }
};

QTEST_GUILESS_MAIN(TestUpstreamTls)
#include "tst_upstream_tls.moc"
