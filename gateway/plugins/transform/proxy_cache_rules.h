// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/cache_control.h"
#include "gateway/exchange/variables.h"

#include <QJsonObject>

// What the configuration of proxy-cache says about requests and answers.
namespace gatehouse::plugins {

// A list of texts and $variables, joined.
class JoinedValue
{
public:
    JoinedValue() = default;
    explicit JoinedValue(const QJsonValue &list);
    QByteArray of(const Exchange &exchange) const;
    // As NGINX judges: not empty and not "0".
    bool isTrue(const Exchange &exchange) const;
    bool names(std::initializer_list<QByteArrayView> variables) const;

private:
    struct Part {
        QByteArray text;
        bool isVariable = false;
    };
    QList<Part> m_parts;
};

struct ProxyCacheRules {
    explicit ProxyCacheRules(const QJsonObject &conf);

    // With the consumer before it, unless the key itself tells people apart.
    QByteArray keyOf(const Exchange &exchange) const;
    bool takesMethod(const QByteArray &method) const { return methods.contains(method); }
    // For how long an answer is kept; nothing: not at all.
    std::optional<cache::Seconds> lifetimeInMemory(const Exchange &exchange, qint64 now) const;
    std::optional<cache::Seconds> lifetimeOnDisk(const Exchange &exchange, qint64 now) const;

    bool isDisk, hides, obeys, isolates, takesCookies;
    cache::Seconds ttl;
    qint64 maxBody;
    QList<QByteArray> methods;
    QList<int> statuses;
    JoinedValue key, bypass, refuse;
};

} // namespace gatehouse::plugins
