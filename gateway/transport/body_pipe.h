// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <QIODevice>

namespace gatehouse::transport {

// A request body on its way up: the client connection pushes, an engine reads it as a sequential
// QIODevice. Holds little: when isFull() the pusher stops reading its socket until roomAvailable().
class BodyPipe final : public QIODevice
{
    Q_OBJECT

public:
    explicit BodyPipe(QObject *parent = nullptr);

    void push(QByteArrayView octets);
    void finish(http::Headers trailers = {}); // then emits readChannelFinished()
    bool isFinished() const; // finish() was called; octets may still wait
    bool isFull() const; // 64 KiB wait
    const http::Headers &trailers() const;

    // What waits and stays there, without a copy.
    const QByteArray &waiting() const { return m_waiting; }
    // What waits, without a copy.
    QByteArray takeAll();
    // Until the first 64 KiB have passed, what was taken is kept and can be sent again to another
    // node.
    bool isReplayable() const;
    void rewind(); // requires isReplayable()

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool atEnd() const override;

signals:
    void roomAvailable();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override; // refused: use push()

private:
    void keepForReplay(const QByteArray &taken);

    QByteArray m_waiting;
    QByteArray m_replay;
    http::Headers m_trailers;
    bool m_finished = false;
    bool m_replayable = true;
};

} // namespace gatehouse::transport
