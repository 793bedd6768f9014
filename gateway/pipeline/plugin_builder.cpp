// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/plugin_builder.h"

#include "gateway/pipeline/body_variables.h"
#include "gateway/pipeline/secret_filler.h"

namespace gatehouse::pipeline {

PluginBuilder::Built PluginBuilder::build(config::Kind kind, const QString &id,
                                          const QJsonObject &plugins, const QByteArray &owner)
{
    Built out;
    out.readsBody = namesBodyVariable(plugins);
    std::vector<PluginInstancePtr> instances;
    for (auto it = plugins.begin(); it != plugins.end(); ++it) {
        bool complete = true;
        bool locked = false;
        secretNames.note(m_input.registry, it.key(), it.value().toObject());
        const QJsonObject conf = withSecrets(it.value().toObject(), complete, locked);
        if (!complete) {
            out.failure = {503,
                           "a secret of plugin " + it.key().toUtf8() + " is not available"
                               + (locked ? QByteArray(": the keychain is locked") : QByteArray())};
            continue;
        }
        const plugin::Spec *spec = m_input.registry.find(it.key());
        if (spec && spec->sendsConfiguration && conf != it.value().toObject())
            out.addsSecret = true;
        plugin::BuildContext context{QString::fromUtf8(owner),
                                     m_config.pluginMetadata.value(it.key()),
                                     m_input.services,
                                     m_credentials,
                                     m_upstreams,
                                     &m_input.registry};
        context.metadataOf = [this](const QString &plugin) {
            return m_config.pluginMetadata.value(plugin);
        };
        context.attributes = it.key() == u"proxy-cache"_qs
            ? m_input.node.proxyCache
            : m_input.node.pluginAttributes.value(it.key()).toObject();
        const auto instance = buildInstance(m_input.registry, it.key(), conf, owner, context);
        if (!instance)
            addFault(kind, id, u"/plugins/"_qs + it.key(), instance.error().message);
        else if (*instance)
            instances.push_back(*instance);
    }
    out.chain = PluginChain(std::move(instances));
    return out;
}

QJsonObject PluginBuilder::withSecrets(const QJsonObject &conf, bool &complete, bool &locked)
{
    SecretFiller filler(m_input.secrets);
    const QJsonObject out = filler.filled(conf);
    complete = filler.complete();
    locked = !filler.locked().isEmpty();
    lockedSecrets += filler.locked() + filler.missing();
    return out;
}

void PluginBuilder::addFault(config::Kind kind, const QString &id, const QString &pointer,
                             const QString &reason)
{
    faults.append({kind, id, pointer, 0, reason});
}

} // namespace gatehouse::pipeline
