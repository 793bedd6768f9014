// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/process.h"

#include <QByteArray>

namespace gatehouse {

void tuneProcess()
{
    qputenv("QT_NO_THREADED_GLIB", "1");
}

} // namespace gatehouse
