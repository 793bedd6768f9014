// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_client.h"

#include <QHostAddress>
#include <QTest>

namespace gatehouse::test {

RawClient::RawClient(quint16 port, const QHostAddress &address)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
        if (m_reading)
            m_received += m_socket.readAll();
    });
    m_socket.connectToHost(address, port);
}

void RawClient::send(const QByteArray &octets)
{
    const bool connected =
        QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::ConnectedState; }, 10000);
    if (connected)
        m_socket.write(octets);
}

bool RawClient::waitFor(const QByteArray &text)
{
    return QTest::qWaitFor([&] { return m_received.contains(text); }, 10000);
}

bool RawClient::waitForClose()
{
    return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; },
                           15000);
}

QByteArray askOnce(quint16 port, const QByteArray &request)
{
    RawClient client(port);
    client.send(request);
    client.waitForClose();
    return client.received();
}

QByteArray get(quint16 port, const QByteArray &path, const QByteArray &headers)
{
    return askOnce(port,
                   "GET " + path + " HTTP/1.1\r\nHost: test.local\r\nConnection: close\r\n"
                       + headers + "\r\n");
}

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

QByteArray bodyOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.mid(end + 4);
}

} // namespace gatehouse::test
