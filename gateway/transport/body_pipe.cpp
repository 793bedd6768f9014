// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/body_pipe.h"

#include <cstring>

namespace gatehouse::transport {

namespace {
constexpr qsizetype kFull = 64 * 1024;
constexpr qsizetype kReplay = 64 * 1024;
} // namespace

BodyPipe::BodyPipe(QObject *parent)
    : QIODevice(parent)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void BodyPipe::push(QByteArrayView octets)
{
    if (m_finished || octets.isEmpty())
        return;
    m_waiting.append(octets);
    emit readyRead();
}

void BodyPipe::finish(http::Headers trailers)
{
    if (m_finished)
        return;
    m_trailers = std::move(trailers);
    m_finished = true;
    emit readChannelFinished();
}

bool BodyPipe::isFinished() const
{
    return m_finished;
}

bool BodyPipe::isFull() const
{
    return m_waiting.size() >= kFull;
}

const http::Headers &BodyPipe::trailers() const
{
    return m_trailers;
}

QByteArray BodyPipe::takeAll()
{
    const bool wasFull = isFull();
    QByteArray taken = std::exchange(m_waiting, {});
    keepForReplay(taken);
    if (wasFull)
        emit roomAvailable();
    return taken;
}

void BodyPipe::keepForReplay(const QByteArray &taken)
{
    if (!m_replayable || taken.isEmpty())
        return;
    if (m_replay.size() + taken.size() > kReplay) {
        m_replayable = false;
        m_replay = {};
    } else if (m_replay.isEmpty()) {
        m_replay = taken; // shared, no copy
    } else {
        m_replay.append(taken);
    }
}

bool BodyPipe::isReplayable() const
{
    return m_replayable;
}

void BodyPipe::rewind()
{
    Q_ASSERT(m_replayable);
    if (m_replay.isEmpty())
        return;
    m_waiting.prepend(std::exchange(m_replay, {}));
}

qint64 BodyPipe::bytesAvailable() const
{
    return m_waiting.size() + QIODevice::bytesAvailable();
}

bool BodyPipe::atEnd() const
{
    return m_finished && bytesAvailable() == 0;
}

qint64 BodyPipe::readData(char *data, qint64 maxSize)
{
    if (m_waiting.isEmpty())
        return m_finished ? -1 : 0;
    const bool wasFull = isFull();
    const qsizetype n = qMin<qsizetype>(maxSize, m_waiting.size());
    const QByteArray taken = n == m_waiting.size() ? m_waiting : m_waiting.first(n);
    std::memcpy(data, taken.constData(), size_t(n));
    keepForReplay(taken);
    m_waiting.remove(0, n);
    if (wasFull && !isFull())
        emit roomAvailable();
    return n;
}

qint64 BodyPipe::writeData(const char *, qint64)
{
    return -1;
}

} // namespace gatehouse::transport
