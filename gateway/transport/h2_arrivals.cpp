// SPDX-License-Identifier: GPL-3.0-or-later
// What an H2Connection hears, from its stream and from the peer.
#include "gateway/transport/h2_connection.h"
#include "gateway/transport/request_check.h"

namespace gatehouse::transport {

void H2Connection::streamConnected()
{
    m_established = true;
    const std::vector<Exchange> all = m_exchanges;
    for (const Exchange &one : all) {
        if (find(one.user))
            one.user->h2Established();
    }
}

void H2Connection::streamReady()
{
    if (m_tls && m_tls->configuration().nextNegotiatedProtocol() != "h2") {
        failAll(upstreamError(ErrorKind::Tls,
                              u"The upstream did not agree to HTTP/2 in the TLS handshake."_qs,
                              true));
        return;
    }
    m_ready = true;
    m_idleSince = std::chrono::steady_clock::now();
    pump();
    const std::vector<Exchange> all = m_exchanges;
    for (const Exchange &one : all) {
        if (find(one.user))
            one.user->h2Ready();
    }
}

void H2Connection::streamFailed(const QString &why)
{
    const QString peer =
        QString::fromLatin1(m_endpoint.host) + u" port "_qs + QString::number(m_endpoint.port);
    const auto [kind, what] = m_established
        ? std::pair(ErrorKind::Tls, u"The TLS handshake with %1 failed: %2"_qs)
        : std::pair(ErrorKind::Refused, u"No connection to %1: %2"_qs);
    failAll(upstreamError(kind, what.arg(peer, why), true));
}

void H2Connection::streamReadable()
{
    std::array<char, 16 * 1024> buffer;
    while (!m_retired) {
        const qint64 n = m_stream->read(buffer.data(), buffer.size(), true);
        if (n == 0)
            break;
        if (n < 0) {
            failAll(upstreamError(ErrorKind::ConnectionLost,
                                  u"The upstream closed the HTTP/2 connection."_qs, !m_octetsLeft));
            return;
        }
        m_feeding = true;
        const bool sound =
            m_session.feed(QByteArrayView(buffer.data(), n), std::chrono::steady_clock::now());
        m_feeding = false;
        pump();
        if (!sound || m_session.isOver()) {
            failAll(upstreamError(ErrorKind::ProtocolError,
                                  u"The upstream's HTTP/2 connection broke the rules."_qs));
            return;
        }
    }
}

void H2Connection::headArrived(http2::StreamId id, http2::FieldBlock &block, bool ends)
{
    Exchange *exchange = find(id);
    if (!exchange)
        return;
    if (!block.isOverLimit()) {
        exchange->user->h2Head(block.takeResponse(ends));
        return;
    }
    m_session.reset(id, http2::Calm);
    take(id)->h2Failed(
        upstreamError(ErrorKind::ProtocolError, u"The upstream's answer has too large a head."_qs));
}

void H2Connection::dataArrived(http2::StreamId id, QByteArrayView octets)
{
    if (const Exchange *exchange = find(id))
        exchange->user->h2Body(octets);
}

void H2Connection::endArrived(http2::StreamId id, http::Headers trailers)
{
    if (const Exchange *exchange = find(id))
        exchange->user->h2End(std::move(trailers));
}

void H2Connection::streamDrained(http2::StreamId id)
{
    if (const Exchange *exchange = find(id))
        exchange->user->h2Drained();
}

// RFC 9113 8.7: a refused stream was not looked at, so the request may be sent again.
void H2Connection::streamClosed(http2::StreamId id, quint32 code)
{
    H2User *user = take(id);
    if (!user)
        return;
    if (code == http2::RefusedStream)
        user->h2Failed(
            upstreamError(ErrorKind::Unavailable, u"The upstream refused the stream."_qs, true));
    else
        user->h2Failed(upstreamError(
            ErrorKind::ConnectionLost,
            u"The upstream ended the stream before its answer was complete (HTTP/2 code %1)."_qs
                .arg(code)));
}

void H2Connection::goingAway(http2::StreamId lastStream, quint32)
{
    m_leaving = true;
    const std::vector<Exchange> all = m_exchanges;
    for (const Exchange &one : all) {
        if ((one.stream != 0 && one.stream <= lastStream) || !find(one.user))
            continue;
        std::erase_if(m_exchanges, [&](const Exchange &other) { return other.user == one.user; });
        one.user->h2Failed(
            upstreamError(ErrorKind::Unavailable, u"The upstream takes no new streams."_qs, true));
    }
}

} // namespace gatehouse::transport
