// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/process.h"

#include <QByteArray>

#include <sys/resource.h>

namespace gatehouse {

void tuneProcess()
{
    qputenv("QT_NO_THREADED_GLIB", "1");
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
}

int connectionsWithinFileLimit(int wanted)
{
    constexpr rlim_t reserve = 64; // store, window, files
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY)
        return wanted;
    const rlim_t room = files.rlim_cur > 2 * reserve ? (files.rlim_cur - reserve) / 3 * 2 : 16;
    return int(std::min<rlim_t>(rlim_t(wanted), room));
}

} // namespace gatehouse
