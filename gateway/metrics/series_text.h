// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/metrics/exposition.h"
#include "gateway/metrics/series.h"

namespace gatehouse::metrics {

// The families of the plugin prometheus, under APISIX's names, labels and help texts.
void writeBandwidth(Exposition &out, const SeriesTable &table);
void writeLatency(Exposition &out, const SeriesTable &table);
void writeStatus(Exposition &out, const SeriesTable &table);

} // namespace gatehouse::metrics
