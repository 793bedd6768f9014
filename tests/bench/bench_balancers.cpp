// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/upstream_model.h"
#include "gateway/health/target.h"
#include "gateway/upstream/balancer.h"
#include "gateway/upstream/node_set.h"
#include "tests/support/exchange_builder.h"

#include <benchmark/benchmark.h>

#include <numeric>

using namespace gatehouse;
using namespace gatehouse::upstream;

static void pickNode(benchmark::State &state, const char *type, const char *hashOn, const char *key)
{
    Nodes nodes;
    for (int i = 0; i < int(state.range(0)); ++i) {
        const auto port = quint16(1980 + i);
        nodes.push_back(makeNode("127.0.0.1", port, 1 + i % 3));
        nodes.back().load = std::make_shared<NodeLoad>();
        nodes.back().target = std::make_shared<health::Target>("127.0.0.1", port, "127.0.0.1");
    }
    config::Upstream config;
    config.type = QString::fromLatin1(type);
    config.hashOn = QString::fromLatin1(hashOn);
    config.key = QString::fromLatin1(key);
    Members members(nodes.size());
    std::iota(members.begin(), members.end(), std::size_t(0));
    const auto balancer = makeBalancer(config, nodes, members);
    const Exchange exchange = test::makeExchange("GET", "/", {{"X-User", "jack"}});
    const std::vector<bool> tried(nodes.size());
    const Candidates candidates{nodes, tried, true, Clock::Steady() + std::chrono::hours(1)};
    for (auto _ : state)
        benchmark::DoNotOptimize(balancer->pick(exchange, candidates));
}
BENCHMARK_CAPTURE(pickNode, roundrobin, "roundrobin", "", "")->Arg(3)->Arg(100);
BENCHMARK_CAPTURE(pickNode, chash, "chash", "header", "X-User")->Arg(3)->Arg(100);
BENCHMARK_CAPTURE(pickNode, least_conn, "least_conn", "", "")->Arg(3)->Arg(100);
BENCHMARK_CAPTURE(pickNode, ewma, "ewma", "", "")->Arg(3)->Arg(100);
