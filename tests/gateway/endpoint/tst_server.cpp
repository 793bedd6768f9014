// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/endpoint/server.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::endpoint;

namespace {

using ResponderPtr = std::shared_ptr<Responder>;

// A client that keeps all it is sent.
struct Client {
    explicit Client(const Server &server)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] {
            if (reads)
                received += socket.readAll();
        });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    }
    bool closed() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    // The bodies are enough where heads hold a date.
    qsizetype answers() const { return received.count("HTTP/1.1 "); }

    QTcpSocket socket;
    QByteArray received;
    bool reads = true;
};

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

} // namespace

class TestServer : public QObject
{
    Q_OBJECT
private slots:
    void answersWithWhatWasAsked();
    void keepsOrderWhenPipelined();
    void streams();
    void streamShorterThanPromisedIsCut();
    void errors_data();
    void errors();
    void bodyLimit_data();
    void bodyLimit();
    void continues();
    void abandonedResponderIs500();
    void tellsWhenTheClientIsGone();
    void backPressure();
    void runawayStreamIsCut();
    void slowHeadIs408();
    void idleConnectionIsClosed();
    void tooManyConnections();
    void closeDropsEverything();
    void portInUse();

private:
    void start(Server::Handler handler, const Settings &settings = {});
    std::unique_ptr<Server> m_server;
};

void TestServer::start(Server::Handler handler, const Settings &settings)
{
    m_server = std::make_unique<Server>(std::move(handler), settings);
    const Result<quint16> port = m_server->listen(QHostAddress(QHostAddress::LocalHost), 0);
    QVERIFY(port);
    QVERIFY(*port != 0);
    QCOMPARE(m_server->port(), *port);
}

void TestServer::answersWithWhatWasAsked()
{
    start([](const Request &request, const ResponderPtr &responder) {
        responder->send(201, {{"X-Peer", request.peer.toString().toLatin1()}},
                        QByteArray(request.head.method + ' ' + request.target.path + ' '
                                   + request.target.rawQuery + ' ' + request.body));
    });
    Client client(*m_server);
    client.socket.write(
        "PUT /a/../b?c HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nxyz");
    QTRY_VERIFY(client.closed());
    QVERIFY(client.received.startsWith("HTTP/1.1 201 Created\r\nX-Peer: 127.0.0.1\r\nDate: "));
    QVERIFY(client.received.contains("\r\nContent-Length: 12\r\nConnection: close\r\n"));
    QVERIFY(client.received.endsWith("\r\n\r\nPUT /b c xyz"));
}

void TestServer::keepsOrderWhenPipelined()
{
    QList<ResponderPtr> waiting;
    start([&waiting](const Request &request, const ResponderPtr &responder) {
        if (request.target.path == "/later")
            waiting.append(responder);
        else
            responder->send(200, {}, request.target.path);
    });
    Client client(*m_server);
    client.socket.write(get("/1") + get("/later") + get("/2") + get("/3"));
    QTRY_COMPARE(waiting.size(), 1);
    QTRY_COMPARE(client.answers(), 1);
    waiting.takeFirst()->send(200, {}, "/later");
    QTRY_COMPARE(client.answers(), 4);
    const QList<qsizetype> places{
        client.received.indexOf("\r\n\r\n/1"), client.received.indexOf("\r\n\r\n/later"),
        client.received.indexOf("\r\n\r\n/2"), client.received.indexOf("\r\n\r\n/3")};
    QVERIFY(places.first() > 0);
    QVERIFY(std::is_sorted(places.begin(), places.end()));
    QCOMPARE(m_server->connectionCount(), 1);
}

void TestServer::streams()
{
    ResponderPtr kept;
    start([&kept](const Request &, const ResponderPtr &responder) {
        kept = responder;
        kept->begin(200, {{"Content-Type", "text/event-stream"}});
        kept->write("one");
    });
    Client client(*m_server);
    client.socket.write(get("/") + get("/second"));
    QTRY_VERIFY(client.received.endsWith("\r\n\r\n3\r\none\r\n"));
    kept->write("");
    kept->write("two");
    const ResponderPtr first = kept;
    first->end();
    first->write("too late");
    QVERIFY(!first->isGone());
    QTRY_COMPARE(client.answers(), 2);
    QVERIFY(client.received.contains("3\r\ntwo\r\n0\r\n\r\nHTTP/1.1 200"));
    QVERIFY(!client.received.contains("too late"));
}

void TestServer::streamShorterThanPromisedIsCut()
{
    ResponderPtr kept;
    start([&kept](const Request &, const ResponderPtr &responder) {
        kept = responder;
        kept->begin(200, {}, 4);
        kept->write("ab");
    });
    Client client(*m_server);
    client.socket.write(get("/"));
    QTRY_VERIFY(client.received.endsWith("ab"));
    kept->end();
    QTRY_VERIFY(client.closed());
    QVERIFY(client.received.endsWith("\r\n\r\nab"));
}

void TestServer::errors_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("status");
    QTest::newRow("nonsense") << QByteArray("\x16\x03\x01") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("bad path") << get("/%zz") << 400;
    QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\n") << 505;
    QTest::newRow("connect") << QByteArray("CONNECT a:1 HTTP/1.1\r\n") << 405;
    QTest::newRow("long line") << get("/" + QByteArray(9000, 'a')) << 414;
    QTest::newRow("expectation") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n")
                                 << 417;
}

void TestServer::errors()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, status);
    start([](const Request &, const ResponderPtr &responder) { responder->send(200, {}, {}); });
    Client client(*m_server);
    client.socket.write(octets + get("/after"));
    QTRY_VERIFY(client.closed());
    QVERIFY2(client.received.startsWith(QByteArray("HTTP/1.1 " + QByteArray::number(status) + ' ')),
             client.received.constData());
    QVERIFY(client.received.contains("\r\nContent-Type: application/json\r\n"));
    QVERIFY(client.received.contains("\r\n\r\n{\"error_msg\":\""));
    QCOMPARE(client.answers(), 1);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestServer::bodyLimit_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("status");
    const QByteArray start = "POST / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("length at the limit")
        << QByteArray(start + "Content-Length: 8\r\n\r\n12345678") << 200;
    QTest::newRow("length over") << QByteArray(start + "Content-Length: 9\r\n\r\n123456789") << 413;
    QTest::newRow("chunks at the limit") << QByteArray(
        start + "Transfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n4\r\n5678\r\n0\r\n\r\n")
                                         << 200;
    QTest::newRow("chunks over") << QByteArray(
        start + "Transfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n5\r\n56789\r\n0\r\n\r\n")
                                 << 413;
}

void TestServer::bodyLimit()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, status);
    Settings settings;
    settings.body = 8;
    start([](const Request &, const ResponderPtr &responder) { responder->send(200, {}, {}); },
          settings);
    Client client(*m_server);
    client.socket.write(octets);
    QTRY_COMPARE(client.answers(), 1);
    QVERIFY(client.received.startsWith(QByteArray("HTTP/1.1 " + QByteArray::number(status) + ' ')));
}

void TestServer::continues()
{
    start([](const Request &request, const ResponderPtr &responder) {
        responder->send(200, {}, request.body);
    });
    Client client(*m_server);
    client.socket.write(
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QTRY_COMPARE(client.received, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.socket.write("ab");
    QTRY_VERIFY(client.received.endsWith("\r\n\r\nab"));
}

void TestServer::abandonedResponderIs500()
{
    start([](const Request &, const ResponderPtr &) {});
    Client client(*m_server);
    client.socket.write(get("/") + get("/"));
    QTRY_COMPARE(client.answers(), 2);
    QVERIFY(client.received.startsWith("HTTP/1.1 500 Internal Server Error\r\n"));
}

void TestServer::tellsWhenTheClientIsGone()
{
    ResponderPtr kept;
    int gone = 0;
    start([&](const Request &, const ResponderPtr &responder) {
        kept = responder;
        kept->onGone([&gone] { ++gone; });
    });
    Client client(*m_server);
    client.socket.write(get("/"));
    QTRY_VERIFY(kept);
    QVERIFY(!kept->isGone());
    client.socket.abort();
    QTRY_COMPARE(gone, 1);
    QVERIFY(kept->isGone());
    kept->send(200, {}, "nobody reads this");
    kept->onGone([&gone] { ++gone; });
    QCOMPARE(gone, 2);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestServer::backPressure()
{
    ResponderPtr kept;
    int drained = 0;
    start([&](const Request &, const ResponderPtr &responder) {
        kept = responder;
        kept->onDrained([&drained] { ++drained; });
        kept->begin(200, {});
    });
    Client client(*m_server);
    client.reads = false;
    client.socket.setReadBufferSize(1024);
    client.socket.write(get("/"));
    QTRY_VERIFY(kept);
    const QByteArray block(12 * 1024 * 1024, 'x');
    kept->write(block);
    QVERIFY(kept->pendingBytes() > 64 * 1024);
    QCOMPARE(drained, 0);
    client.reads = true;
    client.socket.setReadBufferSize(0);
    client.received += client.socket.readAll();
    QTRY_COMPARE(drained, 1);
    QVERIFY(kept->pendingBytes() < 64 * 1024);
    kept->end();
    QTRY_VERIFY(client.received.endsWith("x\r\n0\r\n\r\n"));
    QCOMPARE(client.received.count('x'), block.size());
}

void TestServer::runawayStreamIsCut()
{
    Settings settings;
    settings.pending = 100'000;
    ResponderPtr kept;
    start(
        [&](const Request &, const ResponderPtr &responder) {
            kept = responder;
            kept->begin(200, {});
            kept->write(QByteArray(200'000, 'x'));
        },
        settings);
    Client client(*m_server);
    client.socket.write(get("/"));
    QTRY_VERIFY(kept);
    QTRY_VERIFY(client.closed());
    QVERIFY(kept->isGone());
}

void TestServer::slowHeadIs408()
{
    Settings settings;
    settings.head = std::chrono::milliseconds(1);
    start([](const Request &, const ResponderPtr &responder) { responder->send(200, {}, {}); },
          settings);
    Client client(*m_server);
    client.socket.write("GET / HT");
    QTRY_VERIFY(client.closed());
    QVERIFY(client.received.startsWith("HTTP/1.1 408 Request Timeout\r\n"));
}

void TestServer::idleConnectionIsClosed()
{
    Settings settings;
    settings.idle = std::chrono::milliseconds(1);
    start([](const Request &, const ResponderPtr &responder) { responder->send(200, {}, {}); },
          settings);
    Client client(*m_server);
    QSignalSpy disconnected(&client.socket, &QTcpSocket::disconnected);
    QTRY_COMPARE(disconnected.size(), 1);
    QVERIFY(client.received.isEmpty());
}

void TestServer::tooManyConnections()
{
    Settings settings;
    settings.connections = 1;
    start([](const Request &, const ResponderPtr &responder) { responder->send(200, {}, {}); },
          settings);
    Client first(*m_server);
    QTRY_COMPARE(m_server->connectionCount(), 1);
    Client second(*m_server);
    QTRY_VERIFY(second.received.startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    QTRY_VERIFY(second.closed());
    first.socket.write(get("/"));
    QTRY_COMPARE(first.answers(), 1);
}

void TestServer::closeDropsEverything()
{
    ResponderPtr kept;
    start([&](const Request &, const ResponderPtr &responder) { kept = responder; });
    Client client(*m_server);
    client.socket.write(get("/"));
    QTRY_VERIFY(kept);
    m_server->close();
    QVERIFY(!m_server->isListening());
    QVERIFY(kept->isGone());
    QTRY_VERIFY(client.closed());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestServer::portInUse()
{
    start([](const Request &, const ResponderPtr &) {});
    Server other([](const Request &, const ResponderPtr &) {});
    const Result<quint16> port =
        other.listen(QHostAddress(QHostAddress::LocalHost), m_server->port());
    QVERIFY(!port);
    QCOMPARE(port.error().kind, ErrorKind::Conflict);
    QVERIFY(port.error().message.contains(QString::number(m_server->port())));
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
