// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/plugin_chain.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace gatehouse::pipeline {

PluginChain::PluginChain(std::vector<PluginInstancePtr> plugins)
    : m_plugins(std::move(plugins))
{
    std::stable_sort(m_plugins.begin(), m_plugins.end(),
                     [](const auto &a, const auto &b) { return a->priority > b->priority; });
    for (const PluginInstancePtr &plugin : m_plugins) {
        if (!plugin->plugin)
            continue;
        for (std::size_t phase = 0; phase < plugin::phaseCount; ++phase) {
            if (plugin->spec->phases & plugin::phaseBit(plugin::Phase(phase)))
                m_phases[phase].push_back(plugin.get());
        }
    }
    for (const plugin::Phase phase : {plugin::Phase::HeaderFilter, plugin::Phase::BodyFilter}) {
        std::stable_partition(m_phases[std::size_t(phase)].begin(),
                              m_phases[std::size_t(phase)].end(),
                              [](const auto *instance) { return !instance->spec->encodesAnswer; });
    }
}

bool PluginChain::has(const plugin::Spec &spec) const
{
    return std::ranges::any_of(m_plugins,
                               [&spec](const auto &plugin) { return plugin->spec == &spec; });
}

PluginChain PluginChain::mergedWith(const PluginChain &stronger) const
{
    if (stronger.isEmpty())
        return *this;
    std::vector<PluginInstancePtr> all = stronger.m_plugins;
    for (const PluginInstancePtr &plugin : m_plugins) {
        const bool replaced =
            std::any_of(stronger.m_plugins.begin(), stronger.m_plugins.end(),
                        [&](const auto &other) { return other->spec == plugin->spec; });
        if (!replaced)
            all.push_back(plugin);
    }
    return PluginChain(std::move(all));
}

namespace {

Result<void> readMeta(PluginInstance &instance, const QJsonObject &meta)
{
    instance.priority = meta.value(QLatin1String("priority")).toInt(instance.spec->priority);
    if (meta.contains(QLatin1String("filter"))) {
        auto filter = Expression::compile(meta.value(QLatin1String("filter")).toArray());
        if (!filter)
            return fail(filter.error());
        instance.filter = std::move(*filter);
    }
    const QJsonValue error = meta.value(QLatin1String("error_response"));
    if (error.isString())
        instance.errorResponse = error.toString().toUtf8();
    if (error.isObject()) {
        instance.errorResponse =
            QJsonDocument(error.toObject()).toJson(QJsonDocument::Compact) + '\n';
        instance.errorResponseIsJson = true;
    }
    return {};
}

} // namespace

Result<PluginInstancePtr> buildInstance(const plugin::Registry &registry, const QString &name,
                                        const QJsonObject &conf, const QByteArray &source,
                                        const plugin::BuildContext &context)
{
    const QJsonObject meta = conf.value(QLatin1String("_meta")).toObject();
    const bool disabled = meta.value(QLatin1String("disable")).toBool();
    const plugin::Spec *spec = registry.find(name);
    if (!spec && disabled)
        return PluginInstancePtr();
    if (!spec)
        return fail(ErrorKind::NotFound, u"unknown plugin [%1]"_qs.arg(name));
    auto instance = std::make_shared<PluginInstance>();
    instance->spec = spec;
    instance->name = name.toUtf8();
    instance->source = source;
    if (disabled)
        return PluginInstancePtr(std::move(instance));
    auto built = registry.build(*spec, conf, context);
    if (!built)
        return fail(built.error());
    instance->plugin = *built;
    if (const auto read = readMeta(*instance, meta); !read)
        return fail(read.error());
    return PluginInstancePtr(std::move(instance));
}

} // namespace gatehouse::pipeline
