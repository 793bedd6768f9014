// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/byte_stream.h"

#include <QTimer>

#include <memory>

namespace gatehouse::pipeline {

// Octets both ways after a 101, with back-pressure: neither side is read while the other has 64 KiB
// to take. When one side ends, what it said is delivered before the other is closed. Ends after an
// hour without an octet, too.
class Tunnel final : public QObject
{
    Q_OBJECT

public:
    Tunnel(std::unique_ptr<net::ByteStream> client, std::unique_ptr<net::ByteStream> upstream,
           QObject *parent);
    ~Tunnel() override;

    // Octets that were read behind the heads go first.
    void start(const QByteArray &fromClient, const QByteArray &fromUpstream);
    qint64 fromClient() const { return m_client.relayed; }
    qint64 fromUpstream() const { return m_upstream.relayed; }

signals:
    void closed();

private:
    struct Side final : net::StreamUser {
        Tunnel *tunnel = nullptr;
        Side *other = nullptr;
        std::unique_ptr<net::ByteStream> stream;
        qint64 relayed = 0; // octets that came from here
        bool ended = false;

        void streamReadable() override { tunnel->relay(*this); }
        void streamWritten() override { tunnel->sideDrained(*this); }
        void streamClosed() override { tunnel->sideEnded(*this); }
    };
    void join(Side &side, Side &other, std::unique_ptr<net::ByteStream> stream);
    void relay(Side &from);
    void sideDrained(Side &side);
    void sideEnded(Side &side);
    void end();

    Side m_client, m_upstream;
    QTimer m_idle;
    bool m_over = false;
};

} // namespace gatehouse::pipeline
