// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/limit_rule.h"

#include <QJsonArray>
#include <QSet>

#include <cmath>

namespace gatehouse::plugins {

namespace {

LimitRule::KeyKind keyKindOf(const QString &name)
{
    if (name == u"var_combination")
        return LimitRule::KeyKind::Combination;
    return name == u"constant" ? LimitRule::KeyKind::Constant : LimitRule::KeyKind::Variable;
}

// "X-RateLimit-Limit" with the prefix "1" is "X-1-RateLimit-Limit".
QByteArray headerName(const QJsonValue &name, const QByteArray &prefix)
{
    QByteArray text = name.toString().toUtf8();
    const qsizetype at = prefix.isEmpty() ? -1 : text.indexOf("RateLimit-");
    return at < 0 ? text : text.insert(at, prefix + '-');
}

} // namespace

LimitRule::Amount LimitRule::amountOf(const QJsonValue &value)
{
    if (value.isDouble())
        return {value.toInteger(), Template()};
    return {0, Template(value.toString().toUtf8())};
}

LimitRule::LimitRule(const QJsonObject &conf, int index, const QJsonObject &metadata)
    : m_count(amountOf(conf[u"count"]))
    , m_window(amountOf(conf[u"time_window"]))
    , m_keyKind(index ? KeyKind::Combination : keyKindOf(conf[u"key_type"].toString()))
    , m_keyName(conf[u"key"].toString().toUtf8())
    , m_key(m_keyName)
    , m_mayBeSecret(m_keyName.contains("http_") || m_keyName.contains("arg_")
                    || m_keyName.contains("cookie_"))
    , m_index(index)
{
    QByteArray prefix = index ? QByteArray::number(index) : QByteArray();
    if (index && conf.contains(u"header_prefix"))
        prefix = conf[u"header_prefix"].toString().toUtf8();
    m_headers = std::make_shared<const QuotaHeaderNames>(
        QuotaHeaderNames{headerName(metadata[u"limit_header"], prefix),
                         headerName(metadata[u"remaining_header"], prefix),
                         headerName(metadata[u"reset_header"], prefix)});
}

Result<qint64> LimitRule::Amount::value(const Exchange &exchange) const
{
    if (fixed > 0)
        return fixed;
    static constexpr double largest = 9007199254740991; // 2^53 - 1
    bool isNumber = false;
    const double number = text.render(exchange).trimmed().toDouble(&isNumber);
    if (!isNumber)
        return fail(ErrorKind::InvalidInput, u"resolved value is not a number"_qs);
    if (!(number > 0) || number > largest || number != std::floor(number)) {
        return fail(ErrorKind::InvalidInput,
                    u"resolved value must be a positive integer, got: %1"_qs.arg(number));
    }
    return qint64(number);
}

QByteArray LimitRule::keyText(const Exchange &exchange) const
{
    switch (m_keyKind) {
    case KeyKind::Constant:
        return m_keyName;
    case KeyKind::Variable:
        return variable(exchange, m_keyName).value_or(exchange.client.address);
    case KeyKind::Combination:
        break;
    }
    int resolved = 0;
    const QByteArray text = m_key.render(exchange, resolved);
    return resolved ? text : exchange.client.address;
}

Result<std::optional<LimitRule::Applied>> LimitRule::apply(const Exchange &exchange) const
{
    Applied applied;
    if (m_index) {
        int resolved = 0;
        applied.key = m_key.render(exchange, resolved);
        if (resolved == 0)
            return std::optional<Applied>();
    } else {
        applied.key = keyText(exchange);
    }
    applied.shownKey = m_mayBeSecret ? m_keyName : applied.key;
    // Two rules whose keys happen to have the same value must not share a counter.
    if (m_index)
        applied.key.prepend(QByteArray::number(m_index) + ':');
    const Result<qint64> count = m_count.value(exchange);
    if (!count)
        return fail(count.error());
    const Result<qint64> window = m_window.value(exchange);
    if (!window)
        return fail(window.error());
    applied.count = *count;
    applied.window = *window;
    applied.headers = m_headers.get();
    return std::optional<Applied>(applied);
}

limits::Verdict LimitCounters::take(const LimitRule::Applied &limit, Clock::Steady now)
{
    const limits::Seconds window(double(limit.window));
    if (!m_isSliding)
        return m_fixed.take(limit.key, limit.count, window, now);
    // A window that varies must not let a client begin anew by varying it.
    const QByteArray key = QByteArray::number(limit.window) + ':' + limit.key;
    return m_sliding.take(key, limit.count, window, now);
}

QList<LimitRule> limitRules(const QJsonObject &conf, const QJsonObject &metadata)
{
    if (!conf.contains(u"rules"))
        return {LimitRule(conf, 0, metadata)};
    QList<LimitRule> rules;
    for (const QJsonValue &rule : conf[u"rules"].toArray())
        rules.append(LimitRule(rule.toObject(), int(rules.size()) + 1, metadata));
    return rules;
}

std::shared_ptr<LimitCounters> countersFor(const QJsonObject &conf,
                                           const plugin::BuildContext &context)
{
    const QString group = conf[u"group"].toString();
    const QString owner = group.isEmpty() ? context.ownerId : u"group#%1"_qs.arg(group);
    const bool isSliding = conf[u"window_type"] == u"sliding"_qs;
    const Clock &clock = context.services.clock;
    return context.services.states.get<LimitCounters>(
        {u"limit-count"_qs, owner, plugin::configurationHash(conf)},
        [isSliding, &clock] { return std::make_shared<LimitCounters>(isSliding, clock); });
}

QByteArray limitInfo(const LimitRule::Applied &limit, const limits::Verdict &verdict)
{
    QByteArray key = limit.key;
    key.replace('\\', "\\\\").replace('"', "\\\"");
    return "{\"rate_limiting_key\":\"" + key
        + "\",\"rate_limiting_limit\":" + QByteArray::number(limit.count)
        + ",\"rate_limiting_remaining\":" + QByteArray::number(verdict.remaining)
        + ",\"rate_limiting_reset\":" + QByteArray::number(qint64(verdict.reset.count())) + '}';
}

std::optional<QString> checkLimitCount(const QJsonObject &conf)
{
    const bool hasLimit = conf.contains(u"count") || conf.contains(u"time_window");
    if (conf.contains(u"rules") && hasLimit)
        return u"count/time_window and rules cannot be specified at the same time"_qs;
    if (conf.contains(u"rules") && conf.contains(u"group"))
        return u"group and rules cannot be specified at the same time"_qs;
    const QString policy = conf[u"policy"].toString();
    if (policy.startsWith(u"redis"))
        return u"policy %1 is not available in this version, use local"_qs.arg(policy);
    QSet<QString> keys;
    for (const QJsonValue &rule : conf[u"rules"].toArray()) {
        const QString key = rule[u"key"].toString();
        if (keys.contains(key))
            return u"duplicate key '%1' in rules"_qs.arg(key);
        keys.insert(key);
    }
    return std::nullopt;
}

} // namespace gatehouse::plugins
