// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"
#include "gateway/exchange/variables.h"

namespace gatehouse::config {
struct Upstream;
}

namespace gatehouse::upstream {

// What consistent hashing hashes (`hash_on` and `key`, apisix.md 2). Where a request lacks it, the
// client's address takes its place.
class HashKey
{
public:
    explicit HashKey(const config::Upstream &config);
    QByteArray of(const Exchange &exchange) const;

private:
    enum class Source { Variable, Combination, Consumer };
    std::optional<QByteArray> asked(const Exchange &exchange) const;

    Source m_source = Source::Variable;
    QByteArray m_variable;
    Template m_combination;
};

} // namespace gatehouse::upstream
