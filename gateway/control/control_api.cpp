// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/control_api.h"

#include "gateway/config/schema.h"
#include "gateway/control/blank_secrets.h"
#include "gateway/control/json_answers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::control {

using namespace Qt::Literals::StringLiterals;

ControlApi::Answer jsonAnswer(const QJsonValue &value, int status)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return {status, "application/json", document.toJson(QJsonDocument::Compact) + '\n'};
}

ControlApi::Answer refusal(int status, const QString &reason)
{
    return jsonAnswer(QJsonObject{{"error_msg"_L1, reason}}, status);
}

namespace {

struct Section {
    QLatin1String list, one; // "/v1/routes", "/v1/route/1"
    config::Kind kind;
};
constexpr std::array sections{
    Section{"routes"_L1, "route"_L1, config::Kind::Route},
    Section{"services"_L1, "service"_L1, config::Kind::Service},
    Section{"upstreams"_L1, "upstream"_L1, config::Kind::Upstream},
    Section{"plugin_metadatas"_L1, "plugin_metadata"_L1, config::Kind::PluginMetadata},
};

// A resource as the data plane holds it: with its defaults, in an envelope.
QJsonObject envelope(config::Kind kind, const QJsonObject &resource, const QString &id,
                     const plugin::Registry &plugins)
{
    QJsonObject value = withoutSecrets(resource, plugins);
    value.insert("id"_L1, id);
    if (kind == config::Kind::PluginMetadata)
        return value;
    return {{"key"_L1, u"/%1/%2"_qs.arg(QString(config::sectionName(kind)), id)},
            {"value"_L1, config::withDefaults(value, config::resourceSchema(kind))},
            {"clean_handlers"_L1, QJsonObject()}};
}

bool acceptsPage(const endpoint::Request &request)
{
    return request.head.headers.value("Accept").value_or(QByteArray()).contains("text/html");
}

} // namespace

ControlApi::Answer ControlApi::resources(config::Kind kind) const
{
    QJsonArray all;
    qsizetype index = 0;
    const config::Document document = m_source.document();
    for (const QJsonObject &resource : document.resources(kind))
        all.append(
            envelope(kind, resource, config::resourceId(resource, index++), m_source.plugins()));
    return jsonAnswer(all);
}

ControlApi::Answer ControlApi::resource(config::Kind kind, const QString &id) const
{
    const auto found = m_source.document().find(kind, id);
    if (found)
        return jsonAnswer(envelope(kind, *found, id, m_source.plugins()));
    const QString name = kind == config::Kind::PluginMetadata ? u"plugin metadata"_qs
                                                              : QString(config::resourceName(kind));
    return refusal(404, u"%1[%2] not found"_qs.arg(name, id));
}

ControlApi::Answer ControlApi::schemas() const
{
    QJsonObject main;
    for (const config::Kind kind : config::allKinds)
        main.insert(config::resourceName(kind), config::resourceSchema(kind));
    QJsonObject plugins;
    for (const plugin::Spec &spec : m_source.plugins().specs()) {
        QJsonObject entry{{"priority"_L1, spec.priority}, {"schema"_L1, spec.schema}};
        if (spec.isAuthentication)
            entry.insert("type"_L1, "auth"_L1);
        if (!spec.consumerSchema.isEmpty())
            entry.insert("consumer_schema"_L1, spec.consumerSchema);
        if (!spec.metadataSchema.isEmpty())
            entry.insert("metadata_schema"_L1, spec.metadataSchema);
        plugins.insert(spec.name, entry);
    }
    return jsonAnswer(QJsonObject{
        {"main"_L1, main}, {"plugins"_L1, plugins}, {"stream_plugins"_L1, QJsonObject()}});
}

ControlApi::Answer ControlApi::read(const QStringList &path, const endpoint::Request &request) const
{
    const QString first = path.value(0);
    if (first == u"schema"_qs && path.size() == 1)
        return schemas();
    if (first == u"healthcheck"_qs)
        return healthAnswer(path.mid(1), m_source.health(), m_source.document(),
                            acceptsPage(request));
    if (first == u"discovery"_qs && path.size() == 3
        && (path[2] == u"dump"_qs || path[2] == u"show_dump_file"_qs)) {
        const auto dump = m_source.discovery(path[1], path[2] == u"show_dump_file"_qs);
        return dump ? jsonAnswer(*dump)
                    : refusal(404, u"discovery %1 is not configured"_qs.arg(path[1]));
    }
    for (const Section &section : sections) {
        if (first == section.list && path.size() == 1)
            return resources(section.kind);
        if (first == section.one && path.size() == 2)
            return resource(section.kind, path[1]);
    }
    return refusal(404, u"not found"_qs);
}

ControlApi::Answer ControlApi::answer(const endpoint::Request &request) const
{
    const QStringList path = QString::fromUtf8(request.target.path).split(u'/', Qt::SkipEmptyParts);
    if (path.value(0) != u"v1"_qs)
        return refusal(404, u"not found"_qs);
    const QByteArray &method = request.head.method;
    const QStringList rest = path.mid(1);
    if (rest == QStringList{u"gc"_qs} && method == "POST")
        return {200, "text/plain", {}}; // memory is freed at once here; there is nothing to collect
    if (rest == QStringList{u"plugins"_qs, u"reload"_qs} && method == "PUT") {
        m_source.reload();
        return {200, "text/plain", "done\n"};
    }
    if (method != "GET" && method != "HEAD")
        return refusal(405, u"only GET is possible here"_qs);
    return read(rest, request);
}

} // namespace gatehouse::control
