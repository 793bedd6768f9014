// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace gatehouse::pipeline {

// Octets both ways after a 101, with back-pressure: neither side is read while the other has 64 KiB
// to take. Ends when either side closes and the rest has been delivered, or after an hour without
// an octet.
class Tunnel final : public QObject
{
    Q_OBJECT

public:
    Tunnel(std::unique_ptr<QAbstractSocket> client, std::unique_ptr<QAbstractSocket> upstream,
           QObject *parent);
    ~Tunnel() override;

    // Octets that were read behind the heads go first.
    void start(const QByteArray &fromClient, const QByteArray &fromUpstream);
    qint64 fromClient() const { return m_fromClient; }
    qint64 fromUpstream() const { return m_fromUpstream; }

signals:
    void closed();

private:
    void watch(QAbstractSocket *socket);
    void relay(QAbstractSocket *from, QAbstractSocket *to, qint64 &count);
    void relayBoth();
    void sideClosed(QAbstractSocket *side);
    void end();

    std::unique_ptr<QAbstractSocket> m_client, m_upstream;
    QTimer m_idle;
    qint64 m_fromClient = 0, m_fromUpstream = 0;
    bool m_over = false;
};

} // namespace gatehouse::pipeline
