// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/secret_references.h"

#include <QSet>

namespace gatehouse::app {

static void collect(const QJsonValue &value, QSet<QString> &found)
{
    if (value.isString()) {
        const QString text = value.toString();
        if (text.startsWith(QLatin1String("$secret://"), Qt::CaseInsensitive))
            found.insert(text);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            collect(item, found);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &item : object)
            collect(item, found);
    }
}

QStringList secretReferences(const config::Document &document)
{
    QSet<QString> found;
    for (const config::Kind kind : config::allKinds) {
        for (const QJsonObject &resource : document.resources(kind))
            collect(resource, found);
    }
    QStringList list(found.cbegin(), found.cend());
    list.sort();
    return list;
}

} // namespace gatehouse::app
