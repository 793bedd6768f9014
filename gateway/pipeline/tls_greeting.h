// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/client_link.h"
#include "gateway/pipeline/client_stream.h"
#include "gateway/tls/tls_stream.h"

namespace gatehouse::pipeline {

// A client's connection until its TLS handshake is done, which has 10 s for that.
class TlsGreeting final : public ClientLink, private net::StreamUser
{
    Q_OBJECT

public:
    TlsGreeting(std::unique_ptr<tls::TlsStream> stream, Clock::Steady now, QObject *parent);
    ~TlsGreeting() override;

    void start(); // octets may wait already
    void checkTimers(Clock::Steady now) override;
    void drain() override;
    void listRunners(Runners &) const override { }

    // After done(): the connection, and whether HTTP/2 was agreed upon.
    std::unique_ptr<net::ByteStream> takeStream();
    std::shared_ptr<const tls::TlsFacts> facts() const;
    bool agreedOnHttp2() const;

signals:
    void done();

private:
    void streamReadable() override { }
    void streamWritten() override { }
    void streamClosed() override;

    std::unique_ptr<tls::TlsStream> m_stream;
    const Clock::Steady m_since;
};

} // namespace gatehouse::pipeline
