// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace gatehouse::test {

// A client that says exactly the octets it is given and shows exactly the octets it gets.
class RawClient
{
public:
    explicit RawClient(quint16 port,
                       const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));

    void send(const QByteArray &octets);
    // Waits until that text was received (since the last take), or 10 s.
    bool waitFor(const QByteArray &text);
    bool waitForClose();
    QByteArray received() const { return m_received; }
    QByteArray take() { return std::exchange(m_received, {}); }
    QTcpSocket &socket() { return m_socket; }
    void readOnlyWhenAsked() { m_reading = false; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_reading = true;
};

// One request on a connection of its own; everything that came back until the gateway closed.
QByteArray askOnce(quint16 port, const QByteArray &request);
// A GET of that path with Connection: close and further header lines ("A: b\r\n").
QByteArray get(quint16 port, const QByteArray &path, const QByteArray &headers = {});
int statusOf(const QByteArray &answer);
QByteArray bodyOf(const QByteArray &answer);

} // namespace gatehouse::test
