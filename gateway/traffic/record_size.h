// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/record.h"

namespace gatehouse::traffic {

// Memory a record takes, about: what the bounded queues count.
qint64 octetsOf(const Record &record);

} // namespace gatehouse::traffic
