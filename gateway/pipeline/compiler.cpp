// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/compiler.h"

#include "gateway/config/codec.h"
#include "gateway/config/validate.h"
#include "gateway/pipeline/certificate_compiler.h"
#include "gateway/pipeline/consumer_compiler.h"
#include "gateway/pipeline/plugin_builder.h"
#include "gateway/pipeline/route_compiler.h"

namespace gatehouse::pipeline {

namespace {

PluginChain compileGlobalRules(const config::Config &config, PluginBuilder &builder)
{
    PluginChain all;
    for (const config::PluginSet &rule : config.globalRules) {
        const QByteArray owner = "global_rule#" + rule.id.toUtf8();
        // A plugin that two rules carry runs once, as the first rule has it.
        all = builder.build(config::Kind::GlobalRule, rule.id, rule.plugins, owner)
                  .chain.mergedWith(all);
    }
    return all;
}

} // namespace

CompileResult compile(const CompileInput &input)
{
    CompileResult result;
    result.faults = config::validate(input.document, input.registry.checker());
    const config::Document sound = config::withoutFaulty(input.document, result.faults);
    const config::Config config = config::decode(sound);

    auto directory = std::make_shared<ConsumerDirectory>();
    UpstreamTable upstreams(config, sound, input);
    PluginBuilder builder(input, config, directory.get(), &upstreams);
    compileConsumers(config, builder, *directory);

    auto snapshot = std::make_shared<Snapshot>();
    snapshot->revision = input.revision;
    snapshot->front = std::make_shared<FrontRules>(input.node);
    snapshot->consumers = directory;
    snapshot->certificates = compileCertificates(sound, input.node.fallbackSni, builder);
    snapshot->globalRules = compileGlobalRules(config, builder);
    RouteCompiler routes(config, input, builder, upstreams);
    routes.compileInto(*snapshot);
    snapshot->redactor =
        traffic::Redactor(builder.secretNames.headers(), builder.secretNames.arguments());

    result.faults += upstreams.faults + builder.faults;
    result.lockedSecrets = builder.lockedSecrets + upstreams.lockedSecrets();
    result.lockedSecrets.removeDuplicates();
    result.snapshot = std::move(snapshot);
    return result;
}

} // namespace gatehouse::pipeline
