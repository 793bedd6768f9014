// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/parser.h"
#include "gateway/http/writer.h"

#include <benchmark/benchmark.h>

using namespace gatehouse::http;

constexpr QByteArrayView request =
    "GET /orders/42?page=3 HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: curl/8.5.0\r\n"
    "Accept: application/json\r\nAccept-Encoding: gzip, br\r\nAuthorization: Bearer abcdef\r\n"
    "X-Request-Id: 3f2b9c\r\nCookie: sid=42; theme=dark\r\nConnection: keep-alive\r\n\r\n";

static Headers parsed()
{
    RequestParser parser;
    QByteArrayView input = request;
    parser.next(input);
    return parser.takeHead().headers;
}

static void parseRequest(benchmark::State &state)
{
    RequestParser parser;
    for (auto _ : state) {
        QByteArrayView input = request;
        parser.next(input);
        benchmark::DoNotOptimize(parser.takeHead());
        parser.next(input);
    }
    state.SetBytesProcessed(state.iterations() * request.size());
}
BENCHMARK(parseRequest);

static void lookUp(benchmark::State &state)
{
    const Headers headers = parsed();
    for (auto _ : state) {
        benchmark::DoNotOptimize(headers.value("x-request-id"));
        benchmark::DoNotOptimize(headers.contains("X-Absent"));
    }
}
BENCHMARK(lookUp);

static void copyAndChange(benchmark::State &state)
{
    const Headers headers = parsed();
    for (auto _ : state) {
        Headers own = headers;
        removeHopByHop(own);
        own.set("X-Request-Id", "other");
        own.append("X-Real-IP", "127.0.0.1");
        benchmark::DoNotOptimize(own);
    }
}
BENCHMARK(copyAndChange);

static void write(benchmark::State &state)
{
    const Headers headers = parsed();
    QByteArray out;
    for (auto _ : state) {
        out.resize(0);
        appendRequestHead(out, "GET", "/orders/42?page=3", headers);
        benchmark::DoNotOptimize(out);
    }
}
BENCHMARK(write);
