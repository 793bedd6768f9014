// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/file_watch.h"

#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using gatehouse::app::FileWatch;

class TestFileWatch : public QObject
{
    Q_OBJECT

private slots:
    void writingInPlaceIsSeen();
    void replacingIsSeenAgainAndAgain();
    void aFileThatComesLaterIsSeen();
    void goneAndBack();
    void knownContentIsNoNews();
};

static void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

static void replace(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    QVERIFY(file.commit());
}

void TestFileWatch::writingInPlaceIsSeen()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"f"_qs);
    write(path, "one");
    FileWatch watch(path);
    watch.seen("one");
    QSignalSpy changed(&watch, &FileWatch::changed);
    write(path, "two");
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(changed.last().first().toByteArray(), QByteArray("two"));
}

void TestFileWatch::replacingIsSeenAgainAndAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"f"_qs);
    write(path, "0");
    FileWatch watch(path);
    watch.seen("0");
    QSignalSpy changed(&watch, &FileWatch::changed);
    for (int i = 1; i <= 5; ++i) {
        replace(path, QByteArray::number(i));
        QTRY_COMPARE(changed.size(), i);
        QCOMPARE(changed.last().first().toByteArray(), QByteArray::number(i));
    }
    write(path, "in place, after replacing");
    QTRY_COMPARE(changed.last().first().toByteArray(), QByteArray("in place, after replacing"));
}

void TestFileWatch::aFileThatComesLaterIsSeen()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"f"_qs);
    FileWatch watch(path);
    QSignalSpy changed(&watch, &FileWatch::changed);
    replace(path, "hello");
    QTRY_COMPARE(changed.size(), 1);
}

void TestFileWatch::goneAndBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"f"_qs);
    write(path, "one");
    FileWatch watch(path);
    watch.seen("one");
    QSignalSpy changed(&watch, &FileWatch::changed), vanished(&watch, &FileWatch::vanished);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(vanished.size(), 1);
    replace(path, "one");
    QTRY_COMPARE(changed.size(), 1);
}

void TestFileWatch::knownContentIsNoNews()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"f"_qs);
    write(path, "one");
    FileWatch watch(path);
    watch.seen("one");
    QSignalSpy changed(&watch, &FileWatch::changed);
    replace(path, "two");
    watch.seen("two"); // our own save
    replace(path, "three");
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().toByteArray(), QByteArray("three"));
}

QTEST_GUILESS_MAIN(TestFileWatch)
#include "tst_file_watch.moc"
