// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/registry.h"

#include "gateway/config/foreign_code.h"
#include "gateway/exchange/expression.h"

#include <QJsonDocument>

namespace gatehouse::plugin {

namespace {

using config::PluginFault;
using config::PluginUse;

const QLatin1String metaKey("_meta");

QJsonObject withMeta(QJsonObject schema)
{
    QJsonObject properties = schema.value(u"properties").toObject();
    properties.insert(metaKey, metaSchema());
    schema.insert(u"properties"_qs, properties);
    return schema;
}

std::shared_ptr<const config::Schema> compiled(const Spec &spec, const QJsonObject &schema)
{
    auto result = config::Schema::compile(schema);
    if (!result)
        qFatal("schema of plugin %s: %s", spec.name.data(), qPrintable(result.error().message));
    return *std::move(result);
}

QString jsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

// What a schema cannot say about `_meta`.
std::optional<QString> metaReason(const Spec &spec, const QJsonObject &meta)
{
    if (meta.contains(u"filter")) {
        const auto filter = Expression::compile(meta.value(u"filter").toArray());
        if (!filter)
            return u"failed to validate the 'vars' expression: %1"_qs.arg(filter.error().message);
    }
    if (meta.contains(u"pre_function")) {
        return u"failed to load _meta.pre_function in plugin %1: %2"_qs.arg(
            spec.name, config::luaRefusal(u"remove it to publish"_qs));
    }
    return std::nullopt;
}

} // namespace

const QJsonObject &metaSchema()
{
    static const QJsonObject schema = QJsonDocument::fromJson(R"json({
  "type": "object", "title": "Options of every plugin", "additionalProperties": false,
  "properties": {
    "disable": {"type": "boolean", "title": "Disabled", "description": "Keep the configuration, but do not run the plugin."},
    "error_response": {"title": "Error answer", "description": "Body to send instead of the plugin's own when it refuses a request.",
      "oneOf": [{"type": "string"}, {"type": "object"}]},
    "priority": {"type": "integer", "title": "Priority", "description": "Place in the order of plugins; higher runs earlier."},
    "filter": {"type": "array", "title": "Only if", "description": "Conditions that must hold for the plugin to run."},
    "pre_function": {"type": "string", "title": "Lua function", "description": "Lua code to run before; not available here."}
  }})json")
                                          .object();
    return schema;
}

Registry::Registry(std::vector<Spec> specs)
    : m_specs(std::move(specs))
{
    std::ranges::stable_sort(m_specs, std::ranges::greater{}, &Spec::priority);
    for (const Spec &spec : m_specs) {
        const QJsonObject &forConsumer =
            spec.consumerSchema.isEmpty() ? spec.schema : spec.consumerSchema;
        m_schemas.push_back({compiled(spec, withMeta(spec.schema)),
                             compiled(spec, withMeta(forConsumer)),
                             compiled(spec, spec.metadataSchema)});
    }
}

const Spec *Registry::find(QStringView name) const
{
    const auto it = std::ranges::find_if(m_specs, [name](const Spec &s) { return s.name == name; });
    return it == m_specs.end() ? nullptr : &*it;
}

std::optional<QString> Registry::ownReason(const Spec &spec, const QJsonObject &conf, PluginUse use,
                                           bool fitsSchema) const
{
    if (use == PluginUse::Metadata)
        return std::nullopt;
    if (use == PluginUse::Consumer && !spec.consumerSchema.isEmpty()) {
        return fitsSchema && spec.checkConsumer
            ? spec.checkConsumer(config::withDefaults(conf, spec.consumerSchema))
            : std::nullopt;
    }
    const QJsonObject full = config::withDefaults(conf, spec.schema);
    std::optional<QString> found = spec.check ? spec.check(full) : std::nullopt;
    if (!found && fitsSchema && spec.checkHeld)
        found = spec.checkHeld(full, *this);
    return found;
}

QList<PluginFault> Registry::faultsOf(const Spec &spec, const config::Schema &schema,
                                      const QJsonObject &conf, PluginUse use) const
{
    const QString prefix =
        u"failed to check the configuration of plugin %1 err: "_qs.arg(spec.name);
    const QList<config::SchemaFault> offences = schema.check(conf);
    const bool onlyAsWhole = std::ranges::all_of(
        offences, [](const config::SchemaFault &fault) { return fault.pointer.isEmpty(); });
    if (onlyAsWhole) {
        if (const auto found = ownReason(spec, conf, use, offences.isEmpty()))
            return {{QString(), prefix + *found}};
    }
    QList<PluginFault> faults;
    for (const config::SchemaFault &offence : offences)
        faults.append({offence.pointer, prefix + offence.message});
    return faults;
}

QList<PluginFault> Registry::check(const QString &name, const QJsonValue &conf, PluginUse use) const
{
    if (!conf.isObject())
        return {
            {QString(), u"invalid plugin conf %1 for plugin [%2]"_qs.arg(jsonText(conf), name)}};
    const Spec *spec = find(name);
    if (!spec) {
        // Metadata of a plugin that is not here has no effect, as in APISIX.
        if (use == PluginUse::Metadata)
            return {};
        const bool isDisabled = conf[metaKey][u"disable"].toBool();
        const auto foreign = config::foreignPluginReason(name);
        if (foreign && isDisabled)
            return {};
        return {{QString(), foreign.value_or(u"unknown plugin [%1]"_qs.arg(name))}};
    }
    const QJsonObject object = conf.toObject();
    const Schemas &schemas = m_schemas[size_t(spec - m_specs.data())];
    if (use == PluginUse::Metadata)
        return faultsOf(*spec, *schemas.metadata, object, use);

    const bool isConsumer = use == PluginUse::Consumer && !spec->consumerSchema.isEmpty();
    QList<PluginFault> faults =
        faultsOf(*spec, isConsumer ? *schemas.consumer : *schemas.resource, object, use);
    const QJsonObject meta = object.value(metaKey).toObject();
    if (meta.value(u"disable").toBool())
        faults.clear(); // it never runs
    if (faults.isEmpty()) {
        if (const auto reason = metaReason(*spec, meta))
            faults.append({u"/_meta"_qs, *reason});
    }
    return faults;
}

config::PluginCheck Registry::checker() const
{
    auto seen = std::make_shared<std::map<QString, QJsonObject>>();
    return [this, seen](const QString &name, const QJsonValue &conf, PluginUse use) {
        QList<PluginFault> faults = check(name, conf, use);
        const Spec *spec = find(name);
        if (!faults.isEmpty() || !spec || spec->sharedBy.isEmpty() || use == PluginUse::Metadata)
            return faults;
        QJsonObject object = config::withDefaults(conf.toObject(), spec->schema);
        object.remove(metaKey);
        const QString group = object.value(spec->sharedBy).toString();
        if (group.isEmpty())
            return faults;
        const auto [it, isNew] = seen->emplace(name % u'\n' % group, object);
        if (!isNew && it->second != object) {
            faults.append({QString(),
                           u"failed to check the configuration of plugin %1 err: %2 conf "
                           "mismatched"_qs.arg(name, spec->sharedBy)});
        }
        return faults;
    };
}

Result<std::shared_ptr<const Plugin>> Registry::build(const Spec &spec, const QJsonObject &conf,
                                                      const BuildContext &context) const
{
    BuildContext completed = context;
    completed.metadata = config::withDefaults(context.metadata, spec.metadataSchema);
    return spec.build(config::withDefaults(conf, spec.schema), completed);
}

} // namespace gatehouse::plugin
