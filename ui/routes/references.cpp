// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/references.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using config::Kind;

namespace {

constexpr int MaxDepth = 64;

struct Reference {
    QLatin1String key;
    bool deep = false; // also inside plugins and upstreams
};

Reference referenceTo(Kind kind)
{
    switch (kind) {
    case Kind::Upstream:
        return {"upstream_id"_L1, true};
    case Kind::Service:
        return {"service_id"_L1};
    case Kind::PluginConfig:
        return {"plugin_config_id"_L1};
    case Kind::ConsumerGroup:
        return {"group_id"_L1};
    case Kind::Ssl:
        return {"client_cert_id"_L1, true};
    default:
        return {};
    }
}

QString idText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QJsonValue renamed(const QJsonValue &value, const Reference &reference, const QString &from,
                   const QString &to, int depth)
{
    if (depth > MaxDepth)
        return value;
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size() && reference.deep; ++i)
            array.replace(i, renamed(array.at(i), reference, from, to, depth + 1));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const QString &key : object.keys()) {
        const QJsonValue its = object.value(key);
        if (key == reference.key && idText(its) == from)
            object.insert(key, to);
        else if (reference.deep && (its.isObject() || its.isArray()))
            object.insert(key, renamed(its, reference, from, to, depth + 1));
    }
    return object;
}

} // namespace

config::Document withRenamedReferences(config::Document document, Kind kind, const QString &from,
                                       const QString &to)
{
    const Reference reference = referenceTo(kind);
    if (reference.key.isEmpty())
        return document;
    for (const Kind each : config::allKinds) {
        QList<QJsonObject> list = document.resources(each);
        for (QJsonObject &resource : list)
            resource = renamed(resource, reference, from, to, 0).toObject();
        document.setResources(each, list);
    }
    return document;
}

QHash<QString, int> referenceCounts(const config::Document &document, Kind kind)
{
    QHash<QString, int> counts;
    const Reference reference = referenceTo(kind);
    for (const Kind each : config::allKinds) {
        for (const QJsonObject &resource : document.resources(each)) {
            if (const QString id = idText(resource.value(reference.key)); !id.isEmpty())
                ++counts[id];
        }
    }
    return counts;
}

} // namespace gatehouse::ui
