// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/secret_names.h"

#include "gateway/core/secret_resolver.h"

#include <QJsonArray>

namespace gatehouse::pipeline {

namespace {

void add(QList<QByteArray> &names, const QString &name)
{
    const QByteArray text = name.toUtf8();
    if (!text.isEmpty() && !names.contains(text))
        names.append(text);
}

} // namespace

void SecretNames::note(const plugin::Spec *spec, const QJsonObject &conf)
{
    if (spec && spec->isAuthentication) {
        add(m_headers, conf.value(QLatin1String("header")).toString());
        add(m_arguments, conf.value(QLatin1String("query")).toString());
    }
    noteReferences(conf, {});
}

void SecretNames::noteReferences(const QJsonValue &value, const QString &name)
{
    if (value.isString() && isSecretReference(value.toString()))
        add(m_headers, name);
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        noteReferences(item, name);
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        noteReferences(it.value(), it.key());
}

} // namespace gatehouse::pipeline
