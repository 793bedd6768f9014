// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/endpoint/answer.h"
#include "gateway/endpoint/server.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

// One client of a Server: reads a request, hands it out, writes its answer, then looks at the next.
// While an answer is under way nothing is read, so a client that does not listen is not listened
// to.
namespace gatehouse::endpoint {

class Connection : public QObject
{
    Q_OBJECT
public:
    Connection(QTcpSocket *socket, const Server::Handler &handler, const Settings &settings,
               QObject *parent);
    ~Connection() override;

    // For the responder.
    void beginAnswer(int status, http::Headers headers, qint64 length);
    void writeAnswer(QByteArrayView octets);
    void endAnswer();
    void cut();
    qint64 pendingBytes() const;

    // Answers an error that has no request, and closes.
    void refuse(int status, const QString &message);

private:
    enum class Phase : quint8 { Idle, Head, Body, Handling, Lingering };

    void process();
    bool mayParse() const;
    bool refill();
    void handle(http::Event event);
    void takeHead();
    void takeBody();
    void dispatch();
    void enter(Phase phase);
    void onReadyRead();
    void onWritten();
    void tellDrained();
    void onTimeout();
    void onDisconnected();
    void linger();
    void drain();
    void detachResponder();

    QTcpSocket *m_socket;
    const Server::Handler &m_handler;
    const Settings &m_settings;
    http::RequestParser m_parser;
    QTimer m_timer;
    Phase m_phase = Phase::Idle;
    bool m_processing = false;
    bool m_wasAboveLowWater = false;
    bool m_shutDown = false;
    qint64 m_drained = 0;
    QByteArray m_input;
    qsizetype m_consumed = 0; // of m_input
    Request m_request;
    http::RequestHead m_head; // of the request being answered
    Answer m_answer;
    std::weak_ptr<Responder> m_responder;
};

} // namespace gatehouse::endpoint
