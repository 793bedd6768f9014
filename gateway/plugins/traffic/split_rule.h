// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/expression.h"
#include "gateway/plugin/spec.h"
#include "gateway/plugins/traffic/turns.h"

#include <memory>
#include <optional>
#include <vector>

namespace gatehouse::plugins {

// One rule of traffic-split: which requests it takes, and among which upstreams it shares them.
struct SplitRule {
    struct Entry {
        std::shared_ptr<upstream::Group> group; // null: the route's own
        QByteArray name; // for people
    };

    std::optional<std::vector<Expression>> match; // one must hold; none: takes every request
    std::vector<Entry> entries;
    std::shared_ptr<Turns> turns; // whose turn of the entries it is
    QByteArray missing; // the id of an upstream that does not exist
};

Result<std::vector<SplitRule>> splitRules(const QJsonObject &conf,
                                          const plugin::BuildContext &context);
// What the schema of traffic-split cannot say.
std::optional<QString> checkSplit(const QJsonObject &conf);

} // namespace gatehouse::plugins
