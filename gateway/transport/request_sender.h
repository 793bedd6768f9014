// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/upstream_request.h"

#include <QIODevice>
#include <QPointer>

namespace gatehouse::transport {

class BodyPipe;
class WireConnection;

// Writes one request: the head and the first octets of the body in one go, then the body as fast as
// the peer takes it and no faster (RFC 9112 6 for the framing). What it promised in Content-Length
// is what it sends.
class RequestSender
{
public:
    enum class State : quint8 {
        Hungry, // waits for octets of the body
        Blocked, // waits for the peer to take some
        Complete, // all was handed over
        Broken // fault(): the body was not as long as promised
    };
    static constexpr qint64 highWater = 64 * 1024; // octets in the socket's buffer

    RequestSender(const UpstreamRequest &request, QIODevice *body);

    // Writes the head. `scratch` is cleared first.
    State begin(WireConnection &connection, QByteArray &scratch);
    State pump(WireConnection &connection, QByteArray &scratch);
    void bodyEnded() { m_bodyEnded = true; }

    State state() const { return m_state; }
    qint64 bodyBytesSent() const { return m_sent; }
    QString fault() const { return m_fault; }

private:
    void appendHead(QByteArray &out) const;
    State step(WireConnection &connection, QByteArray &scratch);
    QByteArray nextOctets();
    bool atEnd() const;
    State finishBody(QByteArray &scratch);
    State breakOff(QString fault);

    const UpstreamRequest &m_request;
    QPointer<QIODevice> m_body;
    BodyPipe *m_pipe = nullptr; // m_body, if it is one
    qint64 m_sent = 0;
    QString m_fault;
    State m_state = State::Hungry;
    bool m_bodyEnded = false;
    bool m_hasBody = false;
    bool m_pumping = false;
};

} // namespace gatehouse::transport
