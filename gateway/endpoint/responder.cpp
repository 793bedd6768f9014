// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/endpoint/responder.h"

#include "gateway/endpoint/answer.h"
#include "gateway/endpoint/connection.h"

namespace gatehouse::endpoint {

Responder::~Responder()
{
    if (!m_connection)
        return;
    if (m_state == State::Waiting)
        sendError(500, QStringLiteral("The endpoint gave no answer."));
    else
        m_connection->cut();
}

void Responder::send(int status, http::Headers headers, QByteArrayView body)
{
    if (!m_connection || m_state != State::Waiting)
        return;
    begin(status, std::move(headers), body.size());
    write(body);
    end();
}

void Responder::sendError(int status, const QString &message)
{
    send(status, {{"Content-Type", "application/json"}}, errorDocument(message));
}

void Responder::begin(int status, http::Headers headers, qint64 length)
{
    if (!m_connection || m_state != State::Waiting)
        return;
    constexpr int kServerError = 500;
    m_state = State::Streaming;
    if (status < 200 || status > 599)
        status = kServerError; // no final answer
    m_connection->beginAnswer(status, std::move(headers), length);
}

void Responder::write(QByteArrayView octets)
{
    if (m_connection && m_state == State::Streaming)
        m_connection->writeAnswer(octets);
}

void Responder::end()
{
    if (!m_connection || m_state != State::Streaming)
        return;
    m_state = State::Done;
    m_gone = nullptr;
    m_drained = nullptr;
    std::exchange(m_connection, nullptr)->endAnswer();
}

qint64 Responder::pendingBytes() const
{
    return m_connection ? m_connection->pendingBytes() : 0;
}

void Responder::onGone(std::function<void()> callback)
{
    if (isGone())
        callback();
    else if (m_connection)
        m_gone = std::move(callback);
}

void Responder::detach()
{
    m_connection = nullptr;
    m_drained = nullptr;
    if (const auto gone = std::exchange(m_gone, nullptr))
        gone();
}

} // namespace gatehouse::endpoint
