// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/limits/fixed_window.h"
#include "gateway/limits/sliding_window.h"
#include "gateway/plugin/spec.h"
#include "gateway/plugins/support/conf_text.h"

#include <memory>

// The rules of limit-count: what a request's limit, window and key are.
namespace gatehouse::plugins {

struct QuotaHeaderNames {
    QByteArray limit, remaining, reset;
};

class LimitRule
{
public:
    enum class KeyKind { Variable, Combination, Constant };

    // A rule as it stands for one request.
    struct Applied {
        qint64 count = 0;
        qint64 window = 0; // seconds
        QByteArray key; // of the counter
        QByteArray shownKey; // for people: holds no secret
        const QuotaHeaderNames *headers = nullptr;
    };

    // `index` is 0 for the only limit, else the rule's number, from 1.
    LimitRule(const QJsonObject &conf, int index, const QJsonObject &metadata);

    // InvalidInput when count or window are no positive integer; std::nullopt when the rule does
    // not apply.
    Result<std::optional<Applied>> apply(const Exchange &exchange) const;

private:
    QByteArray keyText(const Exchange &exchange) const;

    struct Amount {
        qint64 fixed = 0; // 0: by the template
        Template text;
        Result<qint64> value(const Exchange &exchange) const;
    };
    static Amount amountOf(const QJsonValue &value);

    Amount m_count, m_window;
    KeyKind m_keyKind;
    QByteArray m_keyName;
    Template m_key;
    bool m_mayBeSecret; // the key's value may be a credential
    int m_index;
    std::shared_ptr<const QuotaHeaderNames> m_headers;
};

// The counters of one limit-count, or of a group of them.
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
// The value of $rate_limiting_info.
QByteArray limitInfo(const LimitRule::Applied &limit, const limits::Verdict &verdict);
// What the schema of limit-count cannot say.
std::optional<QString> checkLimitCount(const QJsonObject &conf);

} // namespace gatehouse::plugins
