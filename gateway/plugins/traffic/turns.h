// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <mutex>

namespace gatehouse::plugins {

// Whose turn it is, by weights, smoothly: each turn raises everybody's credit by their weight and
// lowers the winner's by the sum, so 3:1 gives a a b a and not a a a b. Weight 0 gets no turn,
// unless all are 0: then they are equal, as in APISIX. Thread-safe.
class Turns
{
public:
    explicit Turns(QList<qint64> weights);
    qsizetype next(); // an index into the weights; there must be one at least

private:
    std::mutex m_mutex;
    QList<qint64> m_weights;
    QList<qint64> m_credits;
    qint64 m_sum = 0;
};

} // namespace gatehouse::plugins
