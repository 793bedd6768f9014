// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/secret_resolver.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse {

Result<QByteArray> resolveFromEnvironment(const QString &reference)
{
    static constexpr QLatin1String scheme("$env://");
    if (!reference.startsWith(scheme, Qt::CaseInsensitive))
        return fail(ErrorKind::NotFound, u"no secret store for \"%1\""_qs.arg(reference));
    const QString path = reference.mid(scheme.size());
    const QString name = path.section(u'/', 0, 0);
    const QString subkey = path.section(u'/', 1);
    if (!qEnvironmentVariableIsSet(name.toLocal8Bit().constData()))
        return fail(ErrorKind::NotFound, u"environment variable %1 is not set"_qs.arg(name));
    const QByteArray value = qgetenv(name.toLocal8Bit().constData());
    if (subkey.isEmpty())
        return value;
    const QJsonValue inner = QJsonDocument::fromJson(value).object().value(subkey);
    if (!inner.isString())
        return fail(ErrorKind::NotFound, u"environment variable %1 has no key %2"_qs.arg(name, subkey));
    return inner.toString().toUtf8();
}

} // namespace gatehouse
