// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http2_client.h"

#include <QSslSocket>
#include <QTest>

namespace gatehouse::test {

Http2Client::Http2Client(quint16 port)
    : m_socket(std::make_unique<QTcpSocket>())
    , m_session(http2::Role::Client, {}, *this)
    , m_authority("127.0.0.1:" + QByteArray::number(port))
    , m_scheme("http")
{
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!m_socket->waitForConnected(5000))
        qWarning("no connection");
    listen();
}

Http2Client::Http2Client(quint16 port, const QSslConfiguration &tls, const QString &name)
    : m_session(http2::Role::Client, {}, *this)
    , m_authority(name.toUtf8())
    , m_scheme("https")
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = tls;
    configuration.setAllowedNextProtocols({"h2", "http/1.1"});
    socket->setSslConfiguration(configuration);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port, name);
    if (!QTest::qWaitFor([&] { return socket->isEncrypted(); }, 5000))
        qWarning("no handshake: %s", qPrintable(socket->errorString()));
    m_socket = std::move(socket);
    listen();
}

void Http2Client::listen()
{
    const auto read = [this] {
        m_session.feed(m_socket->readAll(), std::chrono::steady_clock::now());
        pump();
    };
    QObject::connect(m_socket.get(), &QTcpSocket::readyRead, m_socket.get(), read);
    QObject::connect(m_socket.get(), &QTcpSocket::disconnected, m_socket.get(),
                     [this] { m_closed = true; });
    pump();
}

void Http2Client::pump()
{
    for (;;) {
        const QByteArray octets = m_session.takeOutput(64 * 1024);
        if (octets.isEmpty())
            return;
        m_socket->write(octets);
    }
}

http2::StreamId Http2Client::ask(const QByteArray &method, const QByteArray &path,
                                 const http::Headers &fields, bool ends)
{
    http::RequestHead head{.method = method, .target = path, .headers = fields};
    if (!head.headers.contains("Host"))
        head.headers.append("Host", m_authority);
    const http2::StreamId id = m_session.request(head, m_scheme, ends);
    pump();
    return id;
}

void Http2Client::send(http2::StreamId stream, const QByteArray &octets)
{
    m_session.sendBody(stream, octets);
    pump();
}

void Http2Client::end(http2::StreamId stream, const http::Headers &trailers)
{
    m_session.sendEnd(stream, trailers);
    pump();
}

void Http2Client::reset(http2::StreamId stream)
{
    m_session.reset(stream, http2::Cancel);
    pump();
}

void Http2Client::releaseWindows()
{
    m_consumes = true;
    for (auto &[id, octets] : m_unconsumed)
        m_session.consumed(id, std::exchange(octets, 0));
    pump();
}

bool Http2Client::waitForEnd(http2::StreamId stream)
{
    return QTest::qWaitFor([&] { return m_answers[stream].closed; }, 10000)
        && m_answers[stream].ended;
}

bool Http2Client::waitForClose()
{
    return QTest::qWaitFor([&] { return m_closed; }, 10000);
}

void Http2Client::headArrived(http2::StreamId id, http2::FieldBlock &block, bool ends)
{
    http::ResponseHead head = block.takeResponse(ends);
    if (head.status < 200)
        m_answers[id].interim.append(head.status);
    else
        m_answers[id].head = std::move(head);
}

void Http2Client::dataArrived(http2::StreamId id, QByteArrayView octets)
{
    m_answers[id].body += octets;
    if (m_consumes)
        m_session.consumed(id, octets.size());
    else
        m_unconsumed[id] += octets.size();
}

void Http2Client::endArrived(http2::StreamId id, http::Headers trailers)
{
    m_answers[id].ended = true;
    m_answers[id].trailers = std::move(trailers);
}

void Http2Client::streamClosed(http2::StreamId id, quint32 code)
{
    m_answers[id].closed = true;
    m_answers[id].code = code;
}

void Http2Client::goingAway(http2::StreamId, quint32 code)
{
    m_goingAway = true;
    m_goAwayCode = code;
}

} // namespace gatehouse::test
