// SPDX-License-Identifier: GPL-3.0-or-later
// crash_editor FOLDER edit|save: edits the draft once and waits, or saves versions one after the
// other until it is killed. Says "ready" after the edit, "saved N" after each save.
#include "app/workspace/draft.h"
#include "app/workspace/workspace.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace gatehouse;
using namespace gatehouse::app;

static config::Document version(int number)
{
    config::Document document;
    for (int i = 0; i < 50; ++i) {
        const QString id = u"r%1"_qs.arg(i);
        document.put(config::Kind::Route, id,
                     {{u"id"_qs, id}, {u"uri"_qs, u"/v%1"_qs.arg(number)}});
    }
    return document;
}

static void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto workspace = Workspace::open(QCoreApplication::arguments().value(1));
    if (!workspace)
        return 1;
    if (QCoreApplication::arguments().value(2) == u"edit"_qs) {
        Draft draft(**workspace);
        draft.setDocument(version(7));
        say("ready\n");
        return QCoreApplication::exec();
    }
    int saved = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        if (!(*workspace)->saveDocument(version(++saved)))
            QCoreApplication::exit(1);
        say("saved " + QByteArray::number(saved) + '\n');
    });
    timer.start(0);
    return QCoreApplication::exec();
}
