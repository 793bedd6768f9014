// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Identifiers of traces and spans: lower-case hexadecimal digits.
namespace gatehouse::plugins {

QByteArray randomHex(int octets);
// Exactly `digits` lower-case hexadecimal digits, not all of them 0.
bool isTraceHex(QByteArrayView text, qsizetype digits);

// Where a trace goes on (W3C Trace Context 3.2).
struct TraceParent {
    QByteArray traceId; // 32 digits; empty: there is none
    QByteArray spanId; // 16 digits
    bool sampled = false;
};
TraceParent parseTraceParent(QByteArrayView header);
QByteArray traceParentText(const TraceParent &parent);

} // namespace gatehouse::plugins
