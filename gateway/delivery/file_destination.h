// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/destination.h"

namespace gatehouse::delivery {

// A file to which each entry is appended as a line; "-" is standard output. When the file was
// renamed away or removed, as log rotation does, a new one is begun.
DestinationMaker fileDestination(QString path);

// For entries that go to a file: at once, as nothing is to be gained by waiting.
BatchSettings fileSettings(QByteArray name);

} // namespace gatehouse::delivery
