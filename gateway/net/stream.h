// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <memory>

namespace gatehouse::net {

// A connection as octets, plain (PlainStream) or encrypted (SecureStream). Reads go straight into
// the caller's buffer, writes straight to the kernel; what is not read pushes back by TCP. It may
// be closed from within its own callbacks, not deleted.
class Stream
{
public:
    class User
    {
    public:
        virtual void streamConnected() = 0; // TCP stands; a handshake may follow
        virtual void streamReady() = 0; // may be written to
        virtual void streamReadable() = 0; // octets, or the end, wait to be read
        virtual void streamDrained() = 0; // octets that had to wait have left
        virtual void streamFailed(const QString &why) = 0; // never became ready

    protected:
        ~User() = default;
    };

    virtual ~Stream() = default;

    // An address or a name.
    virtual void open(const QByteArray &host, quint16 port) = 0;
    // 0: nothing now; -1: the end. `endMatters`: the caller needs to know by wasCut() what kind of
    // end it is.
    virtual qint64 read(char *data, qint64 size, bool endMatters) = 0;
    // How many octets left at once; the others follow. A failure shows at the next read, after what
    // the peer said before it left.
    virtual qint64 write(QByteArrayView octets) = 0;
    virtual qint64 backlog() const = 0; // octets that wait to leave
    virtual bool wasCut() const = 0; // it ended by a fault, not by the peer's orderly close
    virtual bool isConnected() const = 0;
    virtual int descriptor() const = 0; // -1: none
    virtual void close() = 0; // at once; no callback follows
    // The connection as a Qt socket, for tunnels; `already`: what was read and not taken.
    virtual std::unique_ptr<QTcpSocket> release(QByteArray &already) = 0;
};

} // namespace gatehouse::net
