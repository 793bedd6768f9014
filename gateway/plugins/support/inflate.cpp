// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/inflate.h"

#include "gateway/core/ascii.h"

#include <brotli/decode.h>
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

std::optional<QByteArray> unbrotlied(QByteArrayView packed, qsizetype limit)
{
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    if (!decoder)
        return std::nullopt;
    auto next = reinterpret_cast<const uint8_t *>(packed.data());
    auto left = size_t(packed.size());
    QByteArray out;
    while (out.size() < limit) {
        uint8_t chunk[16 * 1024];
        const size_t most = size_t(std::min<qsizetype>(sizeof chunk, limit - out.size()));
        size_t room = most;
        uint8_t *to = chunk;
        const auto state =
            BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room, &to, nullptr);
        out.append(reinterpret_cast<const char *>(chunk), qsizetype(most - room));
        if (state == BROTLI_DECODER_RESULT_SUCCESS)
            break;
        const bool hasMore = state == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT
            || (state == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT
                && BrotliDecoderHasMoreOutput(decoder.get()));
        const bool isEnough = state != BROTLI_DECODER_RESULT_ERROR && out.size() == limit;
        if (!hasMore && !isEnough)
            return std::nullopt;
    }
    return out;
}

namespace {

bool isOneOf(QByteArrayView name, std::initializer_list<QByteArrayView> names)
{
    return std::ranges::any_of(
        names, [name](QByteArrayView other) { return ascii::equalsIgnoreCase(name, other); });
}

} // namespace

bool isKnownCoding(QByteArrayView coding)
{
    return isOneOf(coding, {"gzip", "x-gzip", "deflate", "br"});
}

std::optional<QByteArray> decoded(QByteArrayView coding, QByteArrayView packed, qsizetype limit)
{
    return isOneOf(coding, {"br"}) ? unbrotlied(packed, limit) : inflated(packed, limit);
}

} // namespace gatehouse::plugins
