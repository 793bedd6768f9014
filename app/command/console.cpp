// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/console.h"

#include <cstdio>

namespace gatehouse::app {

static void put(std::FILE *stream, const QString &line)
{
    const QByteArray text = line.toLocal8Bit() + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stream);
    std::fflush(stream);
}

void say(const QString &line)
{
    put(stdout, line);
}

void complain(const QString &line)
{
    put(stderr, line);
}

} // namespace gatehouse::app
