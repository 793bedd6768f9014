// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace gatehouse::plugins {

// Compresses a stream of octets as gzip (RFC 1952), piece by piece.
class Deflater
{
public:
    enum class Then { More, Flush, Finish };

    Deflater();
    ~Deflater();

    // `level` 1 to 9; `length` of the whole if it is known, else -1: a small one takes less memory;
    // `piece`: octets that the output grows by. False when there is no memory.
    bool start(int level, qint64 length, qint64 piece);
    // What the octets become; after Flush the peer can unpack all that came so far.
    QByteArray feed(QByteArrayView octets, Then then);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    qsizetype m_piece = 4096;
};

} // namespace gatehouse::plugins
