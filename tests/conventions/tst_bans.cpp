// SPDX-License-Identifier: GPL-3.0-or-later
// What is not written in this house, and why.
#include "tests/conventions/source_tree.h"

#include <QRegularExpression>
#include <QTest>

using namespace gatehouse::test;

namespace {

struct Ban {
    const char *name;
    const char *pattern;
    QStringList folders;
    QStringList except = {}; // files that may
};

const QStringList product{QStringLiteral("gateway"), QStringLiteral("app"), QStringLiteral("ui")};
const QStringList everything{QStringLiteral("gateway"), QStringLiteral("app"), QStringLiteral("ui"),
                             QStringLiteral("tests")};

QList<Ban> bans()
{
    return {
        {"blocking waits freeze a thread that serves others",
         "\\bwaitFor(Connected|Disconnected|ReadyRead|"
         "BytesWritten|NewConnection|Finished|Started|Done)\\s*\\(",
         product},
        {"nested event loops re-enter code that is not ready",
         "QEventLoop\\b|\\bprocessEvents\\s*\\(",
         product,
         // is the engine of the loops, enters none
         {QStringLiteral("gateway/net/epoll_dispatcher.h"),
          QStringLiteral("gateway/net/epoll_dispatcher.cpp")}},
        {"modal exec() blocks the window",
         "\\b(dialog|menu|box|m_dialog|m_menu)\\w*(\\.|->)exec\\s*\\(", product},
        {"words for people belong to the window",
         "\\btr\\s*\\(|\\bQT_TR_NOOP|\\bQIcon\\b",
         {QStringLiteral("gateway"), QStringLiteral("app")}},
        {"unfinished work",
         "\\b(TODO|FIXME|XXX)\\b|not implemented",
         everything,
         {QStringLiteral("tests/conventions/tst_bans.cpp")}},
        {"a skipped test tests nothing",
         "\\bQ(SKIP|EXPECT_FAIL)\\b",
         {QStringLiteral("tests")},
         {QStringLiteral("tests/conventions/tst_bans.cpp")}},
        {"sleeping tests are slow and flaky",
         "\\b(qSleep|qWait|usleep|msleep|sleep_for|sleep)\\s*\\(",
         {QStringLiteral("tests")},
         {QStringLiteral("tests/conventions/tst_bans.cpp")}},
        {"string connects are checked too late",
         "\\b(SIGNAL|SLOT)\\s*\\(",
         product,
         {QStringLiteral("ui/theme/color_scheme_portal.cpp")}},
        {"global objects run before main", "Q_GLOBAL_STATIC|__attribute__\\s*\\(\\(constructor",
         product},
        {"exceptions do not cross slots",
         "\\bthrow\\b",
         product,
         // out of yaml-cpp's event loop, caught in the room
         {QStringLiteral("gateway/config/yaml_events.cpp"),
          QStringLiteral("gateway/config/yaml_reader.cpp")}},
        {"coroutines: GCC 12 destroys some temporaries twice",
         "\\bco_(await|return|yield)\\b",
         everything,
         {QStringLiteral("tests/conventions/tst_bans.cpp")}},
    };
}

} // namespace

class TestBans : public QObject
{
    Q_OBJECT

private slots:
    void nothingBannedIsWritten_data()
    {
        QTest::addColumn<int>("index");
        const QList<Ban> all = bans();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << i;
    }
    void nothingBannedIsWritten()
    {
        QFETCH(const int, index);
        const Ban ban = bans()[index];
        const QRegularExpression pattern(QString::fromLatin1(ban.pattern));
        QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
        static const QRegularExpression comment(u"//.*$"_qs);
        QStringList offences;
        for (const SourceFile &file : sourceFiles(ban.folders)) {
            if (ban.except.contains(file.path))
                continue;
            for (int i = 0; i < file.lines.size(); ++i) {
                QString code = file.lines[i];
                if (qstrcmp(ban.name, "unfinished work") != 0)
                    code.remove(comment);
                if (pattern.match(code).hasMatch())
                    offences.append(u"%1:%2: %3"_qs.arg(file.path).arg(i + 1).arg(code.trimmed()));
            }
        }
        QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
    }

    void everyFileNamesItsLicence()
    {
        QStringList offences;
        for (const SourceFile &file : sourceFiles(everything)) {
            if (file.lines.isEmpty()
                || !file.lines.first().contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_qs))
                offences.append(file.path);
        }
        QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(TestBans)
#include "tst_bans.moc"
