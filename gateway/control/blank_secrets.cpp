// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/blank_secrets.h"

#include <QJsonArray>

namespace gatehouse::control {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1String blank("***");

bool isReference(const QString &text)
{
    return text.startsWith(u"$secret://") || text.startsWith(u"$env://");
}

QJsonValue blanked(const QJsonValue &value)
{
    if (value.isString())
        return isReference(value.toString()) ? value : QJsonValue(blank);
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            out.append(blanked(item));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out = value.toObject();
        for (auto it = out.begin(); it != out.end(); ++it)
            it.value() = blanked(it.value());
        return out;
    }
    return value;
}

// `path` as in "auth.header".
QJsonObject withBlank(QJsonObject conf, const QStringList &path)
{
    const auto found = conf.constFind(path.first());
    if (found == conf.constEnd())
        return conf;
    conf.insert(path.first(),
                path.size() == 1 ? blanked(*found) : withBlank(found->toObject(), path.mid(1)));
    return conf;
}

QJsonObject confWithoutSecrets(QJsonObject conf, const plugin::Spec &spec)
{
    for (const QJsonObject &schema : {spec.schema, spec.consumerSchema, spec.metadataSchema}) {
        const QJsonArray fields = schema.value(QLatin1String("encrypt_fields")).toArray();
        for (const QJsonValue &field : fields)
            conf = withBlank(conf, field.toString().split(u'.'));
    }
    return conf;
}

} // namespace

QJsonObject withoutSecrets(const QJsonObject &resource, const plugin::Registry &plugins)
{
    const QStringList key{u"tls"_qs, u"client_key"_qs};
    QJsonObject out = withBlank(withBlank(resource, key), QStringList{u"upstream"_qs} + key);
    QJsonObject configured = out.value(QLatin1String("plugins")).toObject();
    if (configured.isEmpty())
        return out;
    for (auto it = configured.begin(); it != configured.end(); ++it) {
        if (const plugin::Spec *spec = plugins.find(it.key()))
            it.value() = confWithoutSecrets(it.value().toObject(), *spec);
    }
    out.insert(QLatin1String("plugins"), configured);
    return out;
}

} // namespace gatehouse::control
