// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/h2_connection.h"

#include "gateway/net/plain_stream.h"
#include "gateway/transport/request_check.h"

namespace gatehouse::transport {

namespace {

constexpr qsizetype piece = 64 * 1024;
constexpr qint64 highWater = 64 * 1024; // octets that are framed and not sent

http2::Settings settings()
{
    http2::Settings out;
    out.limits = http::Limits::forResponses();
    return out;
}

} // namespace

H2Connection::H2Connection(Endpoint endpoint, std::chrono::milliseconds idleTime,
                           DeadlineSweep &sweep, QObject *parent)
    : QObject(parent)
    , m_endpoint(std::move(endpoint))
    , m_idleTime(idleTime)
    , m_sweep(sweep)
    , m_stream(makeStream())
    , m_session(http2::Role::Client, settings(), *this)
{
    m_sweep.add(this);
}

H2Connection::~H2Connection()
{
    m_sweep.remove(this);
    m_stream->close();
}

std::unique_ptr<net::Stream> H2Connection::makeStream()
{
    net::Stream::User &user = *this;
    if (!m_endpoint.encrypted)
        return std::make_unique<net::PlainStream>(user);
    QSslConfiguration tls =
        m_endpoint.identity ? *m_endpoint.identity : QSslConfiguration::defaultConfiguration();
    tls.setAllowedNextProtocols({QByteArrayLiteral("h2")});
    net::SecureStream::Judge &judge = *this;
    auto stream = std::make_unique<net::SecureStream>(user, judge, tls, m_endpoint.serverName);
    m_tls = stream.get();
    return stream;
}

void H2Connection::open()
{
    m_stream->open(m_endpoint.host, m_endpoint.port);
}

bool H2Connection::takesMore() const
{
    if (m_leaving || m_retired)
        return false;
    return m_exchanges.size() < (m_ready ? m_session.peerStreams() : 100)
        && (!m_ready || m_session.canRequest());
}

void H2Connection::join(H2User *user)
{
    m_exchanges.push_back({user, 0});
}

void H2Connection::leave(H2User *user)
{
    const auto found = std::find_if(m_exchanges.begin(), m_exchanges.end(),
                                    [user](const Exchange &one) { return one.user == user; });
    if (found == m_exchanges.end())
        return;
    const http2::StreamId stream = found->stream;
    m_exchanges.erase(found);
    m_idleSince = std::chrono::steady_clock::now();
    if (stream != 0) {
        m_session.reset(stream, http2::Cancel);
        pump();
    }
}

H2Connection::Exchange *H2Connection::find(http2::StreamId id)
{
    const auto found = std::find_if(m_exchanges.begin(), m_exchanges.end(),
                                    [id](const Exchange &one) { return one.stream == id; });
    return found == m_exchanges.end() ? nullptr : &*found;
}

H2Connection::Exchange *H2Connection::find(const H2User *user)
{
    const auto found = std::find_if(m_exchanges.begin(), m_exchanges.end(),
                                    [user](const Exchange &one) { return one.user == user; });
    return found == m_exchanges.end() ? nullptr : &*found;
}

H2User *H2Connection::take(http2::StreamId id)
{
    Exchange *exchange = find(id);
    if (!exchange)
        return nullptr;
    H2User *user = exchange->user;
    m_exchanges.erase(m_exchanges.begin() + (exchange - m_exchanges.data()));
    m_idleSince = std::chrono::steady_clock::now();
    return user;
}

bool H2Connection::request(H2User *user, const http::RequestHead &head, bool ends)
{
    Exchange *exchange = find(user);
    if (!exchange || m_leaving)
        return false;
    exchange->stream = m_session.request(head, m_endpoint.encrypted ? "https" : "http", ends);
    if (exchange->stream == 0)
        return false;
    pump();
    return true;
}

void H2Connection::send(H2User *user, const QByteArray &octets)
{
    if (const Exchange *exchange = find(user)) {
        m_session.sendBody(exchange->stream, octets);
        pump();
    }
}

void H2Connection::end(H2User *user, const http::Headers &trailers)
{
    if (const Exchange *exchange = find(user)) {
        m_session.sendEnd(exchange->stream, trailers);
        pump();
    }
}

qint64 H2Connection::backlog(const H2User *user) const
{
    const auto found = std::find_if(m_exchanges.begin(), m_exchanges.end(),
                                    [user](const Exchange &one) { return one.user == user; });
    return found == m_exchanges.end() ? 0 : m_session.waiting(found->stream);
}

void H2Connection::consumed(H2User *user, qsizetype octets)
{
    if (const Exchange *exchange = find(user)) {
        m_session.consumed(exchange->stream, octets);
        pump();
    }
}

void H2Connection::pump()
{
    if (m_feeding || !m_ready || m_retired)
        return;
    m_feeding = true; // what is said meanwhile goes with the next piece
    while (m_stream->backlog() < highWater) {
        const QByteArray octets = m_session.takeOutput(piece);
        if (octets.isEmpty())
            break;
        m_octetsLeft = m_stream->write(octets) > 0 || m_octetsLeft;
    }
    m_feeding = false;
}

void H2Connection::failAll(const Error &error)
{
    m_leaving = true;
    while (!m_exchanges.empty()) {
        H2User *user = m_exchanges.back().user;
        m_exchanges.pop_back();
        user->h2Failed(error);
    }
    retire();
}

void H2Connection::retire()
{
    if (std::exchange(m_retired, true))
        return;
    m_leaving = true;
    emit closed();
    deleteLater();
}

void H2Connection::sweep(Clock::Steady now)
{
    if (m_retired || !m_exchanges.empty())
        return;
    if (m_leaving || now - m_idleSince > m_idleTime) {
        m_session.goAway(http2::NoError);
        pump();
        retire();
    }
}

} // namespace gatehouse::transport
