// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>

namespace gatehouse::delivery {

// When what was handed over is sent, and what becomes of it when it cannot be: APISIX's batch
// processor (apisix.md 3.5).
struct BatchSettings {
    QByteArray name = "log buffer"; // told when entries are lost
    QByteArray owner; // whose they are, for reports: a route's id
    qsizetype maxSize = 1000; // entries in a batch; a full one goes at once
    std::chrono::milliseconds inactive{5000}; // nothing came for so long: what there is goes
    std::chrono::milliseconds duration{60000}; // the oldest entry waits no longer
    int maxRetries = 0; // after a failure, before the batch is dropped
    std::chrono::milliseconds retryDelay{1000};
    qsizetype maxPending = 8192; // entries waiting or under way; further ones are dropped
};

// How the entries of a batch become one text.
struct Envelope {
    QByteArray open, between, close;

    static Envelope array() { return {"[", ",", "]"}; }
    static Envelope lines() { return {{}, "\n", {}}; }
    QByteArray wrap(const QList<QByteArray> &entries) const
    {
        return open + entries.join(between) + close;
    }
};

} // namespace gatehouse::delivery
