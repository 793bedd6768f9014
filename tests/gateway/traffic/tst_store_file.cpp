// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_file.h"
#include "gateway/traffic/store_schema.h"
#include "sample_record.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace gatehouse::traffic;

namespace {
// Runs statements on a file of its own connection; returns the first column of the last one's first
// row.
QVariant sql(const QString &path, const QStringList &statements)
{
    QVariant result;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"test"_qs);
        db.setDatabaseName(path);
        if (!db.open())
            qFatal("no database");
        QSqlQuery query(db);
        for (const QString &statement : statements) {
            if (!query.exec(statement))
                qWarning() << statement << query.lastError().text();
        }
        if (query.next())
            result = query.value(0);
    }
    QSqlDatabase::removeDatabase(u"test"_qs);
    return result;
}
} // namespace

class TestStoreFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anUnversionedFileIsBroughtUpToDate();
    void stepsRunOnceAndInOrder();
    void aFailingStepChangesNothing();
    void aNewerFileIsLeftAlone();
    void readsTheLaterOfTwoWithOneId();
    void findsRecordsOfManyBlocks();
    void whatCameOutOfOrderIsListedInOrder();
    void keepsToItsOctets();
    void prunesInSmallSteps();
    void aFullFileLosesNothing();
    void unreadableRowsAreLeftOut();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestStoreFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"t.db"_qs);
}

void TestStoreFile::anUnversionedFileIsBroughtUpToDate()
{
    sql(m_path, {u"CREATE TABLE notes (text)"_qs, u"INSERT INTO notes VALUES ('mine')"_qs});
    {
        StoreFile file;
        QVERIFY(file.open(m_path, {}));
        QVERIFY(file.write(packed(sampleRecords(1, 2))));
    }
    QCOMPARE(sql(m_path, {u"PRAGMA user_version"_qs}).toInt(), versionAfter(storeMigrations()));
    QCOMPARE(sql(m_path, {u"SELECT text FROM notes"_qs}).toString(), u"mine"_qs);
    QCOMPARE(sql(m_path, {u"SELECT sum(records) FROM blocks"_qs}).toInt(), 2);
}

void TestStoreFile::stepsRunOnceAndInOrder()
{
    sql(m_path,
        {u"CREATE TABLE a (x)"_qs, u"INSERT INTO a VALUES (1)"_qs, u"PRAGMA user_version = 1"_qs});
    const QList<Migration> steps = {{1, {u"CREATE TABLE a (x)"_qs}},
                                    {2, {u"UPDATE a SET x = x + 1"_qs}},
                                    {3, {u"UPDATE a SET x = x * 10"_qs, u"CREATE TABLE b (y)"_qs}}};
    for (int i = 0; i < 2; ++i) {
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"m"_qs);
            db.setDatabaseName(m_path);
            QVERIFY(db.open());
            QVERIFY(!migrate(db, steps).isValid());
            QCOMPARE(storeVersion(db).value_or(-1), 3);
        }
        QSqlDatabase::removeDatabase(u"m"_qs);
    }
    QCOMPARE(sql(m_path, {u"SELECT x FROM a"_qs}).toInt(), 20);
}

void TestStoreFile::aFailingStepChangesNothing()
{
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"m"_qs);
        db.setDatabaseName(m_path);
        QVERIFY(db.open());
        QVERIFY(migrate(db, {{1, {u"CREATE TABLE a (x)"_qs}}, {2, {u"nonsense"_qs}}}).isValid());
        QCOMPARE(storeVersion(db).value_or(-1), 0);
        QVERIFY(db.tables().isEmpty());
    }
    QSqlDatabase::removeDatabase(u"m"_qs);
}

void TestStoreFile::aNewerFileIsLeftAlone()
{
    sql(m_path, {u"CREATE TABLE future (x)"_qs, u"PRAGMA user_version = 999"_qs});
    StoreFile file;
    const auto done = file.open(m_path, {});
    QVERIFY(!done);
    QCOMPARE(done.error().trouble, Trouble::Newer);
    QVERIFY(!file.isOpen());
    QCOMPARE(sql(m_path, {u"SELECT count(*) FROM sqlite_master"_qs}).toInt(), 1);
}

void TestStoreFile::readsTheLaterOfTwoWithOneId()
{
    StoreFile file;
    QVERIFY(file.open(m_path, {}));
    QVERIFY(file.write(packed(sampleRecords(1, 3, 10))));
    QVERIFY(file.write(packed(sampleRecords(3, 1, 99))));
    QCOMPARE(file.newest(10)->size(), 3);
    QCOMPARE((*file.read(3))->responseBody.octets.size(), 99);
    QCOMPARE((*file.read(2))->responseBody.octets.size(), 10);
}

void TestStoreFile::findsRecordsOfManyBlocks()
{
    StoreFile file;
    QVERIFY(file.open(m_path, {}));
    const auto records = sampleRecords(1, 300, 3000);
    QVERIFY(file.write(packed(records)));
    QVERIFY(file.write(packed(sampleRecords(301, 1, 200'000)))); // larger than a block
    QCOMPARE(file.records(), qint64(301));
    for (const RecordPtr &record : records)
        QVERIFY(**file.read(record->id) == *record);
    QCOMPARE((*file.read(301))->responseBody.octets.size(), 200'000);
    QVERIFY(!*file.read(302));
}

// One exchange lasts while hundreds of later ones end.
void TestStoreFile::whatCameOutOfOrderIsListedInOrder()
{
    StoreFile file;
    QVERIFY(file.open(m_path, {}));
    QVERIFY(file.write(packed(sampleRecords(2, 200))));
    QVERIFY(file.write(packed(sampleRecords(300, 50) + sampleRecords(1, 1))));
    QVERIFY(file.write(packed(sampleRecords(202, 98))));
    QVERIFY(*file.read(1));
    QList<quint64> ids;
    const auto newest = file.newest(149);
    for (const RecordPtr &record : *newest)
        ids.append(record->id);
    QCOMPARE(ids.size(), 149);
    QCOMPARE(ids.constFirst(), quint64(201));
    QCOMPARE(ids.constLast(), quint64(349));
    QVERIFY(std::is_sorted(ids.cbegin(), ids.cend()));
}

void TestStoreFile::keepsToItsOctets()
{
    constexpr qint64 cap = 1'000'000;
    StoreFile file;
    QVERIFY(file.open(m_path, {500'000, cap, 0}));
    for (quint64 round = 0; round < 10; ++round) {
        QVERIFY(file.write(packed(sampleRecords(1 + round * 100, 100, 5000))));
        bool more = true;
        while (more) {
            const auto step = file.prune();
            QVERIFY(step);
            more = *step;
        }
        QVERIFY2(file.octets() <= cap, qPrintable(QString::number(file.octets())));
    }
    QVERIFY(file.records() > 100);
    QVERIFY(*file.read(1000));
    QVERIFY(!*file.read(1));
    file.close();
    QVERIFY(QFileInfo(m_path).size() <= cap);
}

void TestStoreFile::prunesInSmallSteps()
{
    StoreFile file;
    QVERIFY(file.open(m_path, {}));
    QVERIFY(file.write(packed(sampleRecords(1, 10'000, 1))));
    QVERIFY(file.setRetention({1000, qint64(1) << 30, 0}));
    int steps = 0;
    while (*file.prune())
        QVERIFY(++steps < 20);
    QVERIFY(steps >= 3);
    // Whole blocks go.
    QVERIFY(file.records() >= 1000);
    QVERIFY(file.records() < 1000 + RecordBlock::mostRecords);
    QCOMPARE(file.newest(1'000'000)->size(), file.records());
    QVERIFY(*file.read(10'000));
}

void TestStoreFile::aFullFileLosesNothing()
{
    StoreFile file;
    QVERIFY(file.open(m_path, {500'000, qint64(1) << 30, 100'000}));
    QVERIFY(file.write(packed(sampleRecords(1, 10))));
    const auto full = file.write(packed(sampleRecords(11, 10, 50'000)));
    QVERIFY(!full);
    QCOMPARE(full.error().trouble, Trouble::Full);
    QCOMPARE(file.records(), qint64(10));
    QCOMPARE(file.lastId(), quint64(10));
    QCOMPARE(file.newest(100)->size(), 10); // no half of it
    QVERIFY(file.setRetention({}));
    QVERIFY(file.write(packed(sampleRecords(11, 10, 50'000))));
    QCOMPARE(file.records(), qint64(20));
}

void TestStoreFile::unreadableRowsAreLeftOut()
{
    {
        StoreFile file;
        QVERIFY(file.open(m_path, {}));
        for (quint64 id = 1; id <= 3; ++id)
            QVERIFY(file.write(packed(sampleRecords(id, 1))));
    }
    sql(m_path,
        {u"UPDATE blocks SET summaries = x'0102' WHERE id = 2"_qs,
         u"UPDATE details SET octets = 'text' WHERE id = 3"_qs,
         u"DELETE FROM details WHERE id = 1"_qs});
    StoreFile file;
    QVERIFY(file.open(m_path, {}));
    QCOMPARE(file.newest(10)->size(), 2);
    for (const quint64 id : {1, 2, 3})
        QVERIFY(!*file.read(id));
}

QTEST_GUILESS_MAIN(TestStoreFile)
#include "tst_store_file.moc"
