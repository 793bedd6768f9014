// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/router/router.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Routes from a short JSON spelling with APISIX's field names; the place in the list is id and
// handle.
namespace routes {

inline QStringList texts(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    return value.toVariant().toStringList();
}

inline QStringList either(const QJsonObject &object, QLatin1String one, QLatin1String many)
{
    return texts(object.value(object.contains(one) ? one : many));
}

inline QList<gatehouse::router::Entry> parse(QByteArray json)
{
    QList<gatehouse::router::Entry> entries;
    const auto list = QJsonDocument::fromJson(json.replace('\'', '"')).array();
    for (const auto &value : list) {
        const auto object = value.toObject();
        gatehouse::config::Route route;
        route.id = QString::number(entries.size());
        route.uris = either(object, QLatin1String("uri"), QLatin1String("uris"));
        route.hosts = either(object, QLatin1String("host"), QLatin1String("hosts"));
        route.remoteAddrs =
            either(object, QLatin1String("remote_addr"), QLatin1String("remote_addrs"));
        route.methods = texts(object.value(QLatin1String("methods")));
        route.vars = object.value(QLatin1String("vars")).toArray();
        route.priority = object.value(QLatin1String("priority")).toInt();
        route.enabled = object.value(QLatin1String("status")).toInt(1) == 1;
        route.filterFunc = object.value(QLatin1String("filter_func")).toString();
        entries.append({route, quint32(entries.size())});
    }
    return entries;
}

} // namespace routes
