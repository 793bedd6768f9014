// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/router.h"
#include "tests/support/exchange_builder.h"

#include <benchmark/benchmark.h>

using namespace gatehouse;

static QList<router::Entry> entries(int count)
{
    QList<router::Entry> out;
    for (int i = 0; i < count; ++i) {
        router::Entry entry;
        entry.route.id = QString::number(i);
        entry.route.uris = {
            u"/api/v1/things/%1%2"_qs.arg(i).arg(i % 3 == 0 ? u"/*"_qs : QString())};
        entry.handle = quint32(i);
        out.append(entry);
    }
    return out;
}

static void matchRoute(benchmark::State &state)
{
    const int count = int(state.range(0));
    const auto built = router::Router::build(router::Mode::HostUri, entries(count));
    if (!built)
        return state.SkipWithError("the routes do not compile");
    const Exchange exchange = test::makeExchange(
        "GET", "/api/v1/things/" + QByteArray::number((count - 1) / 3 * 3) + "/deep/path?x=1");
    for (auto _ : state) {
        auto match = (*built)->match(exchange);
        benchmark::DoNotOptimize(match);
    }
}
BENCHMARK(matchRoute)->Arg(10)->Arg(1000)->Arg(10000);
