// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/hash_key.h"

#include "gateway/config/upstream_model.h"

namespace gatehouse::upstream {

HashKey::HashKey(const config::Upstream &config)
{
    const QByteArray key = config.key.toUtf8();
    if (config.hashOn == u"consumer"_qs)
        m_source = Source::Consumer;
    else if (config.hashOn == u"header"_qs)
        m_variable = "http_" + key;
    else if (config.hashOn == u"cookie"_qs)
        m_variable = "cookie_" + key;
    else if (config.hashOn != u"vars_combinations"_qs)
        m_variable = key;
    else {
        m_source = Source::Combination;
        m_combination = Template(key);
    }
}

QByteArray HashKey::of(const Exchange &exchange) const
{
    return asked(exchange).value_or(exchange.client.address);
}

std::optional<QByteArray> HashKey::asked(const Exchange &exchange) const
{
    switch (m_source) {
    case Source::Consumer:
        if (exchange.consumer)
            return exchange.consumer->username;
        return std::nullopt;
    case Source::Combination: {
        int resolved = 0;
        QByteArray text = m_combination.render(exchange, resolved);
        return resolved > 0 ? std::optional(std::move(text)) : std::nullopt;
    }
    case Source::Variable:
        break;
    }
    return variable(exchange, m_variable);
}

} // namespace gatehouse::upstream
