// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/consumer_compiler.h"

#include <QJsonArray>

namespace gatehouse::pipeline {

namespace {

// The attribute that tells one consumer's credential from another's: the first the consumer schema
// requires (key-auth: key, basic-auth: username, jwt-auth: key, hmac-auth: key_id).
QString identityAttribute(const plugin::Spec &spec)
{
    return spec.consumerSchema.value(QLatin1String("required")).toArray().first().toString();
}

void addCredentials(const QJsonObject &plugins, const QByteArray &credentialId,
                    PluginBuilder &builder, ConsumerDirectory &directory,
                    const ConsumerDirectory::Member &member)
{
    for (auto it = plugins.begin(); it != plugins.end(); ++it) {
        const plugin::Spec *spec = builder.registry().find(it.key());
        const QJsonObject written = it.value().toObject();
        const bool disabled = written.value(QLatin1String("_meta"))
                                  .toObject()
                                  .value(QLatin1String("disable"))
                                  .toBool();
        if (!spec || !spec->isAuthentication || spec->consumerSchema.isEmpty() || disabled)
            continue;
        bool complete = true;
        bool locked = false;
        const QJsonObject conf = config::withDefaults(
            builder.withSecrets(written, complete, locked), spec->consumerSchema);
        if (locked)
            directory.addLocked(spec->name);
        if (!complete) // nobody gets in with the reference itself
            continue;
        const QByteArray identity = conf.value(identityAttribute(*spec)).toString().toUtf8();
        directory.addCredential(
            spec->name, identity,
            {&member, credentialId, conf, spec->prepare ? spec->prepare(conf) : nullptr});
    }
}

QJsonObject withoutAuthentication(const QJsonObject &plugins, const plugin::Registry &registry)
{
    QJsonObject out = plugins;
    for (const QString &name : plugins.keys()) {
        const plugin::Spec *spec = registry.find(name);
        if (spec && spec->isAuthentication)
            out.remove(name);
    }
    return out;
}

PluginBuilder::Built ofGroup(const config::Config &config, const QString &id,
                             PluginBuilder &builder)
{
    if (id.isEmpty())
        return {};
    const auto group = std::ranges::find(config.consumerGroups, id, &config::PluginSet::id);
    if (group != config.consumerGroups.end())
        return builder.build(config::Kind::ConsumerGroup, id, group->plugins,
                             "consumer_group#" + id.toUtf8());
    PluginBuilder::Built missing;
    missing.failure = {503, "there is no consumer group " + id.toUtf8()};
    return missing;
}

} // namespace

void compileConsumers(const config::Config &config, PluginBuilder &builder,
                      ConsumerDirectory &directory)
{
    for (const config::Consumer &consumer : config.consumers) {
        const QByteArray name = consumer.username.toUtf8();
        ConsumerDirectory::Member &member =
            directory.add({name, consumer.groupId.toUtf8(),
                           consumer.labels.value(QLatin1String("custom_id")).toString().toUtf8()});
        const QJsonObject own = withoutAuthentication(consumer.plugins, builder.registry());
        const PluginBuilder::Built group = ofGroup(config, consumer.groupId, builder);
        const PluginBuilder::Built built =
            builder.build(config::Kind::Consumer, consumer.username, own, "consumer#" + name);
        member.plugins = group.chain.mergedWith(built.chain);
        member.readsBody = group.readsBody || built.readsBody;
        member.failure = group.failure.status != 0 ? group.failure.reason : built.failure.reason;
        addCredentials(consumer.plugins, {}, builder, directory, member);
        for (const config::Credential &credential : consumer.credentials)
            addCredentials(credential.plugins, credential.id.toUtf8(), builder, directory, member);
    }
}

} // namespace gatehouse::pipeline
