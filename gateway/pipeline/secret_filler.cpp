// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/secret_filler.h"

#include <QJsonArray>

namespace gatehouse::pipeline {

QJsonObject SecretFiller::filled(const QJsonObject &conf)
{
    QJsonObject out = conf;
    for (auto it = out.begin(); it != out.end(); ++it)
        it.value() = filled(QJsonValue(it.value()));
    return out;
}

QJsonValue SecretFiller::filled(const QJsonValue &value)
{
    if (value.isObject())
        return filled(value.toObject());
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &item : value.toArray())
            out.append(filled(item));
        return out;
    }
    if (!value.isString() || !isSecretReference(value.toString()))
        return value;
    const Result<QByteArray> secret = m_resolver(value.toString());
    if (secret)
        return QString::fromUtf8(*secret);
    (secret.error().kind == ErrorKind::Unavailable ? m_locked : m_missing).append(value.toString());
    return value;
}

} // namespace gatehouse::pipeline
