// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/chunk_decoder.h"
#include "gateway/http/writer.h"

#include <benchmark/benchmark.h>

using namespace gatehouse::http;

static void decodeChunks(benchmark::State &state)
{
    QByteArray body;
    for (int i = 0; i < 64; ++i)
        appendChunk(body, QByteArray(state.range(0), 'x'));
    appendLastChunk(body);
    const Limits limits;
    for (auto _ : state) {
        ChunkDecoder decoder(limits);
        decoder.begin();
        QByteArrayView input = body;
        qsizetype octets = 0;
        while (decoder.next(input) == Event::Body)
            octets += decoder.body().size();
        benchmark::DoNotOptimize(octets);
    }
    state.SetBytesProcessed(state.iterations() * body.size());
}
BENCHMARK(decodeChunks)->Arg(16)->Arg(1024)->Arg(16384);
