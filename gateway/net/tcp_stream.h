// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/byte_stream.h"
#include "gateway/net/descriptor_watch.h"

#include <optional>

namespace gatehouse::net {

// A client's TCP connection by the system's own calls. It reads ahead a little, so that a client
// that leaves is noticed while its answer is still on the way.
class TcpStream final : public ByteStream, private DescriptorUser
{
    Q_OBJECT

public:
    static constexpr qsizetype readAhead = 64 * 1024; // octets that wait here unread

    // An accepted connection, which becomes its own.
    explicit TcpStream(int descriptor);
    ~TcpStream() override;

    QByteArray readAll() override;
    qint64 bytesAvailable() const override { return m_input.size(); }
    void write(const QByteArray &octets) override;
    qint64 bytesToWrite() const override { return m_output.size() - m_sent; }
    void flush() override;
    void shutSending() override;
    void close() override;
    void abort() override;
    bool isOpen() const override { return m_descriptor >= 0 && !m_closing; }

    QHostAddress peerAddress() const override;
    quint16 peerPort() const override;
    QHostAddress localAddress() const override;
    quint16 localPort() const override;

private:
    void descriptorReady(bool readable, bool writable) override;
    void receive();
    qsizetype sendNow(QByteArrayView octets);
    void settle(); // after octets went, or all of them
    void updateInterest();

    std::optional<DescriptorWatch> m_watch;
    QByteArray m_input, m_output;
    qsizetype m_sent = 0; // of m_output
    int m_descriptor;
    bool m_closing = false; // ends when all is written
    bool m_shut = false; // nothing more will be written
    bool m_large = false; // the last read was a large one
};

} // namespace gatehouse::net
