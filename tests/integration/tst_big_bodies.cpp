// SPDX-License-Identifier: GPL-3.0-or-later
// A gigabyte each way, with a length and chunked: nothing of it may pile up in the gateway.
#include "tests/support/gateway_fixture.h"

#include <QFile>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

constexpr qint64 gigabyte = qint64(1) << 30;

qint64 residentKib()
{
    QFile status(u"/proc/self/status"_qs);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool sendAll(int fd, const QByteArray &octets)
{
    for (qsizetype done = 0; done < octets.size();) {
        const ssize_t n =
            ::send(fd, octets.data() + done, size_t(octets.size() - done), MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

// Reads up to and with that text; what came behind it is left in `rest`.
bool readUntil(int fd, const QByteArray &text, QByteArray &rest)
{
    char buffer[65536];
    while (!rest.contains(text)) {
        const ssize_t n = ::recv(fd, buffer, sizeof buffer, 0);
        if (n <= 0)
            return false;
        rest.append(buffer, n);
    }
    rest.remove(0, rest.indexOf(text) + text.size());
    return true;
}

// Blocking on purpose: neither end of this traffic is under test, and what it holds is counted,
// too.
class Upstream
{
public:
    Upstream()
        : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_listener, 4);
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~Upstream()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    quint16 port() const { return m_port; }

private:
    void serve()
    {
        for (int fd; (fd = ::accept(m_listener, nullptr, nullptr)) >= 0; ::close(fd)) {
            QByteArray head;
            char buffer[65536];
            while (!head.contains("\r\n\r\n")) {
                const ssize_t n = ::recv(fd, buffer, sizeof buffer, 0);
                if (n <= 0)
                    break;
                head.append(buffer, n);
            }
            if (head.startsWith("GET"))
                give(fd);
            else
                take(fd, head.mid(head.indexOf("\r\n\r\n") + 4), head.contains("chunked"));
        }
    }

    static void give(int fd)
    {
        const QByteArray piece(65536, 'd');
        sendAll(fd,
                "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(gigabyte) + "\r\n\r\n");
        for (qint64 sent = 0; sent < gigabyte && sendAll(fd, piece); sent += piece.size()) { }
    }

    static void take(int fd, QByteArray last, bool chunked)
    {
        char buffer[65536];
        qint64 got = last.size();
        while (chunked ? !last.endsWith("0\r\n\r\n") : got < gigabyte) {
            const ssize_t n = ::recv(fd, buffer, sizeof buffer, 0);
            if (n <= 0)
                return;
            got += n;
            last = QByteArray(last + QByteArray(buffer, n)).right(16);
        }
        const QByteArray body = got >= gigabyte ? "all" : "less";
        sendAll(fd,
                "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                    + body);
    }

    int m_listener;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace

class TestBigBodies : public QObject
{
    Q_OBJECT

private:
    Upstream m_upstream;
    std::unique_ptr<GatewayFixture> m_gateway;
    int m_client = -1;
    qint64 m_before = 0, m_most = 0;

    void sample() { m_most = std::max(m_most, residentKib()); }

private slots:
    void init()
    {
        m_gateway = std::make_unique<GatewayFixture>(
            "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, nodes: {\"127.0.0.1:"
            + QByteArray::number(m_upstream.port()) + "\": 1}}}\n");
        m_client = ::socket(AF_INET, SOCK_STREAM, 0);
        const sockaddr_in address = loopback(m_gateway->port());
        QCOMPARE(::connect(m_client, reinterpret_cast<const sockaddr *>(&address), sizeof address),
                 0);
        m_before = m_most = residentKib();
        QVERIFY(m_before > 0);
    }
    void cleanup()
    {
        ::close(m_client);
        m_gateway.reset();
        QVERIFY2(m_most - m_before < 64 * 1024, QByteArray::number(m_most - m_before).constData());
    }

    void down()
    {
        QVERIFY(sendAll(m_client, "GET /down HTTP/1.1\r\nHost: a\r\n\r\n"));
        QByteArray rest;
        QVERIFY(readUntil(m_client, "\r\n\r\n", rest));
        qint64 got = rest.size();
        QByteArray buffer(1 << 20, Qt::Uninitialized);
        while (got < gigabyte) {
            const ssize_t n = ::recv(m_client, buffer.data(), size_t(buffer.size()), 0);
            QVERIFY(n > 0);
            got += n;
            sample();
        }
        QCOMPARE(got, gigabyte);
    }

    void up_data()
    {
        QTest::addColumn<bool>("chunked");
        QTest::newRow("length") << false;
        QTest::newRow("chunked") << true;
    }
    void up()
    {
        QFETCH(const bool, chunked);
        const QByteArray length = "Content-Length: " + QByteArray::number(gigabyte) + "\r\n";
        const QByteArray framing = chunked ? "Transfer-Encoding: chunked\r\n" : length;
        QVERIFY(sendAll(m_client, "POST /up HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n"));
        const QByteArray octets(1 << 20, 'u');
        const QByteArray chunk = "100000\r\n" + octets + "\r\n";
        const QByteArray &piece = chunked ? chunk : octets;
        for (qint64 sent = 0; sent < gigabyte; sent += octets.size()) {
            QVERIFY(sendAll(m_client, piece));
            sample();
        }
        if (chunked)
            QVERIFY(sendAll(m_client, "0\r\n\r\n"));
        QByteArray rest;
        QVERIFY(readUntil(m_client, "all", rest));
    }
};

QTEST_GUILESS_MAIN(TestBigBodies)
#include "tst_big_bodies.moc"
