// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_file.h"
#include "sample_record.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace gatehouse::traffic;

class TestStoreKill : public QObject
{
    Q_OBJECT

private slots:
    void whatWasToldIsThere();
};

void TestStoreKill::whatWasToldIsThere()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"t.db"_qs);
    quint64 told = 0;
    for (int round = 0; round < 8; ++round) {
        QProcess writer;
        QSignalSpy finished(&writer, &QProcess::finished);
        writer.start(QCoreApplication::applicationDirPath() + u"/endless_writer"_qs, {path});
        QByteArray output;
        // Killed after another number of batches each time, in the middle of whatever it does then.
        QTRY_VERIFY_WITH_TIMEOUT((output += writer.readAllStandardOutput()).count('\n') > round * 3,
                                 20'000);
        writer.kill();
        QVERIFY(finished.size() > 0 || finished.wait());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        output += writer.readAllStandardOutput();
        const QByteArrayList lines = output.first(output.lastIndexOf('\n')).split('\n');
        QVERIFY(lines.constLast().toULongLong() > told);
        told = lines.constLast().toULongLong();

        StoreFile file;
        QVERIFY(file.open(path, {}));
        QVERIFY(file.lastId() >= told);
        QVERIFY(*file.read(told));
        const auto all = file.newest(100'000);
        QVERIFY(all);
        QCOMPARE(all->size(), file.records());
        for (const RecordPtr &record : *all)
            QVERIFY(*file.read(record->id)); // no row without its details
        file.close();

        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"check"_qs);
            db.setDatabaseName(path);
            QVERIFY(db.open());
            QSqlQuery query(db);
            QVERIFY(query.exec(u"PRAGMA integrity_check"_qs) && query.next());
            QCOMPARE(query.value(0).toString(), u"ok"_qs);
        }
        QSqlDatabase::removeDatabase(u"check"_qs);
    }
}

QTEST_GUILESS_MAIN(TestStoreKill)
#include "tst_store_kill.moc"
