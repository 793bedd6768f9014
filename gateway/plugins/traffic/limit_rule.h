// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/remote_counter.h"
#include "gateway/plugin/spec.h"
#include "gateway/plugins/traffic/limit_key.h"

#include <memory>

// The rules of limit-count: what a request's limit, window and key are.
namespace gatehouse::plugins {

struct QuotaHeaderNames {
    QByteArray limit, remaining, reset;
};

class LimitRule
{
public:
    // A rule as it stands for one request.
    struct Applied {
        qint64 count = 0;
        qint64 window = 0; // seconds
        QByteArray key; // what the request is counted under
        QByteArray shownKey; // for people: holds no secret
        const QuotaHeaderNames *headers = nullptr;
        int index = 0;
    };

    // `index` is 0 for the only limit, else the rule's number, from 1.
    LimitRule(const QJsonObject &conf, int index, const QJsonObject &metadata);

    // InvalidInput when count or window are no positive integer; std::nullopt when the rule does
    // not apply.
    Result<std::optional<Applied>> apply(const Exchange &exchange) const;

private:
    Amount m_count, m_window;
    LimitKey m_key;
    int m_index;
    std::shared_ptr<const QuotaHeaderNames> m_headers;
};

// The counters of one limit-count, or of a group of them, in this gateway.
class LimitCounters
{
public:
    LimitCounters(bool isSliding, const Clock &clock)
        : m_isSliding(isSliding)
        , m_sliding(clock)
    {
    }
    limits::Verdict take(const LimitRule::Applied &limit, Clock::Steady now);

private:
    bool m_isSliding;
    limits::FixedWindow m_fixed;
    limits::SlidingWindow m_sliding;
};

QList<LimitRule> limitRules(const QJsonObject &conf, const QJsonObject &metadata);
std::shared_ptr<LimitCounters> countersFor(const QJsonObject &conf,
                                           const plugin::BuildContext &context);
// Those in Redis; null for the policy local.
std::shared_ptr<limits::RemoteCounter> remoteCounterFor(const QJsonObject &conf,
                                                        const plugin::BuildContext &context);
// The value of $rate_limiting_info.
QByteArray limitInfo(const LimitRule::Applied &limit, const limits::Verdict &verdict);
// What the schema of limit-count cannot say.
std::optional<QString> checkLimitCount(const QJsonObject &conf);

} // namespace gatehouse::plugins
