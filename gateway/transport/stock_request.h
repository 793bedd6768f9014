// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"
#include "gateway/transport/endpoint.h"

#include <QIODevice>
#include <QPointer>

namespace gatehouse::transport {

// Why the stock engine must not carry this request; std::nullopt if it may. Always Unavailable, and
// the text says what the engine would do wrong and that the wire engine can carry it.
std::optional<Error> stockRefusalOf(const UpstreamRequest &request);

// The request as QNetworkAccessManager is to get it: nothing left for it to add, decode, follow or
// remember.
QNetworkRequest stockRequestOf(const UpstreamRequest &request);

// The request's TLS configuration asks for HTTP/2 (ALPN "h2").
bool asksForHttp2(const UpstreamRequest &request);

// A sequential device that cannot be read twice: with a known length it is what keeps the stock
// engine from sending a request again after a lost connection. Gives the octets of `source`, none
// if that is null.
class OnceBody final : public QIODevice
{
    Q_OBJECT

public:
    OnceBody(QIODevice *source, QObject *parent);

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // tried before a second sending
    bool atEnd() const override;
    qint64 bytesAvailable() const override;
    qint64 octetsGiven() const { return m_given; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QPointer<QIODevice> m_source;
    qint64 m_given = 0;
};

} // namespace gatehouse::transport
