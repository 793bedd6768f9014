// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/descriptor_watch.h"
#include "gateway/net/stream.h"

#include <QHostAddress>
#include <QObject>

#include <optional>

namespace gatehouse::net {

// A TCP connection by the system's own calls: a request costs one send and one recv, and nothing
// else. Names are resolved beside the event loop; their addresses are tried one after the other.
class PlainStream final : public Stream, private DescriptorUser
{
public:
    explicit PlainStream(User &user);
    // A connection that stands (accepted); `descriptor` becomes its own.
    PlainStream(User &user, int descriptor);
    ~PlainStream() override;
    Q_DISABLE_COPY_MOVE(PlainStream)

    void open(const QByteArray &host, quint16 port) override;
    qint64 read(char *data, qint64 size, bool endMatters = false) override;
    qint64 write(QByteArrayView octets) override;
    qint64 backlog() const override { return m_waiting.size() - m_gone; }
    bool wasCut() const override { return m_cut; }
    bool isConnected() const override { return m_state == State::Connected; }
    int descriptor() const override { return m_descriptor; }
    void close() override;
    std::unique_ptr<QTcpSocket> release(QByteArray &already) override;

private:
    enum class State : quint8 { Idle, Connecting, Connected, Broken };

    void descriptorReady(bool readable, bool writable) override;
    void resolve(const QByteArray &name);
    void tryNext();
    bool connectTo(const QHostAddress &address);
    void connected();
    void flush();
    qint64 sendNow(QByteArrayView octets);
    void updateInterest();
    void dropDescriptor();

    User &m_user;
    std::optional<DescriptorWatch> m_watch;
    QByteArray m_waiting; // to be sent
    qsizetype m_gone = 0; // of it
    QList<QHostAddress> m_addresses; // not tried yet
    std::unique_ptr<QObject> m_lookup; // while a name is being resolved
    QString m_fault;
    int m_descriptor = -1;
    quint16 m_port = 0;
    State m_state = State::Idle;
    bool m_announced = false; // told to be readable, and not read since
    bool m_cut = false;
    bool m_deaf = false; // the peer takes no more
};

} // namespace gatehouse::net
