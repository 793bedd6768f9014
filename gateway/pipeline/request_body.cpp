// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/request_body.h"

namespace gatehouse::pipeline {

void RequestBody::open()
{
    m_pipe = std::make_unique<transport::BodyPipe>();
}

bool RequestBody::wantsMore() const
{
    if (!m_pipe || m_discards)
        return true;
    return m_ready ? m_pipe->bytesAvailable() <= m_max : !m_pipe->isFull();
}

void RequestBody::arrived(QByteArrayView octets)
{
    if (!m_pipe || m_discards)
        return;
    m_pipe->push(octets);
    tellIfReady();
}

void RequestBody::ended(http::Headers trailers)
{
    if (!m_pipe || m_discards)
        return;
    m_pipe->finish(std::move(trailers));
    tellIfReady();
}

void RequestBody::replace(const QByteArray &body)
{
    m_pipe = std::make_unique<transport::BodyPipe>();
    m_pipe->push(body);
    m_pipe->finish();
    m_discards = true;
}

void RequestBody::hold(qint64 max, std::function<void()> ready)
{
    m_max = max;
    m_tooLarge = false;
    m_ready = std::move(ready);
    tellIfReady();
}

void RequestBody::tellIfReady()
{
    if (!m_ready)
        return;
    m_tooLarge = m_pipe && m_pipe->bytesAvailable() > m_max;
    if (m_tooLarge || !m_pipe || m_pipe->isFinished())
        std::exchange(m_ready, nullptr)();
}

std::optional<QByteArray> RequestBody::whole() const
{
    if (!m_pipe)
        return QByteArray();
    if (m_tooLarge || !m_pipe->isFinished())
        return std::nullopt;
    return m_pipe->waiting();
}

void RequestBody::forget()
{
    m_ready = nullptr;
}

} // namespace gatehouse::pipeline
