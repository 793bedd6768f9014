// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_name_server.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QtEndian>

namespace gatehouse::test {

namespace {

QByteArray number16(quint16 value)
{
    QByteArray out(2, 0);
    qToBigEndian(value, out.data());
    return out;
}

QByteArray number32(quint32 value)
{
    QByteArray out(4, 0);
    qToBigEndian(value, out.data());
    return out;
}

QByteArray labels(const QByteArray &name)
{
    QByteArray out;
    for (const QByteArray &label : name.split('.'))
        out += QByteArray(1, char(label.size())) + label;
    return out + QByteArray(1, 0);
}

} // namespace

FakeNameServer::FakeNameServer()
{
    if (!m_socket.bind(QHostAddress(QHostAddress::LocalHost), 0))
        qFatal("no port for the name server");
    connect(&m_socket, &QUdpSocket::readyRead, this, &FakeNameServer::answer);
}

void FakeNameServer::setA(const QByteArray &name, const QByteArrayList &addresses, quint32 ttl)
{
    QList<Record> &records = m_records[{name, 1}];
    records.clear();
    for (const QByteArray &address : addresses)
        records.append({ttl, number32(QHostAddress(QString::fromLatin1(address)).toIPv4Address())});
}

void FakeNameServer::setAaaa(const QByteArray &name, const QByteArray &address, quint32 ttl)
{
    const Q_IPV6ADDR bytes = QHostAddress(QString::fromLatin1(address)).toIPv6Address();
    m_records[{name, 28}] = {{ttl, QByteArray(reinterpret_cast<const char *>(bytes.c), 16)}};
}

void FakeNameServer::setSrv(const QByteArray &name, const QList<Service> &services, quint32 ttl)
{
    QList<Record> &records = m_records[{name, 33}];
    records.clear();
    for (const Service &service : services)
        records.append({ttl,
                        number16(service.priority) + number16(service.weight)
                            + number16(service.port) + labels(service.target)});
}

void FakeNameServer::forget(const QByteArray &name)
{
    for (const int type : {1, 28, 33})
        m_records.remove({name, type});
}

void FakeNameServer::answer()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram asked = m_socket.receiveDatagram();
        if (!isSilent && asked.data().size() > 12)
            m_socket.writeDatagram(asked.makeReply(reply(asked.data())));
    }
}

QByteArray FakeNameServer::reply(const QByteArray &question) const
{
    QByteArrayList name;
    qsizetype at = 12;
    while (at < question.size() && question[at] != 0) {
        name.append(question.mid(at + 1, question[at]));
        at += 1 + question[at];
    }
    const int type = qFromBigEndian<quint16>(question.constData() + at + 1);
    const QByteArray asked = question.mid(12, at + 5 - 12);
    if (talksNonsense)
        return question.left(2) + number16(0x8180) + number16(1) + number16(7) + number16(0)
            + number16(0) + asked + "\xc0\xff rubbish";
    const QList<Record> records = m_records.value({name.join('.'), type});
    const bool isKnown = m_records.contains({name.join('.'), 1})
        || m_records.contains({name.join('.'), 28}) || m_records.contains({name.join('.'), 33});
    const quint16 status = code != 0 ? quint16(code) : isKnown ? quint16(0) : quint16(3);
    QByteArray out = question.left(2) + number16(quint16(0x8180 | status)) + number16(1)
        + number16(quint16(status == 0 ? records.size() : 0)) + number16(0) + number16(0) + asked;
    for (const Record &record : status == 0 ? records : QList<Record>())
        out += number16(0xc00c) + number16(quint16(type)) + number16(1) + number32(record.ttl)
            + number16(quint16(record.data.size())) + record.data;
    return out;
}

} // namespace gatehouse::test
