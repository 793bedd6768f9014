// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/stream.h"

#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>

namespace gatehouse::net {

// A TLS connection to a server: QSslSocket as a Stream.
class SecureStream final : public QObject, public Stream
{
    Q_OBJECT

public:
    class Judge
    {
    public:
        virtual bool acceptsTlsErrors(const QList<QSslError> &errors) = 0;

    protected:
        ~Judge() = default;
    };

    // `serverName` for SNI and the certificate; empty: the host connected to.
    SecureStream(User &user, Judge &judge, const QSslConfiguration &configuration,
                 QByteArray serverName);
    ~SecureStream() override;

    void open(const QByteArray &host, quint16 port) override;
    qint64 read(char *data, qint64 size, bool endMatters) override;
    qint64 write(QByteArrayView octets) override;
    // What is encrypted waits in the socket below, which has no bound of its own.
    qint64 backlog() const override
    {
        return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
    }
    bool wasCut() const override { return m_cut; }
    bool isConnected() const override;
    int descriptor() const override { return int(m_socket->socketDescriptor()); }
    void close() override;
    std::unique_ptr<QTcpSocket> release(QByteArray &already) override;

    QSslConfiguration configuration() const { return m_socket->sslConfiguration(); }
    // Decrypted octets it holds at most until they are read.
    void setReadLimit(qint64 octets) { m_socket->setReadBufferSize(octets); }
    bool isTrusted() const { return !m_tainted; } // no TLS errors had to be accepted

private:
    void onConnected();
    void onEncrypted();
    void onError(QAbstractSocket::SocketError error);
    void onTlsErrors(const QList<QSslError> &errors);

    User &m_user;
    Judge &m_judge;
    const QByteArray m_serverName;
    std::unique_ptr<QSslSocket> m_socket;
    bool m_ready = false;
    bool m_broken = false, m_cut = false;
    bool m_tainted = false;
};

} // namespace gatehouse::net
