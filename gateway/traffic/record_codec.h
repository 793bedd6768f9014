// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/octets.h"
#include "gateway/traffic/record.h"

namespace gatehouse::traffic {

// Records as the store keeps them, in two parts so that a list of a hundred thousand is quick to
// read: the summary (one line of the table) and the detail (headers, trace, attempts). The octets
// of bodies are in neither. Each part begins with its version; decoding takes any octets, returns
// false for what it cannot read completely, and leaves the record in parts then.
void encodeSummary(const Record &record, OctetWriter &out);
[[nodiscard]] bool decodeSummary(QByteArrayView octets, Record &record);

void encodeDetail(const Record &record, OctetWriter &out);
[[nodiscard]] bool decodeDetail(QByteArrayView octets, Record &record);

} // namespace gatehouse::traffic
