// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;
using config::Kind;

// kill -9 at any moment loses at most what was typed in the last 2 s, and never a file.
class TestCrash : public QObject
{
    Q_OBJECT

private slots:
    void theDraftComesBack();
    void anAcknowledgedSaveIsThere_data();
    void anAcknowledgedSaveIsThere();

private:
    static void start(QProcess &editor, const QString &folder, const QString &mode)
    {
        editor.start(QCoreApplication::applicationDirPath() + u"/crash_editor"_qs, {folder, mode});
    }
};

void TestCrash::theDraftComesBack()
{
    const QTemporaryDir folder;
    QProcess editor;
    start(editor, folder.path(), u"edit"_qs);
    QByteArray said;
    QTRY_VERIFY((said += editor.readAllStandardOutput()).contains("ready\n"));
    QTRY_VERIFY(QFileInfo::exists(folder.filePath(u".gatehouse/draft.json"_qs)));
    editor.kill();
    QTRY_COMPARE(editor.state(), QProcess::NotRunning);

    const auto workspace =
        Workspace::open(folder.path()); // the dead process's lock is no hindrance
    QVERIFY(workspace);
    const auto draft = (*workspace)->recoveredDraft();
    QVERIFY(draft);
    QCOMPARE(draft->resources(Kind::Route).size(), 50);
}

void TestCrash::anAcknowledgedSaveIsThere_data()
{
    QTest::addColumn<int>("saves");
    for (const int saves : {1, 2, 3, 5, 8, 13})
        QTest::addRow("%d", saves) << saves;
}

void TestCrash::anAcknowledgedSaveIsThere()
{
    QFETCH(int, saves);
    const QTemporaryDir folder;
    QProcess editor;
    QByteArray said;
    start(editor, folder.path(), u"save"_qs);
    QTRY_VERIFY((said += editor.readAllStandardOutput()).count('\n') >= saves);
    editor.kill();
    QTRY_COMPARE(editor.state(), QProcess::NotRunning);
    said += editor.readAllStandardOutput();
    const int acknowledged = int(said.count('\n'));

    const auto workspace = Workspace::open(folder.path());
    QVERIFY(workspace);
    QVERIFY((*workspace)->faults().isEmpty());
    const QList<QJsonObject> &routes = (*workspace)->document().resources(Kind::Route);
    QCOMPARE(routes.size(), 50);
    const QString uri = routes.first().value(u"uri"_qs).toString();
    QVERIFY2(uri.mid(2).toInt() >= acknowledged, qPrintable(uri));
    for (const QJsonObject &route : routes)
        QCOMPARE(route.value(u"uri"_qs).toString(), uri);
    QVERIFY(QDir(folder.path()).entryList({u"apisix.yaml*"_qs}).contains(u"apisix.yaml"_qs));
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
