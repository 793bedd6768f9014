// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/socket_destination.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QUdpSocket>

namespace gatehouse::delivery {

namespace {

class UdpDestination final : public QObject, public Destination
{
public:
    explicit UdpDestination(const SocketTarget &target)
        : m_target(target)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
    }

    ~UdpDestination() override
    {
        if (m_lookup)
            QHostInfo::abortHostLookup(*m_lookup);
    }

    void send(const QList<QByteArray> &batch, Done done) override
    {
        m_batch = batch;
        m_done = std::move(done);
        const QString host = QString::fromUtf8(m_target.host);
        const QHostAddress literal(host);
        if (!literal.isNull()) {
            write(literal);
            return;
        }
        m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
            m_lookup.reset();
            if (info.addresses().isEmpty())
                finish(info.errorString());
            else
                write(info.addresses().first());
        });
    }

private:
    void write(const QHostAddress &address)
    {
        QString reason;
        for (const QByteArray &entry : m_batch) {
            if (m_socket.writeDatagram(entry, address, m_target.port) != entry.size())
                reason = m_socket.errorString();
        }
        finish(reason);
    }

    void finish(const QString &reason)
    {
        m_batch.clear();
        std::exchange(m_done, nullptr)(
            reason.isEmpty() ? QString()
                             : reason
                    + u" (host %1, port %2)"_qs.arg(QString::fromUtf8(m_target.host))
                          .arg(m_target.port));
    }

    const SocketTarget m_target;
    QUdpSocket m_socket;
    QList<QByteArray> m_batch;
    Done m_done;
    std::optional<int> m_lookup;
};

} // namespace

DestinationMaker udpDestination(SocketTarget target)
{
    return [target = std::move(target)](const Workshop &) -> std::unique_ptr<Destination> {
        return std::make_unique<UdpDestination>(target);
    };
}

} // namespace gatehouse::delivery
