// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"

#include <QJsonArray>
#include <QJsonObject>

// Taking a resource apart and putting it together key by key. A value that is not of the expected
// kind stays where it is, so that what a struct cannot hold is still in its `rest`.
namespace gatehouse::config {

class Fields
{
public:
    explicit Fields(const QJsonObject &json)
        : m_rest(json)
    {
    }

    QString string(QLatin1String key, const QString &fallback = {});
    QString id(QLatin1String key); // string or whole number
    QStringList strings(QLatin1String key);
    // A list that may also be given as one value under the singular name.
    QStringList oneOrMany(QLatin1String one, QLatin1String many);
    std::optional<bool> flag(QLatin1String key);
    std::optional<int> integer(QLatin1String key);
    std::optional<Milliseconds> seconds(QLatin1String key);
    QJsonObject object(QLatin1String key);
    QJsonArray array(QLatin1String key);
    std::optional<Timeout> timeout(QLatin1String key);

    QJsonValue peek(QLatin1String key) const { return m_rest.value(key); }
    void put(QLatin1String key, const QJsonValue &value) { m_rest.insert(key, value); }
    void drop(QLatin1String key) { m_rest.remove(key); }
    QJsonObject rest() const { return m_rest; }

private:
    QJsonObject m_rest;
};

// Nothing is written for what is empty or absent.
void write(QJsonObject &json, QLatin1String key, const QString &value);
void write(QJsonObject &json, QLatin1String key, const QJsonObject &value);
void write(QJsonObject &json, QLatin1String key, const std::optional<bool> &value);
void write(QJsonObject &json, QLatin1String key, const std::optional<Timeout> &value);
void writeOneOrMany(QJsonObject &json, QLatin1String one, QLatin1String many,
                    const QStringList &values);
// Seconds, whole where they are whole.
QJsonValue toSeconds(Milliseconds time);

QList<Node> decodeNodes(const QJsonValue &nodes);
QJsonArray encodeNodes(const QList<Node> &nodes);

} // namespace gatehouse::config
