// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/crowd_gate.h"

#include "gateway/limits/remote_bucket.h"

#include <QJsonArray>
#include <QUuid>

namespace gatehouse::plugins {

struct CrowdGate::Round {
    std::shared_ptr<Visit> visit;
    OnWait done;
};

CrowdGate::CrowdGate(const QJsonObject &conf, const plugin::BuildContext &context)
    : m_redis(conf)
    , m_clock(context.services.clock)
    , m_lifetime(std::max<qint64>(1, conf[u"key_ttl"].toInteger(3600)))
    , m_isConstant(conf[u"only_use_default_delay"].toBool())
{
    using Least = Amount::Least;
    const QByteArray hash = plugin::configurationHash(conf);
    m_scope = context.ownerId.toUtf8() + ':' + hash.toHex().first(16) + ':';
    const limits::Seconds first(conf[u"default_conn_delay"].toDouble());
    m_state =
        context.services.states.get<State>({u"limit-conn"_qs, context.ownerId, hash},
                                           [first] { return std::make_shared<State>(first); });
    if (!conf.contains(u"rules")) {
        m_rules = {{Amount(conf[u"conn"], Least::One), Amount(conf[u"burst"], Least::Zero),
                    LimitKey(conf), 0}};
    }
    for (const QJsonValue &rule : conf[u"rules"].toArray()) {
        m_rules.append({Amount(rule[u"conn"], Least::One), Amount(rule[u"burst"], Least::Zero),
                        LimitKey::ofRule(rule.toObject()), int(m_rules.size()) + 1});
    }
}

std::optional<CrowdGate::Limit> CrowdGate::limitOf(const Rule &rule, const Exchange &exchange) const
{
    const Result<qint64> most = rule.most.of(exchange);
    const Result<qint64> burst = rule.burst.of(exchange);
    if (!most || !burst)
        return std::nullopt;
    if (rule.index == 0)
        return Limit{rule.key.of(exchange), {*most, *burst}};
    const std::optional<QByteArray> key = rule.key.ifAny(exchange);
    if (!key)
        return std::nullopt;
    // Two rules whose keys happen to have the same value must not share a counter.
    return Limit{QByteArray::number(rule.index) + ':' + *key, {*most, *burst}};
}

std::shared_ptr<CrowdGate::Visit> CrowdGate::visit(const Exchange &exchange) const
{
    auto visit = std::make_shared<Visit>();
    for (const Rule &rule : m_rules) {
        if (const auto limit = limitOf(rule, exchange))
            visit->limits.append(*limit);
    }
    if (isRemote())
        visit->id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    return visit;
}

CrowdGate::Wait CrowdGate::enter(Visit &visit) const
{
    for (const Limit &limit : std::as_const(visit.limits)) {
        const std::optional<qint64> count = m_state->count.enter(limit.key, limit.crowd);
        if (!count)
            return std::nullopt;
        ++visit.entered;
        visit.wait += limit.crowd.delay(*count, m_state->unit.now());
    }
    visit.passed = true;
    return visit.wait;
}

std::shared_ptr<void> CrowdGate::enterRemotely(const Exchange &exchange,
                                               const std::shared_ptr<Visit> &visit,
                                               OnWait done) const
{
    auto round = std::make_shared<Round>(Round{visit, std::move(done)});
    enterNext(*m_redis.client(exchange), round);
    return round;
}

void CrowdGate::enterNext(redis::Client &client, const std::shared_ptr<Round> &round) const
{
    Visit &visit = *round->visit;
    if (visit.entered == visit.limits.size()) {
        visit.passed = true;
        round->done(Wait(visit.wait));
        return;
    }
    // Counted as entered already now: the client may leave before the answer comes.
    const Limit &limit = visit.limits.at(visit.entered++);
    limits::enterRemotely(
        client, {m_scope + limit.key, visit.id, m_lifetime}, limit.crowd, m_clock.wall(),
        [this, &client, crowd = limit.crowd,
         waiting = std::weak_ptr(round)](const Result<std::optional<qint64>> &count) {
            const std::shared_ptr<Round> still = waiting.lock();
            if (!still)
                return;
            if (!count || !*count) {
                still->done(count ? Result<Wait>(Wait()) : Result<Wait>(fail(count.error())));
                return;
            }
            still->visit->wait += crowd.delay(**count, m_state->unit.now());
            enterNext(client, still);
        });
}

void CrowdGate::leave(const Exchange &exchange, const Visit &visit) const
{
    redis::Client *client = m_redis.client(exchange);
    for (qsizetype i = 0; i < visit.entered; ++i) {
        const QByteArray &key = visit.limits[i].key;
        if (!isRemote())
            m_state->count.leave(key);
        else if (client)
            limits::leaveRemotely(*client, {m_scope + key, visit.id, m_lifetime});
    }
    if (m_isConstant || !visit.passed)
        return;
    const limits::Seconds all = std::chrono::microseconds(exchange.durationUs);
    m_state->unit.follow(exchange.upstreamUs >= 0
                             ? limits::Seconds(std::chrono::microseconds(exchange.upstreamUs))
                             : std::max(limits::Seconds(0), all - visit.wait));
}

} // namespace gatehouse::plugins
