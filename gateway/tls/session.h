// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/tls/certificate_store.h"

namespace gatehouse::tls {

// The server's side of one TLS connection without I/O, over OpenSSL: encrypted octets in and out on
// one side, plain ones on the other. The certificate is chosen by the name in the ClientHello,
// before anything is negotiated, so that a name's protocols and client checks hold from the start.
class Session
{
public:
    enum class State : quint8 {
        Handshake,
        Open,
        Ended, // the peer said that nothing follows
        Failed
    };

    explicit Session(CertificateStorePtr store);
    Q_DISABLE_COPY_MOVE(Session)

    State state() const { return m_state; }
    void feed(QByteArrayView encrypted);
    QByteArray takeEncrypted();

    QByteArray read(qsizetype most);
    qsizetype pending() const; // encrypted octets that were fed and not read
    void write(QByteArrayView octets);
    void end(); // close_notify

    QByteArray protocol() const; // "h2", "http/1.1", or empty: the client named none
    QByteArray serverName() const { return m_serverName; }
    const CertificateStorePtr &store() const { return m_store; }
    // The client's certificate stood the check.
    bool isClientVerified() const;
    // NGINX's ssl_* variables of this connection.
    QHash<QByteArray, QByteArray> variables() const;
    // Why it failed, in OpenSSL's words.
    QByteArray failure() const { return m_failure; }

    static int onClientHello(SSL *ssl, int *alert, void *);

private:
    void handshake();
    void settle(int result);
    void addClientVariables(QHash<QByteArray, QByteArray> &out) const;

    CertificateStorePtr m_store;
    SslPtr m_ssl;
    QByteArray m_serverName;
    CertificateStore::Found m_context; // keeps what the connection uses
    QByteArray m_failure;
    State m_state = State::Handshake;
};

} // namespace gatehouse::tls
