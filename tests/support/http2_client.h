// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http2/session.h"

#include <QSslConfiguration>
#include <QTcpSocket>

#include <map>

namespace gatehouse::test {

// A client that speaks HTTP/2: by prior knowledge, or over TLS by ALPN.
class Http2Client final : private http2::Handler
{
public:
    struct Answer {
        QList<int> interim;
        http::ResponseHead head;
        http::Headers trailers;
        QByteArray body;
        bool ended = false; // in order
        bool closed = false;
        quint32 code = 0; // of a reset
    };

    explicit Http2Client(quint16 port);
    // `name` for SNI; "h2" and "http/1.1" are offered.
    Http2Client(quint16 port, const QSslConfiguration &tls, const QString &name);

    http2::StreamId ask(const QByteArray &method, const QByteArray &path,
                        const http::Headers &fields = {}, bool ends = true);
    void send(http2::StreamId stream, const QByteArray &octets);
    void end(http2::StreamId stream, const http::Headers &trailers = {});
    void reset(http2::StreamId stream);
    // Takes no more octets of answers than the windows allow.
    void holdWindows() { m_consumes = false; }
    void releaseWindows();

    const Answer &answer(http2::StreamId stream) { return m_answers[stream]; }
    bool waitForEnd(http2::StreamId stream); // or 10 s
    bool waitForClose();
    bool isGoingAway() const { return m_goingAway; }
    quint32 goAwayCode() const { return m_goAwayCode; }
    QTcpSocket &socket() { return *m_socket; }

private:
    void headArrived(http2::StreamId id, http2::FieldBlock &block, bool ends) override;
    void dataArrived(http2::StreamId id, QByteArrayView octets) override;
    void endArrived(http2::StreamId id, http::Headers trailers) override;
    void streamDrained(http2::StreamId) override { }
    void streamClosed(http2::StreamId id, quint32 code) override;
    void goingAway(http2::StreamId, quint32 code) override;
    void listen();
    void pump();

    std::unique_ptr<QTcpSocket> m_socket;
    http2::Session m_session;
    std::map<http2::StreamId, Answer> m_answers;
    std::map<http2::StreamId, qsizetype> m_unconsumed;
    QByteArray m_authority;
    QByteArray m_scheme;
    bool m_consumes = true, m_goingAway = false, m_closed = false;
    quint32 m_goAwayCode = 0;
};

} // namespace gatehouse::test
