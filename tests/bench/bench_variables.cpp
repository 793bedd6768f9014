// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/expression.h"
#include "tests/support/exchange_builder.h"

#include <benchmark/benchmark.h>

#include <QJsonDocument>

using namespace gatehouse;

static void matchVars(benchmark::State &state, const char *vars)
{
    const auto compiled = Expression::compile(QJsonDocument::fromJson(vars).array());
    if (!compiled)
        return state.SkipWithError("the expression does not compile");
    const Exchange exchange =
        test::makeExchange("GET", "/orders?user=jack&page=3",
                           {{"Host", "shop.example"}, {"X-Stage", "beta"}, {"Cookie", "sid=42"}});
    for (auto _ : state)
        benchmark::DoNotOptimize(compiled->matches(exchange));
}
BENCHMARK_CAPTURE(matchVars, header, "[[\"http_x_stage\",\"==\",\"beta\"]]");
BENCHMARK_CAPTURE(matchVars, argument, "[[\"arg_page\",\">\",\"2\"]]");
BENCHMARK_CAPTURE(matchVars, pattern, "[[\"uri\",\"~~\",\"^/ord\"]]");
BENCHMARK_CAPTURE(
    matchVars, nested,
    "[\"OR\",[\"http_x_stage\",\"==\",\"alpha\"],"
    "[\"AND\",[\"cookie_sid\",\"in\",[\"41\",\"42\"]],[\"arg_user\",\"~=\",\"jill\"]]]");
