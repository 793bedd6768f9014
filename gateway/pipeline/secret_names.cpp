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

void SecretNames::note(const plugin::Registry &registry, const QString &plugin,
                       const QJsonObject &conf)
{
    if (const plugin::Spec *spec = registry.find(plugin)) {
        const QJsonObject full = config::withDefaults(conf, spec->schema);
        for (const QLatin1String attribute : spec->secretHeaders)
            add(m_headers, full.value(attribute).toString());
        for (const QLatin1String attribute : spec->secretArguments)
            add(m_arguments, full.value(attribute).toString());
        if (spec->checkHeld)
            noteHeld(registry, conf);
    }
    noteReferences(conf, {});
}

void SecretNames::noteHeld(const plugin::Registry &registry, const QJsonValue &value)
{
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        noteHeld(registry, item);
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (it.value().isObject() && registry.find(it.key()))
            note(registry, it.key(), it.value().toObject());
        else
            noteHeld(registry, it.value());
    }
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
