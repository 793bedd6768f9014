// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store.h"
#include "sample_record.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace gatehouse::traffic;
using namespace std::chrono_literals;

// What goes wrong with files, made so that it goes wrong for root as well.
class TestStoreTrouble : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void unusablePlaces_data();
    void unusablePlaces();
    void garbageIsSetAside_data();
    void garbageIsSetAside();
    void aFlippedByteNeverHurts();
    void damageWhileRunningIsSetAside();
    void damagedFilesDoNotPileUp();
    void aLockedFileIsTriedAgain();
    void aFullFileResumes();
    void aDiskThatRefusesResumes();

private:
    bool works(Store &store, quint64 id);
    QStringList setAside() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestStoreTrouble::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"t.db"_qs);
}

bool TestStoreTrouble::works(Store &store, quint64 id)
{
    store.append(packed(sampleRecords(id, 1)));
    std::optional<RecordPtr> result;
    store.fetch(id, this, [&](const RecordPtr &record) { result = record; });
    [&] { QTRY_VERIFY(result); }();
    return result && *result && store.state().problem.isEmpty();
}

QStringList TestStoreTrouble::setAside() const
{
    return QDir(m_dir->path()).entryList({u"t.db.corrupt-*"_qs}, QDir::Files);
}

void TestStoreTrouble::unusablePlaces_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("obstacle"); // what is removed to make it work
    QTest::newRow("a file in place of the folder") << u"file/t.db"_qs << u"file"_qs;
    QTest::newRow("a folder in place of the file") << u"folder/t.db"_qs << u"folder/t.db"_qs;
    QTest::newRow("no room for the log") << u"logless/t.db"_qs << u"logless/t.db-wal"_qs;
}

void TestStoreTrouble::unusablePlaces()
{
    QFETCH(const QString, place);
    QFETCH(const QString, obstacle);
    QDir dir(m_dir->path());
    QFile file(dir.filePath(u"file"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(dir.mkpath(u"folder/t.db"_qs) && dir.mkpath(u"logless/t.db-wal"_qs));

    Store store;
    store.setRetryInterval(20ms);
    store.open(dir.filePath(place), {});
    QTRY_VERIFY(!store.state().problem.isEmpty());
    const StoreState state = store.state();
    QVERIFY2(state.problem.contains(dir.filePath(place)), qPrintable(state.problem));
    QVERIFY(!state.open);
    store.append(packed(sampleRecords(1, 5)));
    QCOMPARE(store.state().dropped, quint64(5));

    QVERIFY(QFileInfo(dir.filePath(obstacle)).isDir() ? dir.rmdir(obstacle) : dir.remove(obstacle));
    QTRY_VERIFY(store.state().open);
    QVERIFY(works(store, 10));
    QCOMPARE(store.state().dropped, quint64(5));
}

void TestStoreTrouble::garbageIsSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("this is no database at all\n").repeated(100);
    QTest::newRow("short") << QByteArray("x");
    QTest::newRow("head only") << QByteArray(QByteArray("SQLite format 3\0", 16)
                                             + QByteArray(5000, '\x7f'));
}

void TestStoreTrouble::garbageIsSetAside()
{
    QFETCH(const QByteArray, content);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    Store store;
    store.open(m_path, {});
    QVERIFY(works(store, 1));
    QCOMPARE(setAside().size(), 1);
    QTRY_VERIFY(store.state().notice.contains(setAside().constFirst()));
    QFile kept(m_dir->filePath(setAside().constFirst()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), content);
}

void TestStoreTrouble::aFlippedByteNeverHurts()
{
    {
        Store store;
        store.open(m_path, {});
        store.append(packed(sampleRecords(1, 60, 500)));
    }
    QFile original(m_path);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray good = original.readAll();
    for (int i = 0; i < 60; ++i) {
        const QString path = m_dir->filePath(u"flip%1/t.db"_qs.arg(i));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QByteArray bad = good;
        const qsizetype at = i < 20 ? i * 5 : (i * 7919) % bad.size();
        bad[at] = char(bad[at] ^ 0x55);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bad) == bad.size());
        file.close();
        Store store;
        store.open(path, {});
        if (!works(store, 1000)) // a version number of a later program is not damage
            QVERIFY2(store.state().problem.contains(u"newer"_qs),
                     qPrintable(store.state().problem));
        for (quint64 id = 1; id <= 60; id += 7)
            store.fetch(id, this, [](const RecordPtr &) {});
    }
}

void TestStoreTrouble::damageWhileRunningIsSetAside()
{
    Store store;
    store.open(m_path, {});
    store.append(packed(sampleRecords(1, 3000, 2000)));
    QVERIFY(works(store, 5000));
    store.close();
    QTRY_VERIFY(!store.state().open);
    // Deep inside, so that a large file opens without notice; here the check at opening may find
    // it, too.
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 8192; at < file.size(); at += 4096) {
        QVERIFY(file.seek(at));
        file.write(QByteArray(200, '\xee'));
    }
    file.close();
    store.open(m_path, {});
    std::optional<QList<RecordPtr>> all;
    store.fetchSummaries(10'000, this, [&](const QList<RecordPtr> &records) { all = records; });
    QTRY_VERIFY(all);
    QVERIFY(works(store, 6000));
    QCOMPARE(setAside().size(), 1);
}

void TestStoreTrouble::damagedFilesDoNotPileUp()
{
    for (int i = 0; i < 6; ++i) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("garbage");
        file.close();
        Store store;
        store.open(m_path, {});
        const bool fine = works(store, 1);
        QCOMPARE(fine, i < 5);
        if (!fine)
            QVERIFY2(store.state().problem.contains(u"remove them"_qs),
                     qPrintable(store.state().problem));
    }
    QCOMPARE(setAside().size(), 5);
    QCOMPARE(QFileInfo(m_path).size(), qint64(7));
}

void TestStoreTrouble::aLockedFileIsTriedAgain()
{
    Store store;
    store.setRetryInterval(20ms);
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"other"_qs);
        db.setDatabaseName(m_path);
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(u"CREATE TABLE other (x)"_qs) && query.exec(u"BEGIN EXCLUSIVE"_qs));
        store.open(m_path, {});
        QTRY_VERIFY(store.state().problem.contains(u"another program"_qs));
        QVERIFY(setAside().isEmpty());
    }
    QSqlDatabase::removeDatabase(u"other"_qs);
    QTRY_VERIFY(store.state().open);
    QVERIFY(works(store, 1));
}

void TestStoreTrouble::aFullFileResumes()
{
    Store store;
    store.setRetryInterval(20ms);
    store.open(m_path, {500'000, qint64(1) << 30, 200'000});
    QVERIFY(works(store, 1));
    store.append(packed(sampleRecords(10, 100, 10'000)));
    QTRY_VERIFY(store.state().problem.contains(u"no room"_qs));
    QSignalSpy changed(&store, &Store::stateChanged);
    store.append(packed(sampleRecords(200, 3)));
    QTRY_COMPARE(store.state().dropped, quint64(3));
    QVERIFY(store.state().open);

    store.setRetention({});
    QTRY_COMPARE(store.state().problem, QString());
    QVERIFY(works(store, 300));
    QTRY_COMPARE(store.state().records, qint64(102)); // the batch that did not fit was kept
}

void TestStoreTrouble::aDiskThatRefusesResumes()
{
    Store store;
    store.setRetryInterval(20ms);
    store.open(m_path, {});
    QVERIFY(works(store, 1));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{16 * 1024, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    store.append(packed(sampleRecords(2, 100, 10'000)));
    const bool noticed = QTest::qWaitFor([&] { return !store.state().problem.isEmpty(); }, 5000);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(noticed);
    QTRY_COMPARE(store.state().problem, QString());
    QVERIFY(works(store, 500));
    QTRY_COMPARE(store.state().records, qint64(102));
    QVERIFY(setAside().isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreTrouble)
#include "tst_store_trouble.moc"
