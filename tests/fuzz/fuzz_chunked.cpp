// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/chunk_decoder.h"

#include <cstdlib>

// Any octets as a chunked body: the decoder never gives more body than it was fed, and what it says
// does not depend on where the reads were split.

using namespace gatehouse::http;

namespace {

QByteArray decode(ChunkDecoder &decoder, QByteArrayView input, bool &over)
{
    QByteArray out;
    while (!over) {
        switch (decoder.next(input)) {
        case Event::Body:
            out += decoder.body().toByteArray();
            break;
        case Event::End:
            out += '$';
            over = true;
            break;
        case Event::Error:
            out += '!';
            over = true;
            break;
        case Event::NeedMore:
        case Event::Head:
            return out;
        }
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView octets(data + 2, qsizetype(size - 2));
    const qsizetype at = (data[0] * 256 + data[1]) % (octets.size() + 1);
    bool over = false;
    ChunkDecoder whole{Limits()};
    whole.begin();
    const QByteArray first = decode(whole, octets, over);
    over = false;
    ChunkDecoder split{Limits()};
    split.begin();
    QByteArray second = decode(split, octets.first(at), over);
    second += decode(split, octets.sliced(at), over);
    if (first != second || first.size() > octets.size() + 1)
        std::abort();
    return 0;
}
