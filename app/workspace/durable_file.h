// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>

namespace gatehouse::app
{

// Replaces a file so that after a crash or a power cut either the old or the new content is there:
// a temporary file beside it, fsync, rename, fsync of the folder (which QSaveFile leaves out). Io
// when the disk or the rights refuse.
Result<void> writeDurably(const QString &path, const QByteArray &content);
// Removes a file, if it is there, as durably.
void removeDurably(const QString &path);

} // namespace gatehouse::app
