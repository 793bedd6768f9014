// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/tls/tls_stream.h"

namespace gatehouse::tls {

namespace {

constexpr qsizetype readAhead = 64 * 1024;

} // namespace

TlsStream::TlsStream(std::unique_ptr<net::ByteStream> inner, CertificateStorePtr store)
    : m_inner(std::move(inner))
    , m_session(std::move(store))
{
    m_inner->setUser(this);
}

void TlsStream::greet()
{
    if (m_inner->bytesAvailable() > 0)
        streamReadable();
}

bool TlsStream::isOpen() const
{
    return m_inner->isOpen() && m_session.state() == Session::State::Open;
}

QByteArray TlsStream::readAll()
{
    if (m_plain.isEmpty())
        decrypt();
    return std::exchange(m_plain, {});
}

qint64 TlsStream::bytesAvailable() const
{
    return m_plain.size() + m_session.pending() + m_inner->bytesAvailable();
}

void TlsStream::write(const QByteArray &octets)
{
    m_session.write(octets);
    sendEncrypted();
}

void TlsStream::sendEncrypted()
{
    const QByteArray encrypted = m_session.takeEncrypted();
    if (!encrypted.isEmpty())
        m_inner->write(encrypted);
}

void TlsStream::shutSending()
{
    m_session.end();
    sendEncrypted();
    m_inner->flush();
    m_inner->shutSending();
}

void TlsStream::close()
{
    m_session.end();
    sendEncrypted();
    m_inner->flush();
    m_inner->close();
}

void TlsStream::streamReadable()
{
    const bool before = m_session.state() == Session::State::Handshake;
    if (before) {
        m_session.feed(m_inner->readAll());
        sendEncrypted();
        if (m_session.state() == Session::State::Open)
            emit handshakeDone(); // whoever hears it takes over as the user
    }
    decrypt();
    if (!m_plain.isEmpty() && user())
        user()->streamReadable();
}

// Octets are taken from below only while there is room for them here.
void TlsStream::decrypt()
{
    while (m_session.state() == Session::State::Open && m_plain.size() < readAhead) {
        if (m_inner->bytesAvailable() > 0)
            m_session.feed(m_inner->readAll());
        const QByteArray octets = m_session.read(readAhead);
        sendEncrypted(); // key updates and the like are answered
        if (octets.isEmpty())
            break;
        m_plain += octets;
    }
    if (m_session.state() == Session::State::Failed || m_session.state() == Session::State::Ended)
        closeLater();
}

// The user may be reading now, and is not to be told of the end in between.
void TlsStream::closeLater()
{
    if (!std::exchange(m_closing, true))
        QMetaObject::invokeMethod(this, &TlsStream::close, Qt::QueuedConnection);
}

void TlsStream::streamWritten()
{
    if (user() && m_session.state() != Session::State::Handshake)
        user()->streamWritten();
}

void TlsStream::streamClosed()
{
    decrypt();
    if (!m_plain.isEmpty() && user())
        user()->streamReadable();
    if (user())
        user()->streamClosed();
}

} // namespace gatehouse::tls
