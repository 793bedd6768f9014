// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace gatehouse::plugins {

std::optional<QByteArray> inflated(QByteArrayView packed, qsizetype limit)
{
    if (packed.size() > std::numeric_limits<uInt>::max())
        return std::nullopt;
    z_stream stream{};
    static constexpr int gzipOrZlib = 15 + 32;
    if (inflateInit2(&stream, gzipOrZlib) != Z_OK)
        return std::nullopt;
    const std::unique_ptr<z_stream, int (*)(z_streamp)> guard(&stream, &inflateEnd);

    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    QByteArray out;
    for (int state = Z_OK; state != Z_STREAM_END && out.size() < limit;) {
        char chunk[16 * 1024];
        stream.next_out = reinterpret_cast<Bytef *>(chunk);
        stream.avail_out = uInt(std::min<qsizetype>(sizeof chunk, limit - out.size()));
        const uInt room = stream.avail_out;
        state = inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            return std::nullopt;
        out.append(chunk, qsizetype(room - stream.avail_out));
    }
    return out;
}

} // namespace gatehouse::plugins
