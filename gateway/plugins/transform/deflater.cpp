// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/deflater.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace gatehouse::plugins {

struct Deflater::Stream {
    ~Stream() { deflateEnd(&z); }
    z_stream z{};
};

Deflater::Deflater() = default;
Deflater::~Deflater() = default;

bool Deflater::start(int level, qint64 length, qint64 piece)
{
    // A window no larger than the text, as NGINX chooses it.
    int windowBits = MAX_WBITS;
    int memoryLevel = MAX_MEM_LEVEL - 1;
    while (length >= 0 && windowBits > 9 && length < (qint64(1) << (windowBits - 1)) - 262) {
        --windowBits;
        memoryLevel = std::max(memoryLevel - 1, 1);
    }
    static constexpr int gzipFormat = 16;
    m_piece = qsizetype(std::clamp<qint64>(piece, 512, 64 * 1024));
    m_stream = std::make_unique<Stream>();
    return deflateInit2(&m_stream->z, level, Z_DEFLATED, windowBits + gzipFormat, memoryLevel,
                        Z_DEFAULT_STRATEGY)
        == Z_OK;
}

QByteArray Deflater::feed(QByteArrayView octets, Then then)
{
    z_stream &z = m_stream->z;
    const int flush = then == Then::Finish ? Z_FINISH
        : then == Then::Flush              ? Z_SYNC_FLUSH
                                           : Z_NO_FLUSH;
    QByteArray out;
    do {
        const auto part = std::min<qsizetype>(octets.size(), std::numeric_limits<int>::max());
        z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(octets.data()));
        z.avail_in = uInt(part);
        octets = octets.sliced(part);
        do {
            const qsizetype before = out.size();
            out.resize(before + m_piece);
            z.next_out = reinterpret_cast<Bytef *>(out.data() + before);
            z.avail_out = uInt(m_piece);
            deflate(&z, octets.isEmpty() ? flush : Z_NO_FLUSH);
            out.resize(before + m_piece - qsizetype(z.avail_out));
        } while (z.avail_out == 0);
    } while (!octets.isEmpty());
    return out;
}

} // namespace gatehouse::plugins
