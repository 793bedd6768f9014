// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/connection_count.h"
#include "gateway/plugin/spec.h"
#include "gateway/plugins/traffic/limit_key.h"
#include "gateway/plugins/traffic/redis_policy.h"

namespace gatehouse::plugins {

// Counts requests in and out for limit-conn, here or in Redis.
class CrowdGate
{
public:
    struct Limit {
        QByteArray key;
        limits::Crowd crowd;
    };
    // One request and where it is counted. It leaves what it has entered, or begun to enter.
    struct Visit {
        QList<Limit> limits;
        qsizetype entered = 0;
        QByteArray id; // in Redis
        limits::Seconds wait{0};
        bool passed = false;
    };
    // How long it has to wait; std::nullopt: it is refused.
    using Wait = std::optional<limits::Seconds>;
    using OnWait = std::function<void(Result<Wait>)>;

    CrowdGate(const QJsonObject &conf, const plugin::BuildContext &context);

    // The limits that apply; those whose amounts are unusable do not.
    std::shared_ptr<Visit> visit(const Exchange &exchange) const;
    bool isRemote() const { return m_redis.isRemote(); }
    Wait enter(Visit &visit) const;
    // What is returned is to be held; `done` is not called once it is dropped.
    std::shared_ptr<void> enterRemotely(const Exchange &exchange,
                                        const std::shared_ptr<Visit> &visit, OnWait done) const;
    void leave(const Exchange &exchange, const Visit &visit) const;

private:
    struct Rule {
        Amount most, burst;
        LimitKey key;
        int index = 0; // 0: the only one
    };
    struct State {
        explicit State(limits::Seconds first)
            : unit(first)
        {
        }
        limits::ConnectionCount count;
        limits::UnitDelay unit;
    };
    struct Round;

    std::optional<Limit> limitOf(const Rule &rule, const Exchange &exchange) const;
    void enterNext(redis::Client &client, const std::shared_ptr<Round> &round) const;

    QList<Rule> m_rules;
    RedisPolicy m_redis;
    const Clock &m_clock;
    std::shared_ptr<State> m_state;
    QByteArray m_scope; // of the keys in Redis
    std::chrono::seconds m_lifetime;
    bool m_isConstant; // the delay
};

} // namespace gatehouse::plugins
