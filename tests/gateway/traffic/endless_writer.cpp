// SPDX-License-Identifier: GPL-3.0-or-later
// Writes records to the file it is given until it is killed, and says so for each batch that is on
// the disk.
#include "gateway/traffic/store_file.h"
#include "sample_record.h"

#include <QCoreApplication>

#include <cstdio>

using namespace gatehouse::traffic;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2)
        return 2;
    StoreFile file;
    if (!file.open(QString::fromLocal8Bit(argv[1]), {2000, qint64(1) << 30, 0}))
        return 1;
    while (true) {
        const quint64 first = file.lastId() + 1;
        if (!file.write(packed(sampleRecords(first, 50, qsizetype(first * 37 % 20'000))))
            || !file.prune())
            return 1;
        std::printf("%llu\n", static_cast<unsigned long long>(file.lastId()));
        std::fflush(stdout);
    }
}
