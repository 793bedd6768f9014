// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec_fields.h"

#include <cmath>
#include <limits>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

// Long enough for any timeout, short enough for arithmetic on milliseconds.
constexpr double maxSeconds = 1e9;

Milliseconds fromSeconds(double seconds)
{
    const double bounded = qBound(0.0, seconds, maxSeconds);
    const auto time = Milliseconds(qint64(std::llround(bounded * 1000)));
    return bounded > 0 ? std::max(time, Milliseconds(1)) : time;
}

} // namespace

QString Fields::string(QLatin1String key, const QString &fallback)
{
    if (!peek(key).isString())
        return fallback;
    return m_rest.take(key).toString();
}

QString Fields::id(QLatin1String key)
{
    const QJsonValue value = peek(key);
    if (!value.isDouble())
        return string(key);
    m_rest.remove(key);
    return value.toVariant().toString();
}

QStringList Fields::strings(QLatin1String key)
{
    if (!peek(key).isArray())
        return {};
    QStringList list;
    const QJsonArray values = peek(key).toArray();
    for (const QJsonValue &value : values) {
        if (!value.isString())
            return {};
        list.append(value.toString());
    }
    m_rest.remove(key);
    return list;
}

QStringList Fields::oneOrMany(QLatin1String one, QLatin1String many)
{
    QStringList list = strings(many);
    if (list.isEmpty() && peek(one).isString())
        list.append(string(one));
    return list;
}

std::optional<bool> Fields::flag(QLatin1String key)
{
    if (!peek(key).isBool())
        return std::nullopt;
    return m_rest.take(key).toBool();
}

std::optional<int> Fields::integer(QLatin1String key)
{
    const QJsonValue value = peek(key);
    const qint64 number = value.toInteger(std::numeric_limits<qint64>::min());
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        return std::nullopt;
    m_rest.remove(key);
    return int(number);
}

std::optional<Milliseconds> Fields::seconds(QLatin1String key)
{
    if (!peek(key).isDouble())
        return std::nullopt;
    return fromSeconds(m_rest.take(key).toDouble());
}

QJsonObject Fields::object(QLatin1String key)
{
    return peek(key).isObject() ? m_rest.take(key).toObject() : QJsonObject();
}

QJsonArray Fields::array(QLatin1String key)
{
    return peek(key).isArray() ? m_rest.take(key).toArray() : QJsonArray();
}

std::optional<Timeout> Fields::timeout(QLatin1String key)
{
    Fields parts(peek(key).toObject());
    const auto connect = parts.seconds("connect"_L1);
    const auto send = parts.seconds("send"_L1);
    const auto read = parts.seconds("read"_L1);
    if (!connect || !send || !read || !parts.rest().isEmpty())
        return std::nullopt;
    m_rest.remove(key);
    return Timeout{*connect, *send, *read};
}

void write(QJsonObject &json, QLatin1String key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

void write(QJsonObject &json, QLatin1String key, const QJsonObject &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

void write(QJsonObject &json, QLatin1String key, const std::optional<bool> &value)
{
    if (value)
        json.insert(key, *value);
}

void write(QJsonObject &json, QLatin1String key, const std::optional<Timeout> &value)
{
    if (!value)
        return;
    json.insert(key,
                QJsonObject{{"connect"_L1, toSeconds(value->connect)},
                            {"send"_L1, toSeconds(value->send)},
                            {"read"_L1, toSeconds(value->read)}});
}

void writeOneOrMany(QJsonObject &json, QLatin1String one, QLatin1String many,
                    const QStringList &values)
{
    if (values.size() == 1)
        json.insert(one, values.constFirst());
    else if (!values.isEmpty())
        json.insert(many, QJsonArray::fromStringList(values));
}

QJsonValue toSeconds(Milliseconds time)
{
    if (time.count() % 1000 == 0)
        return qint64(time.count() / 1000);
    return double(time.count()) / 1000.0;
}

} // namespace gatehouse::config
