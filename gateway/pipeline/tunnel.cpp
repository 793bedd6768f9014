// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/tunnel.h"

namespace gatehouse::pipeline {

namespace {

constexpr qint64 window = 64 * 1024;

} // namespace

Tunnel::Tunnel(std::unique_ptr<net::ByteStream> client, std::unique_ptr<net::ByteStream> upstream,
               QObject *parent)
    : QObject(parent)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::chrono::hours(1));
    connect(&m_idle, &QTimer::timeout, this, &Tunnel::end);
    join(m_client, m_upstream, std::move(client));
    join(m_upstream, m_client, std::move(upstream));
}

Tunnel::~Tunnel()
{
    m_client.stream->setUser(nullptr);
    m_upstream.stream->setUser(nullptr);
}

void Tunnel::join(Side &side, Side &other, std::unique_ptr<net::ByteStream> stream)
{
    side.tunnel = this;
    side.other = &other;
    side.stream = std::move(stream);
    side.stream->setUser(&side);
}

void Tunnel::start(const QByteArray &fromClient, const QByteArray &fromUpstream)
{
    m_client.relayed = fromClient.size();
    m_upstream.relayed = fromUpstream.size();
    m_upstream.stream->write(fromClient);
    m_client.stream->write(fromUpstream);
    m_idle.start();
    relay(m_client);
    relay(m_upstream);
    for (Side *side : {&m_client, &m_upstream}) {
        if (!side->stream->isOpen())
            sideEnded(*side);
    }
}

void Tunnel::relay(Side &from)
{
    net::ByteStream &to = *from.other->stream;
    while (!m_over && from.stream->bytesAvailable() > 0 && to.bytesToWrite() < window) {
        const QByteArray octets = from.stream->readAll();
        if (octets.isEmpty())
            break;
        from.relayed += octets.size();
        to.write(octets);
        m_idle.start();
    }
    to.flush();
}

// It can take more, and perhaps its last.
void Tunnel::sideDrained(Side &side)
{
    if (m_over)
        return;
    relay(*side.other);
    if (side.other->ended)
        sideEnded(*side.other);
}

void Tunnel::sideEnded(Side &side)
{
    if (m_over)
        return;
    side.ended = true;
    relay(side);
    net::ByteStream &other = *side.other->stream;
    const bool undelivered = side.stream->bytesAvailable() > 0 || other.bytesToWrite() > 0;
    if (!undelivered || side.other->ended || !other.isOpen())
        end();
}

void Tunnel::end()
{
    if (std::exchange(m_over, true))
        return;
    m_client.stream->close();
    m_upstream.stream->close();
    emit closed();
}

} // namespace gatehouse::pipeline
