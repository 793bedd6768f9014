// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>

// Connections as those who speak a protocol over them see them: plain or encrypted alike.
namespace gatehouse::net {

// Whoever speaks over a stream. Plain calls, since they come with each request; the user may delete
// the stream by deleteLater() only.
class StreamUser
{
public:
    virtual void streamReadable() = 0; // octets wait
    virtual void streamWritten() = 0; // octets went to the peer
    virtual void streamClosed() = 0; // over, in whatever way; what was read before stays readable

protected:
    ~StreamUser() = default;
};

// Octets both ways, in order. Reading is the user's choice: what it leaves waits here up to a
// bound, then with the peer.
class ByteStream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setUser(StreamUser *user) { m_user = user; }

    virtual QByteArray readAll() = 0;
    virtual qint64 bytesAvailable() const = 0;
    virtual void write(const QByteArray &octets) = 0;
    virtual qint64 bytesToWrite() const = 0; // not yet taken by the kernel
    virtual void flush() = 0; // as much as the kernel takes now
    virtual void shutSending() = 0; // tells the peer that nothing follows; when all is written
    virtual void close() = 0; // in order: when all is written
    virtual void abort() = 0; // at once
    virtual bool isOpen() const = 0;

    virtual QHostAddress peerAddress() const = 0;
    virtual quint16 peerPort() const = 0;
    virtual QHostAddress localAddress() const = 0;
    virtual quint16 localPort() const = 0;

protected:
    StreamUser *user() const { return m_user; }

private:
    StreamUser *m_user = nullptr;
};

} // namespace gatehouse::net
