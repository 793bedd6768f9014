// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonObject>

// What the limit plugins have in common: whom a limit counts, and amounts that a request may set.
namespace gatehouse::plugins {

// What a limit counts separately.
class LimitKey
{
public:
    LimitKey() = default;
    // `key` and `key_type` of a plugin's configuration.
    explicit LimitKey(const QJsonObject &conf);
    // `key` of one of several rules: a text with variables, and no rule without a value.
    static LimitKey ofRule(const QJsonObject &rule);

    // The key of this request; the client's address where it has none.
    QByteArray of(const Exchange &exchange) const;
    // As of(), but nothing where it has none.
    std::optional<QByteArray> ifAny(const Exchange &exchange) const;
    // What people may see of it: the value, unless that may be a credential.
    QByteArray shown(const QByteArray &value) const { return m_mayBeSecret ? m_name : value; }

private:
    enum class Kind { Variable, Combination, Constant };

    Kind m_kind = Kind::Variable;
    QByteArray m_name;
    Template m_template;
    bool m_mayBeSecret = false;
};

// A whole number, or a text whose variables make one.
class Amount
{
public:
    enum class Least { Zero, One };

    Amount() = default;
    Amount(const QJsonValue &value, Least least);
    // InvalidInput when it is no such number.
    Result<qint64> of(const Exchange &exchange) const;

private:
    std::optional<qint64> m_fixed;
    Template m_template;
    Least m_least = Least::One;
};

// A wait that a hook can take: cut to whole milliseconds, as NGINX does, and to a day.
std::chrono::milliseconds waitOf(std::chrono::duration<double> wait);

// workflow runs limit plugins as actions; where it did, the plugin of that name does not run once
// more in the same request.
void ranAsAction(Exchange &exchange, QStringView plugin);
bool hasRunAsAction(const Exchange &exchange, QLatin1String plugin);

} // namespace gatehouse::plugins
