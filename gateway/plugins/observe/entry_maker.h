// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/expression.h"
#include "gateway/plugin/outcome.h"
#include "gateway/plugins/observe/log_format.h"

namespace gatehouse::plugins {

// What the loggers have in common: which bodies they need, and the entry they make of an exchange
// (APISIX's log-util).
class EntryMaker
{
public:
    // `conf` was checked. Metadata gives the formats that `conf` does not have.
    EntryMaker(const QJsonObject &conf, const QJsonObject &metadata);

    // In the access hook: reads the request's body if it will be logged.
    plugin::Outcome access(const Exchange &exchange) const;
    bool keepsAnswer() const { return m_keepsAnswer; }
    // In the body filter: keeps the answer's octets in `kept`.
    void keepAnswer(const Exchange &exchange, QByteArray &kept, QByteArrayView octets) const;
    // A JSON object. `noRoute` is the route_id of what matched none; empty: it has none.
    QByteArray entry(const Exchange &exchange, const QByteArray &kept,
                     QByteArrayView noRoute = {}) const;

private:
    bool wants(const std::optional<Expression> &condition, const Exchange &exchange) const
    {
        return !condition || condition->matches(exchange);
    }
    QByteArray decoded(const Exchange &exchange, const QByteArray &kept) const;

    LogFormat m_format, m_extra;
    QByteArray m_hostname;
    bool m_isCustom, m_keepsRequest, m_keepsAnswer;
    std::optional<Expression> m_requestIf, m_answerIf;
    qint64 m_maxRequest, m_maxAnswer;
};

// What the schema cannot say of these attributes, in APISIX's words.
std::optional<QString> checkLogger(const QJsonObject &conf);

} // namespace gatehouse::plugins
