// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace gatehouse::limits {

using Seconds = std::chrono::duration<double>;

// What a counter says about one request.
struct Verdict {
    bool allowed = true;
    qint64 remaining = 0; // 0 when refused
    Seconds reset{
        0}; // until the window ends (refused by a sliding window: until a request may pass again)
};

// Seconds as APISIX writes them in X-RateLimit-Reset: cut to two decimals, without needless zeros.
QByteArray resetText(Seconds reset);

} // namespace gatehouse::limits
