// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gatehouse {

// What both programs settle for the whole process, first thing in main(). Threads get Qt's plain
// event dispatcher: GLib's writes to a pipe for every posted event, also within a thread, which
// costs a busy worker a tenth of its time. The main thread's, which desktops may rely on, stays.
// As many files may be open as the system allows.
void tuneProcess();

// How many of so many client connections the limit of open files has room for: each may need a
// second descriptor toward an upstream.
int connectionsWithinFileLimit(int wanted);

} // namespace gatehouse
