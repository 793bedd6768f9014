// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/patch.h"

namespace gatehouse::admin {

QJsonObject merged(QJsonObject origin, const QJsonObject &change)
{
    for (auto it = change.begin(); it != change.end(); ++it) {
        const QJsonValue old = origin.value(it.key());
        if (it.value().isNull())
            origin.remove(it.key());
        else if (it.value().isObject() && old.isObject())
            origin.insert(it.key(), merged(old.toObject(), it.value().toObject()));
        else
            origin.insert(it.key(), it.value());
    }
    return origin;
}

static bool putAt(QJsonObject &object, const QStringList &path, const QJsonValue &value)
{
    const QString name = path.first();
    if (path.size() == 1) {
        if (value.isNull())
            object.remove(name);
        else
            object.insert(name, value);
        return true;
    }
    const QJsonValue next = object.value(name);
    if (!next.isUndefined() && !next.isObject())
        return false;
    QJsonObject inner = next.toObject();
    if (!putAt(inner, path.mid(1), value))
        return false;
    object.insert(name, inner);
    return true;
}

Result<QJsonObject> withValueAt(const QJsonObject &origin, const QStringList &path,
                                const QJsonValue &value)
{
    QJsonObject changed = origin;
    if (path.isEmpty() || !putAt(changed, path, value))
        return fail(ErrorKind::InvalidInput, u"invalid sub-path: /"_qs + path.join(u'/'));
    return changed;
}

} // namespace gatehouse::admin
