// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/tunnel.h"

namespace gatehouse::pipeline {

namespace {

constexpr qint64 window = 64 * 1024;

} // namespace

Tunnel::Tunnel(std::unique_ptr<QAbstractSocket> client, std::unique_ptr<QAbstractSocket> upstream,
               QObject *parent)
    : QObject(parent)
    , m_client(std::move(client))
    , m_upstream(std::move(upstream))
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::chrono::hours(1));
    connect(&m_idle, &QTimer::timeout, this, &Tunnel::end);
    watch(m_client.get());
    watch(m_upstream.get());
}

Tunnel::~Tunnel()
{
    m_client->disconnect(this);
    m_upstream->disconnect(this);
}

void Tunnel::watch(QAbstractSocket *socket)
{
    socket->setReadBufferSize(window);
    connect(socket, &QAbstractSocket::readyRead, this, &Tunnel::relayBoth);
    connect(socket, &QAbstractSocket::bytesWritten, this, &Tunnel::relayBoth);
    connect(socket, &QAbstractSocket::disconnected, this, [this, socket] { sideClosed(socket); });
}

void Tunnel::start(const QByteArray &fromClient, const QByteArray &fromUpstream)
{
    m_fromClient = m_upstream->write(fromClient);
    m_fromUpstream = m_client->write(fromUpstream);
    m_idle.start();
    relayBoth();
    for (QAbstractSocket *socket : {m_client.get(), m_upstream.get()}) {
        if (socket->state() != QAbstractSocket::ConnectedState)
            sideClosed(socket);
    }
}

void Tunnel::relay(QAbstractSocket *from, QAbstractSocket *to, qint64 &count)
{
    while (from->bytesAvailable() > 0 && to->bytesToWrite() < window) {
        const QByteArray octets = from->read(window);
        if (octets.isEmpty())
            return;
        count += octets.size();
        to->write(octets);
        m_idle.start();
    }
}

void Tunnel::relayBoth()
{
    if (m_over)
        return;
    relay(m_client.get(), m_upstream.get(), m_fromClient);
    relay(m_upstream.get(), m_client.get(), m_fromUpstream);
}

void Tunnel::sideClosed(QAbstractSocket *side)
{
    if (m_over)
        return;
    relayBoth();
    QAbstractSocket *other = side == m_client.get() ? m_upstream.get() : m_client.get();
    if (other->state() == QAbstractSocket::ConnectedState
        && (side->bytesAvailable() > 0 || other->bytesToWrite() > 0)) {
        other->disconnectFromHost(); // closes once everything is written
        return;
    }
    end();
}

void Tunnel::end()
{
    if (std::exchange(m_over, true))
        return;
    m_client->abort();
    m_upstream->abort();
    emit closed();
}

} // namespace gatehouse::pipeline
