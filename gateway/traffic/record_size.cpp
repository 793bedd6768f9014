// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/record_size.h"

namespace gatehouse::traffic {

namespace {
// An own array costs its header beside its text; most texts are shared or tiny, so this errs on the
// high side.
constexpr qint64 arrayCost = 24;

qint64 sizeOf(const http::Headers &headers)
{
    qint64 sum = 0;
    for (const http::Field &field : headers)
        sum += qint64(sizeof(field)) + field.name.size() + field.value.size() + arrayCost;
    return sum;
}
} // namespace

qint64 octetsOf(const Record &record)
{
    qint64 sum = qint64(sizeof(Record)) + record.target.size() + record.host.size()
        + record.client.size() + record.error.size() + record.requestBody.octets.size()
        + record.responseBody.octets.size();
    sum += sizeOf(record.requestHeaders) + sizeOf(record.upstreamHeaders)
        + sizeOf(record.responseHeaders);
    for (const HookTrace &hook : record.trace)
        sum += qint64(sizeof(hook)) + hook.note.size() + hook.changes.size() + arrayCost;
    for (const Attempt &attempt : record.attempts)
        sum += qint64(sizeof(attempt)) + attempt.node.size() + attempt.error.size() + arrayCost;
    return sum;
}

} // namespace gatehouse::traffic
