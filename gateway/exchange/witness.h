// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QVarLengthArray>

namespace gatehouse::traffic {
class Redactor;
struct HookTrace;
struct Attempt;
} // namespace gatehouse::traffic

namespace gatehouse::metrics {
class Collector;
}

namespace gatehouse {

using HookStarts = QVarLengthArray<qint64, 24>;

// What the gateway saw of an exchange that has ended, lent to the log hooks (Exchange::witness):
// what loggers and tracers tell beside the exchange itself.
struct Witness {
    const traffic::Redactor &redactor; // what it is asked about leaves without its secrets
    const QList<traffic::HookTrace> &hooks; // those that ran so far
    const HookStarts &hookStartsUs; // beside `hooks`, after the exchange began
    const QList<traffic::Attempt> &attempts;
    metrics::Collector &metrics; // the worker's
};

} // namespace gatehouse
