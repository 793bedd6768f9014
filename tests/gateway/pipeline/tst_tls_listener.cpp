// SPDX-License-Identifier: GPL-3.0-or-later
// HTTPS on the listening side: certificates of the ssls by server name, client certificates, ALPN.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/http2_client.h"
#include "tests/support/raw_client.h"
#include "tests/support/test_certificate.h"

#include <QSslSocket>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

QByteArray quoted(const QByteArray &pem)
{
    return '"' + QByteArray(pem).replace("\n", "\\n") + '"';
}

QByteArray ssl(const QByteArray &id, const QByteArray &names, const TestCertificate &certificate,
               const QByteArray &more = {})
{
    return "  - {id: " + id + ", snis: [" + names
        + "], cert: " + quoted(certificate.certificate.toPem())
        + ", key: " + quoted(certificate.key.toPem()) + more + "}\n";
}

const QByteArray mock = "routes:\n  - {id: m, uri: /*, plugins: {mocking: {response_example: "
                        "\"$scheme $ssl_server_name $ssl_protocol $ssl_client_verify\"}}}\n";

GatewayOptions withTls()
{
    GatewayOptions options;
    options.tlsPort = 0;
    return options;
}

struct Said {
    bool shaken = false;
    QByteArray subject; // of the certificate that was shown
    QByteArray protocol; // by ALPN
    QByteArray answer;
};

// One request over TLS on a connection of its own.
Said askTls(quint16 port, const QString &name, QSslConfiguration configuration,
            const QByteArray &path = "/", QByteArray host = {})
{
    QSslSocket socket;
    Said out;
    configuration.setAllowedNextProtocols({"http/1.1"});
    socket.setSslConfiguration(configuration);
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port, name);
    bool over = false;
    QObject::connect(&socket, &QAbstractSocket::errorOccurred, &socket, [&] { over = true; });
    out.shaken = QTest::qWaitFor([&] { return socket.isEncrypted() || over; }, 10000)
        && socket.isEncrypted();
    out.subject =
        socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0).toUtf8();
    out.protocol = socket.sslConfiguration().nextNegotiatedProtocol();
    if (!out.shaken)
        return out;
    if (host.isEmpty())
        host = name.toUtf8();
    socket.write("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    if (QTest::qWaitFor([&] { return over; }, 10000))
        out.answer = socket.readAll();
    return out;
}

} // namespace

class TestTlsListener : public QObject
{
    Q_OBJECT

private:
    const TestCertificate m_exact = TestCertificate::forName("a.example.com");
    const TestCertificate m_wild = TestCertificate::forName("wild.example.com");
    const TestCertificate m_any = TestCertificate::forName("any");
    const TestCertificate m_client = TestCertificate::forName("client");
    const QSslConfiguration m_plain = QSslConfiguration::defaultConfiguration();

private slots:
    void certificatesAreChosenByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("exact") << u"a.example.com"_qs << QByteArray("a.example.com");
        QTest::newRow("letters") << u"A.Example.COM"_qs << QByteArray("a.example.com");
        QTest::newRow("one label") << u"b.example.com"_qs << QByteArray("wild.example.com");
        QTest::newRow("two labels") << u"c.b.example.com"_qs << QByteArray("any");
        QTest::newRow("the domain itself") << u"example.com"_qs << QByteArray("any");
        QTest::newRow("other") << u"other.org"_qs << QByteArray("any");
    }
    void certificatesAreChosenByName()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, subject);
        GatewayFixture fixture(mock + "ssls:\n" + ssl("3", "\"*\"", m_any)
                                   + ssl("2", "\"*.example.com\"", m_wild)
                                   + ssl("1", "a.example.com", m_exact),
                               withTls());
        QVERIFY(fixture.firstReport.faults.isEmpty());
        const Said said = askTls(fixture.gateway.tlsPort(), name, m_plain);
        QVERIFY(said.shaken);
        QCOMPARE(said.subject, subject);
        QCOMPARE(said.protocol, QByteArray("http/1.1"));
        const QByteArray expected = "https " + name.toLower().toUtf8() + " TLSv1.3 NONE";
        QVERIFY2(said.answer.contains(expected), said.answer.constData());
    }

    void withoutACertificateThereIsNoHandshake()
    {
        GatewayFixture fixture(mock + "ssls:\n" + ssl("1", "a.example.com", m_exact)
                                   + ssl("2", "off.example.com", m_wild, ", status: 0"),
                               withTls());
        QVERIFY(!askTls(fixture.gateway.tlsPort(), u"b.example.com"_qs, m_plain).shaken);
        QVERIFY(!askTls(fixture.gateway.tlsPort(), u"off.example.com"_qs, m_plain).shaken);
        QVERIFY(!askTls(fixture.gateway.tlsPort(), QString(), m_plain, "/", "a").shaken);
        QTRY_COMPARE(fixture.gateway.connections(), 0);
        QVERIFY(askTls(fixture.gateway.tlsPort(), u"a.example.com"_qs, m_plain).shaken);
    }

    void aFallbackNameServesClientsThatNameNone()
    {
        GatewayFixture fixture(mock, withTls());
        config::NodeSettings settings;
        settings.fallbackSni = "a.example.com";
        fixture.gateway.configure(settings);
        fixture.publish(mock + "ssls:\n" + ssl("1", "a.example.com", m_exact));
        QTRY_COMPARE(askTls(fixture.gateway.tlsPort(), QString(), m_plain, "/", "a").subject,
                     QByteArray("a.example.com"));
    }

    void aPublishTakesNewCertificates()
    {
        GatewayFixture fixture(mock + "ssls:\n" + ssl("1", "a.example.com", m_exact), withTls());
        QCOMPARE(askTls(fixture.gateway.tlsPort(), u"a.example.com"_qs, m_plain).subject,
                 QByteArray("a.example.com"));
        fixture.publish(mock + "ssls:\n" + ssl("1", "a.example.com", m_any));
        QTRY_COMPARE(askTls(fixture.gateway.tlsPort(), u"a.example.com"_qs, m_plain).subject,
                     QByteArray("any"));
    }

    void protocolsAreHeld()
    {
        GatewayFixture fixture(
            mock + "ssls:\n" + ssl("1", "old.example.com", m_exact, ", ssl_protocols: [TLSv1.2]")
                + ssl("2", "new.example.com", m_wild, ", ssl_protocols: [TLSv1.3]"),
            withTls());
        const quint16 port = fixture.gateway.tlsPort();
        QVERIFY(askTls(port, u"old.example.com"_qs, m_plain).answer.contains("TLSv1.2"));
        QVERIFY(askTls(port, u"new.example.com"_qs, m_plain).answer.contains("TLSv1.3"));
        QSslConfiguration only12 = m_plain;
        only12.setProtocol(QSsl::TlsV1_2);
        QVERIFY(!askTls(port, u"new.example.com"_qs, only12).shaken);
    }

    void clientsShowCertificates()
    {
        GatewayFixture fixture(
            mock + "ssls:\n"
                + ssl("1", "a.example.com", m_exact,
                      ", client: {ca: " + quoted(m_client.certificate.toPem()) + "}")
                + ssl("2", "b.example.com", m_wild,
                      ", client: {ca: " + quoted(m_client.certificate.toPem())
                          + ", skip_mtls_uri_regex: [\"^/open\"]}")
                + ssl("3", "c.example.com", m_any),
            withTls());
        const quint16 port = fixture.gateway.tlsPort();
        QSslConfiguration known = m_plain;
        known.setLocalCertificate(m_client.certificate);
        known.setPrivateKey(m_client.key);
        QSslConfiguration unknown = m_plain;
        unknown.setLocalCertificate(m_any.certificate);
        unknown.setPrivateKey(m_any.key);
        QVERIFY(askTls(port, u"a.example.com"_qs, known).answer.contains("SUCCESS"));
        QVERIFY(askTls(port, u"a.example.com"_qs, m_plain).answer.isEmpty());
        QVERIFY(askTls(port, u"a.example.com"_qs, unknown).answer.isEmpty());
        // Where some paths are open the request decides.
        QVERIFY(askTls(port, u"b.example.com"_qs, known).answer.contains("SUCCESS"));
        QVERIFY(askTls(port, u"b.example.com"_qs, m_plain, "/open").answer.contains(" 200 "));
        QVERIFY(askTls(port, u"b.example.com"_qs, m_plain, "/shut").answer.contains(" 400 "));
        QVERIFY(askTls(port, u"b.example.com"_qs, unknown, "/shut").answer.contains(" 400 "));
        // One name's handshake does not open another's routes.
        const Said other = askTls(port, u"c.example.com"_qs, m_plain, "/", "a.example.com");
        QVERIFY(other.answer.contains(" 400 "));
        const Said crossed = askTls(port, u"b.example.com"_qs, known, "/", "a.example.com");
        QVERIFY(crossed.answer.contains(" 400 "));
    }

    void http2IsAgreedUpon()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(
            "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, nodes: {\""
                + upstream.node() + "\": 1}}}\nssls:\n" + ssl("1", "a.example.com", m_exact),
            withTls());
        Http2Client client(fixture.gateway.tlsPort(), m_exact.trusting(), u"a.example.com"_qs);
        const auto id = client.ask("GET", "/h2");
        QVERIFY(client.waitForEnd(id));
        QVERIFY(client.answer(id).body.contains("X-Forwarded-Proto: https"));
        const auto record = fixture.records(1).first();
        QCOMPARE(record->scheme, QByteArray("https"));
        QCOMPARE(record->protocol, QByteArray("HTTP/2.0"));
    }

    void largeBodiesPass()
    {
        GatewayFixture fixture(
            "routes:\n  - {id: r, uri: /*, plugins: {mocking: {response_example: \""
                + QByteArray(3 << 20, 'x') + "\"}}}\nssls:\n" + ssl("1", "a.example.com", m_exact),
            withTls());
        const Said said = askTls(fixture.gateway.tlsPort(), u"a.example.com"_qs, m_plain);
        const QByteArray body = said.answer.mid(said.answer.indexOf("\r\n\r\n") + 4);
        QCOMPARE(body, QByteArray(3 << 20, 'x'));
    }

    void faultyCertificatesAreReported()
    {
        GatewayFixture fixture(mock, withTls());
        const PublishReport report = fixture.publish(
            mock + "ssls:\n" + ssl("1", "a.example.com", {m_exact.certificate, m_any.key}));
        QCOMPARE(report.faults.size(), 1);
        QVERIFY(report.faults.first().reason.contains(u"key"_qs));
    }

    void redirectLeadsToTheListener()
    {
        GatewayFixture fixture(
            "routes:\n  - {id: r, uri: /*, plugins: {redirect: {http_to_https: true}}}\n",
            withTls());
        const QByteArray address = "Location: https://test.local:"
            + QByteArray::number(fixture.gateway.tlsPort()) + "/a?b";
        QTRY_VERIFY(get(fixture.port(), "/a?b").contains(address));
    }

    void plainOctetsEndTheHandshake()
    {
        GatewayFixture fixture(mock + "ssls:\n" + ssl("1", "a.example.com", m_exact), withTls());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), fixture.gateway.tlsPort());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(fixture.gateway.connections(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTlsListener)
#include "tst_tls_listener.moc"
