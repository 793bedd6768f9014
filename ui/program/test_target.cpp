// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/test_target.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

static bool isOpenToGet(const QJsonObject &route)
{
    const QJsonArray methods = route.value("methods"_L1).toArray();
    const bool get = methods.isEmpty() || methods.contains(u"GET"_s);
    const bool off = route.value("status"_L1).toInt(1) == 0;
    const bool hosts = route.contains("host"_L1) || route.contains("hosts"_L1);
    const bool key = route.value("plugins"_L1).toObject().contains("key-auth"_L1);
    return get && !off && !hosts && !key && !route.contains("vars"_L1);
}

QString testTarget(const config::Document &document)
{
    for (const QJsonObject &route : document.resources(config::Kind::Route)) {
        if (!isOpenToGet(route))
            continue;
        const QJsonArray uris = route.value("uris"_L1).toArray();
        QString uri = route.value("uri"_L1).toString(uris.first().toString());
        uri.remove(u'*');
        if (uri.startsWith(u'/') && !uri.contains(u':'))
            return uri;
    }
    return u"/"_s;
}

} // namespace gatehouse::ui
