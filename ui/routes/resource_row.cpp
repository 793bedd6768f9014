// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/resource_row.h"

#include "ui/forms/schema_view.h"

#include <QCoreApplication>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList oneOrMany(const QJsonObject &resource, const QString &one)
{
    QStringList list;
    if (resource.contains(one))
        list << resource.value(one).toString();
    for (const QJsonValue &item : resource.value(QString(one + u's')).toArray())
        list << item.toString();
    return list;
}

QString nodesText(const QJsonObject &upstream)
{
    const QJsonValue nodes = upstream.value("nodes"_L1);
    QStringList list = nodes.toObject().keys();
    for (const QJsonValue &node : nodes.toArray()) {
        const QString port = scalarText(node["port"_L1]);
        list << (port.isEmpty() ? node["host"_L1].toString()
                                : QString(node["host"_L1].toString() + u':' + port));
    }
    return list.isEmpty() ? upstream.value("service_name"_L1).toString() : list.join(u", "_s);
}

QString targetOf(config::Kind kind, const QJsonObject &resource)
{
    if (kind == config::Kind::Upstream)
        return nodesText(resource);
    if (resource.contains("upstream"_L1))
        return nodesText(resource.value("upstream"_L1).toObject());
    if (const QString id = scalarText(resource.value("upstream_id"_L1)); !id.isEmpty())
        return QCoreApplication::translate("gatehouse::ui::ResourceRow", "upstream %1").arg(id);
    if (const QString id = scalarText(resource.value("service_id"_L1)); !id.isEmpty())
        return QCoreApplication::translate("gatehouse::ui::ResourceRow", "service %1").arg(id);
    return {};
}

} // namespace

ResourceRow rowOf(config::Kind kind, const QJsonObject &resource, qsizetype index)
{
    ResourceRow row;
    row.id = config::resourceId(resource, index);
    row.name = resource.value("name"_L1).toString(row.id);
    row.paths = oneOrMany(resource, u"uri"_s);
    row.hosts = oneOrMany(resource, u"host"_s);
    for (const QJsonValue &method : resource.value("methods"_L1).toArray())
        row.methods << method.toString();
    const QJsonObject plugins = resource.value("plugins"_L1).toObject();
    for (auto it = plugins.begin(); it != plugins.end(); ++it) {
        if (!it.value()["_meta"_L1]["disable"_L1].toBool())
            row.plugins << it.key();
    }
    row.target = targetOf(kind, resource);
    row.group = scalarText(resource.value("group_id"_L1));
    row.enabled = resource.value("status"_L1).toInt(1) != 0;
    row.source = resource;
    return row;
}

} // namespace gatehouse::ui
