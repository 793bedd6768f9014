// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QUdpSocket>

namespace gatehouse::test {

// A name server on UDP. A question it has no record for is answered with "no such name".
class FakeNameServer : public QObject
{
    Q_OBJECT

public:
    FakeNameServer();

    quint16 port() const { return m_socket.localPort(); }
    void setA(const QByteArray &name, const QByteArrayList &addresses, quint32 ttl = 1);
    void setAaaa(const QByteArray &name, const QByteArray &address, quint32 ttl = 1);
    struct Service {
        quint16 priority, weight, port;
        QByteArray target;
    };
    void setSrv(const QByteArray &name, const QList<Service> &services, quint32 ttl = 1);
    void forget(const QByteArray &name);
    int code = 0; // of every answer, 2: server failure
    bool isSilent = false;
    bool talksNonsense = false;

private:
    struct Record {
        quint32 ttl = 0;
        QByteArray data;
    };
    void answer();
    QByteArray reply(const QByteArray &question) const;

    QUdpSocket m_socket;
    QMap<QPair<QByteArray, int>, QList<Record>> m_records;
};

} // namespace gatehouse::test
