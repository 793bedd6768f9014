// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/tls_greeting.h"

namespace gatehouse::pipeline {

TlsGreeting::TlsGreeting(std::unique_ptr<tls::TlsStream> stream, Clock::Steady now, QObject *parent)
    : ClientLink(parent)
    , m_stream(std::move(stream))
    , m_since(now)
{
    m_stream->setUser(this);
    connect(m_stream.get(), &tls::TlsStream::handshakeDone, this, &TlsGreeting::done);
}

TlsGreeting::~TlsGreeting()
{
    if (m_stream)
        m_stream->setUser(nullptr);
}

void TlsGreeting::start()
{
    m_stream->greet();
}

void TlsGreeting::checkTimers(Clock::Steady now)
{
    if (m_stream && now - m_since > std::chrono::seconds(10))
        m_stream->abort();
}

void TlsGreeting::drain()
{
    if (m_stream)
        m_stream->abort();
}

std::unique_ptr<net::ByteStream> TlsGreeting::takeStream()
{
    m_stream->disconnect(this);
    m_stream->setUser(nullptr);
    return std::move(m_stream);
}

std::shared_ptr<const tls::TlsFacts> TlsGreeting::facts() const
{
    const tls::Session &session = m_stream->session();
    return std::make_shared<const tls::TlsFacts>(
        tls::TlsFacts{session.serverName(), session.isClientVerified(), session.variables()});
}

bool TlsGreeting::agreedOnHttp2() const
{
    return m_stream->session().protocol() == "h2";
}

void TlsGreeting::streamClosed()
{
    emit finished();
}

} // namespace gatehouse::pipeline
