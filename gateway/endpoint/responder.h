// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <QString>

#include <functional>

namespace gatehouse::endpoint {

class Connection;

// The answer to one request: either send(), or begin(), write()… and end(). Calls after the end, or
// after the client has gone, do nothing. Framing fields (Content-Length, Transfer-Encoding,
// Connection) are the server's business and ignored in `headers`, and so is a field that could not
// be written. Lives on the server's thread.
class Responder
{
public:
    explicit Responder(Connection *connection)
        : m_connection(connection)
    {
    }
    // Without an answer: 500. In the middle of a stream: the connection is cut, so that the client
    // notices.
    ~Responder();
    Q_DISABLE_COPY_MOVE(Responder)

    void send(int status, http::Headers headers, QByteArrayView body);
    // {"error_msg": message} as application/json.
    void sendError(int status, const QString &message);

    // `length`: the octets that will follow, when known; the server holds the writer to it.
    void begin(int status, http::Headers headers, qint64 length = -1);
    void write(QByteArrayView octets);
    void end();

    // The client went before the answer was complete.
    bool isGone() const { return !m_connection && m_state != State::Done; }
    // Octets the client has not taken yet; stop writing while it is high, go on from onDrained().
    qint64 pendingBytes() const;
    // Called once, when the client goes before the end of the answer; at once if it is gone
    // already.
    void onGone(std::function<void()> callback);
    // Called each time the pending octets have fallen below Settings::lowWater.
    void onDrained(std::function<void()> callback) { m_drained = std::move(callback); }

private:
    friend class Connection;
    enum class State : quint8 { Waiting, Streaming, Done };

    // By the connection: it is over.
    void detach();

    Connection *m_connection;
    State m_state = State::Waiting;
    std::function<void()> m_gone;
    std::function<void()> m_drained;
};

} // namespace gatehouse::endpoint
