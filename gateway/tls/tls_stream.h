// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/byte_stream.h"
#include "gateway/tls/session.h"

namespace gatehouse::tls {

// The server's side of an encrypted stream over a plain one.
class TlsStream final : public net::ByteStream, private net::StreamUser
{
    Q_OBJECT

public:
    TlsStream(std::unique_ptr<net::ByteStream> inner, CertificateStorePtr store);

    void greet(); // octets of the client may wait already
    // Before the first of these the handshake's end must have come.
    QByteArray readAll() override;
    qint64 bytesAvailable() const override;
    void write(const QByteArray &octets) override;
    qint64 bytesToWrite() const override { return m_inner->bytesToWrite(); }
    void flush() override { m_inner->flush(); }
    void shutSending() override;
    void close() override;
    void abort() override { m_inner->abort(); }
    bool isOpen() const override;

    QHostAddress peerAddress() const override { return m_inner->peerAddress(); }
    quint16 peerPort() const override { return m_inner->peerPort(); }
    QHostAddress localAddress() const override { return m_inner->localAddress(); }
    quint16 localPort() const override { return m_inner->localPort(); }

    const Session &session() const { return m_session; }

signals:
    void handshakeDone();

private:
    void streamReadable() override;
    void streamWritten() override;
    void streamClosed() override;
    void sendEncrypted();
    void decrypt();
    void closeLater();

    std::unique_ptr<net::ByteStream> m_inner;
    Session m_session;
    QByteArray m_plain; // decrypted, not yet read
    bool m_closing = false;
};

} // namespace gatehouse::tls
