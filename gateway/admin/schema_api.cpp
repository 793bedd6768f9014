// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/schema_api.h"

#include "gateway/admin/plain_schema.h"
#include "gateway/config/schema.h"

#include <QJsonArray>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject describe(const plugin::Spec &spec)
{
    QJsonObject description{{"priority"_L1, spec.priority},
                            {"schema"_L1, plainPluginSchema(spec.schema)}};
    if (!spec.consumerSchema.isEmpty())
        description.insert("consumer_schema"_L1, plainSchema(spec.consumerSchema));
    if (!spec.metadataSchema.isEmpty())
        description.insert("metadata_schema"_L1, plainSchema(spec.metadataSchema));
    if (spec.isAuthentication)
        description.insert("type"_L1, "auth"_L1);
    return description;
}

Answer pluginSchema(const Call &call, const QString &name, const plugin::Registry &plugins)
{
    if (name.isEmpty())
        return refusal(400, u"not found plugin name"_qs);
    const plugin::Spec *spec =
        call.argument("subsystem") == u"stream"_qs ? nullptr : plugins.find(name);
    if (!spec)
        return refusal(404,
                       u"plugin not found in subsystem %1"_qs.arg(
                           call.argument("subsystem").value_or(u"http"_qs)));
    const QString type = call.argument("schema_type").value_or(QString());
    QJsonObject schema = plainPluginSchema(spec->schema);
    if (type == u"consumer"_qs && !spec->consumerSchema.isEmpty())
        schema = plainSchema(spec->consumerSchema);
    else if (type == u"metadata"_qs)
        schema = plainSchema(spec->metadataSchema);
    return jsonAnswer(200, QJsonDocument(schema));
}

Answer nameList(const Call &call, const plugin::Registry &plugins)
{
    QJsonArray names;
    if (call.argument("subsystem") != u"stream"_qs) {
        for (const plugin::Spec &spec : plugins.specs())
            names.append(QString(spec.name));
    }
    return jsonAnswer(200, QJsonDocument(names));
}

Answer everything(const plugin::Registry &plugins)
{
    QJsonObject all;
    for (const plugin::Spec &spec : plugins.specs())
        all.insert(spec.name, describe(spec));
    return jsonAnswer(200, QJsonDocument(all));
}

} // namespace

Answer schemaAnswer(const Call &call, const plugin::Registry &plugins)
{
    if (call.method != "GET")
        return refusal(404, u"not found"_qs);
    const QString name = call.segment(1);
    if (name == u"plugins"_qs)
        return pluginSchema(call, call.segment(2), plugins);
    if (name == u"credential"_qs)
        return jsonAnswer(200, QJsonDocument(plainSchema(config::credentialSchema())));
    for (const config::Kind kind : config::allKinds) {
        if (name == config::resourceName(kind))
            return jsonAnswer(200, QJsonDocument(plainSchema(config::resourceSchema(kind))));
    }
    return refusal(400, u"not found schema: "_qs + name);
}

Answer pluginsAnswer(const Call &call, const plugin::Registry &plugins)
{
    const QString name = call.segment(1);
    if (name == u"reload"_qs) {
        // There is nothing to load: plugins are part of the program.
        if (call.method == "PUT")
            return textAnswer(200, "done\n");
        return refusal(405,
                       u"please use PUT method to reload the plugins, %1 method is not "
                       "allowed."_qs.arg(QString::fromLatin1(call.method)));
    }
    if (call.method != "GET")
        return refusal(404, u"not found"_qs);
    if (name == u"list"_qs)
        return nameList(call, plugins);
    if (name.isEmpty() && call.argument("all") == u"true"_qs)
        return everything(plugins);
    return pluginSchema(call, name, plugins);
}

} // namespace gatehouse::admin
