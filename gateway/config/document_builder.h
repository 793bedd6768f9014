// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/line_table.h"

namespace gatehouse::config {

// The document in a parsed file. Faults (with lines, where the table knows them) for a root that is
// no map, a section that is no list, an item that is no map.
Document buildDocument(const QJsonValue &root, const LineTable &lines, QList<Fault> &faults);

// Levels of nesting: 0 for a scalar, 1 for a flat list. Stops counting at 1000.
int depthOf(const QJsonValue &value);

} // namespace gatehouse::config
