// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::app {

// One line each, flushed, so that who reads a pipe sees it at once.
void say(const QString &line); // to standard output
void complain(const QString &line); // to standard error

} // namespace gatehouse::app
