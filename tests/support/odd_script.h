// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/odd_upstream.h"

#include <QList>
#include <QRandomGenerator>

namespace gatehouse::test {

// One thing the odd upstream does for an answer.
struct OddStep {
    enum Kind { Write, Pause, Repeat, Close, Reset, Silence };
    Kind kind = Write;
    QByteArray octets;
    int n = 0; // Pause: milliseconds; Repeat: how often
};

struct OddRequest {
    QByteArray head;
    QByteArray method;
    QByteArray target;
    QByteArray body; // as it came, chunks and all
    int nth = 1; // on its connection

    QByteArray path() const { return target.split('?').first(); }
    int number(QByteArrayView name) const; // of the query; 0 when absent
};

// What to do for a request.
QList<OddStep> oddScript(const OddRequest &request, const OddLedger &ledger,
                         QRandomGenerator &random);

} // namespace gatehouse::test
