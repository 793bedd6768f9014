// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/limit_rule.h"

#include "gateway/plugins/traffic/redis_policy.h"

#include <QJsonArray>
#include <QSet>

namespace gatehouse::plugins {

namespace {

// "X-RateLimit-Limit" with the prefix "1" is "X-1-RateLimit-Limit".
QByteArray headerName(const QJsonValue &name, const QByteArray &prefix)
{
    QByteArray text = name.toString().toUtf8();
    const qsizetype at = prefix.isEmpty() ? -1 : text.indexOf("RateLimit-");
    return at < 0 ? text : text.insert(at, prefix + '-');
}

plugin::StatePool::Key stateKey(const QString &kind, const QJsonObject &conf,
                                const plugin::BuildContext &context)
{
    const QString group = conf[u"group"].toString();
    return {kind, group.isEmpty() ? context.ownerId : QString(u"group#"_qs + group),
            plugin::configurationHash(conf)};
}

// What a counter in Redis goes by, before the request's own key. Members of a group share it with
// an APISIX; else APISIX puts a number there that only it can know.
QByteArray remoteScope(const QJsonObject &conf, const plugin::BuildContext &context)
{
    const QString group = conf[u"group"].toString();
    if (!group.isEmpty())
        return group.toUtf8() + ':';
    return context.ownerId.toUtf8() + ':' + plugin::configurationHash(conf).toHex().first(16) + ':';
}

} // namespace

LimitRule::LimitRule(const QJsonObject &conf, int index, const QJsonObject &metadata)
    : m_count(conf[u"count"], Amount::Least::One)
    , m_window(conf[u"time_window"], Amount::Least::One)
    , m_key(index ? LimitKey::ofRule(conf) : LimitKey(conf))
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

Result<std::optional<LimitRule::Applied>> LimitRule::apply(const Exchange &exchange) const
{
    Applied applied;
    if (m_index) {
        std::optional<QByteArray> key = m_key.ifAny(exchange);
        if (!key)
            return std::optional<Applied>();
        applied.key = *std::move(key);
    } else {
        applied.key = m_key.of(exchange);
    }
    applied.shownKey = m_key.shown(applied.key);
    const Result<qint64> count = m_count.of(exchange);
    if (!count)
        return fail(count.error());
    const Result<qint64> window = m_window.of(exchange);
    if (!window)
        return fail(window.error());
    applied.count = *count;
    applied.window = *window;
    applied.headers = m_headers.get();
    applied.index = m_index;
    return std::optional<Applied>(std::move(applied));
}

limits::Verdict LimitCounters::take(const LimitRule::Applied &limit, Clock::Steady now)
{
    const limits::Seconds window(double(limit.window));
    // Two rules whose keys happen to have the same value must not share a counter.
    const QByteArray key =
        limit.index ? QByteArray(QByteArray::number(limit.index) + ':' + limit.key) : limit.key;
    if (!m_isSliding)
        return m_fixed.take(key, limit.count, window, now);
    // A window that varies must not let a client begin anew by varying it.
    const QByteArray windowKey = QByteArray::number(limit.window) + ':' + key;
    return m_sliding.take(windowKey, limit.count, window, now);
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
    const bool isSliding = conf[u"window_type"] == u"sliding"_qs;
    const Clock &clock = context.services.clock;
    return context.services.states.get<LimitCounters>(
        stateKey(u"limit-count"_qs, conf, context),
        [isSliding, &clock] { return std::make_shared<LimitCounters>(isSliding, clock); });
}

std::shared_ptr<limits::RemoteCounter> remoteCounterFor(const QJsonObject &conf,
                                                        const plugin::BuildContext &context)
{
    const std::optional<redis::Settings> settings = redisSettings(conf);
    if (!settings)
        return nullptr;
    limits::RemoteCounter::Options options{*settings, remoteScope(conf, context)};
    options.isSliding = conf[u"window_type"] == u"sliding"_qs;
    if (const double interval = conf[u"sync_interval"].toDouble(-1); interval > 0)
        options.interval = waitOf(std::chrono::duration<double>(interval));
    const Clock &clock = context.services.clock;
    return context.services.states.get<limits::RemoteCounter>(
        stateKey(u"limit-count in redis"_qs, conf, context),
        [options, &clock] { return std::make_shared<limits::RemoteCounter>(options, clock); });
}

QByteArray limitInfo(const LimitRule::Applied &limit, const limits::Verdict &verdict)
{
    QByteArray key =
        limit.index ? QByteArray(QByteArray::number(limit.index) + ':' + limit.key) : limit.key;
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
    if (conf.contains(u"group") && conf.contains(u"_vid"))
        return u"group is not supported"_qs; // in workflow
    const double interval = conf[u"sync_interval"].toDouble(-1);
    if (conf[u"policy"].toString().startsWith(u"redis") && interval != -1) {
        if (interval < 0.1)
            return u"sync_interval should not be smaller than 0.1"_qs;
        if (conf[u"time_window"].isDouble() && interval >= conf[u"time_window"].toDouble())
            return u"sync_interval should be smaller than time_window"_qs;
    }
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
