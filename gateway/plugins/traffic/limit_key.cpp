// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/limit_key.h"

#include <cmath>

namespace gatehouse::plugins {

namespace {

// Under this address the exchange keeps which plugins have run as actions.
const char ranMark = 0;

} // namespace

LimitKey::LimitKey(const QJsonObject &conf)
    : m_name(conf[u"key"].toString().toUtf8())
    , m_template(m_name)
    , m_mayBeSecret(m_name.contains("http_") || m_name.contains("arg_")
                    || m_name.contains("cookie_"))
{
    const QString kind = conf[u"key_type"].toString();
    if (kind == u"var_combination")
        m_kind = Kind::Combination;
    else if (kind == u"constant")
        m_kind = Kind::Constant;
}

LimitKey LimitKey::ofRule(const QJsonObject &rule)
{
    LimitKey key(rule);
    key.m_kind = Kind::Combination;
    return key;
}

std::optional<QByteArray> LimitKey::ifAny(const Exchange &exchange) const
{
    switch (m_kind) {
    case Kind::Constant:
        return m_name;
    case Kind::Variable:
        return variable(exchange, m_name);
    case Kind::Combination:
        break;
    }
    int resolved = 0;
    QByteArray text = m_template.render(exchange, resolved);
    return resolved ? std::optional(std::move(text)) : std::nullopt;
}

QByteArray LimitKey::of(const Exchange &exchange) const
{
    return ifAny(exchange).value_or(exchange.client.address);
}

Amount::Amount(const QJsonValue &value, Least least)
    : m_least(least)
{
    if (value.isDouble())
        m_fixed = value.toInteger();
    else
        m_template = Template(value.toString().toUtf8());
}

Result<qint64> Amount::of(const Exchange &exchange) const
{
    if (m_fixed)
        return *m_fixed;
    static constexpr double largest = 9007199254740991; // 2^53 - 1
    bool isNumber = false;
    const double number = m_template.render(exchange).trimmed().toDouble(&isNumber);
    if (!isNumber)
        return fail(ErrorKind::InvalidInput, u"resolved value is not a number"_qs);
    const double least = m_least == Least::Zero ? 0 : 1;
    if (!(number >= least) || number > largest || number != std::floor(number)) {
        return fail(ErrorKind::InvalidInput,
                    (m_least == Least::Zero
                         ? u"resolved value must be a non-negative integer, got: %1"_qs
                         : u"resolved value must be a positive integer, got: %1"_qs)
                        .arg(number));
    }
    return qint64(number);
}

std::chrono::milliseconds waitOf(std::chrono::duration<double> wait)
{
    using Day = std::chrono::days;
    return std::chrono::floor<std::chrono::milliseconds>(
        std::min(wait, std::chrono::duration<double>(Day(1))) + std::chrono::nanoseconds(1));
}

void ranAsAction(Exchange &exchange, QStringView plugin)
{
    std::shared_ptr<void> &names = exchange.pluginState[&ranMark];
    if (!names)
        names = std::make_shared<QList<QString>>();
    static_cast<QList<QString> *>(names.get())->append(plugin.toString());
}

bool hasRunAsAction(const Exchange &exchange, QLatin1String plugin)
{
    const auto found = exchange.pluginState.constFind(&ranMark);
    return found != exchange.pluginState.cend()
        && static_cast<const QList<QString> *>(found->get())->contains(plugin);
}

} // namespace gatehouse::plugins
