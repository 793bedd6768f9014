// SPDX-License-Identifier: GPL-3.0-or-later
// Where answers are kept: memory, disk, and the requests that wait for one.
#include "gateway/cache/cache.h"
#include "gateway/cache/doorbell.h"
#include "gateway/cache/stored_codec.h"
#include "tests/gateway/cache/fields.h"
#include "tests/support/fake_clock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <future>

using namespace gatehouse;
using namespace gatehouse::cache;
using gatehouse::test::FakeClock;
using gatehouse::test::fields;

class TestStores : public QObject
{
    Q_OBJECT

private slots:
    void memoryKeepsVariants();
    void memoryIsBounded();
    void memoryFromManyThreads();
    void codec();
    void codecRefuses_data();
    void codecRefuses();
    void diskSurvives();
    void diskIsBounded();
    void diskForgetsBrokenFiles();
    void diskOfAnotherProcess();
    void fetchesFromDisk();
    void flights();
    void flightLosesItsLeader();
    void soloFlights();
    void doorbell();

private:
    static StoredPtr answer(const QByteArray &body,
                            const QByteArray &head = "Cache-Control: max-age=60",
                            const QByteArray &request = {}, const QByteArray &scope = {})
    {
        FakeClock clock;
        const http::Headers asked = fields(request), response = fields(head);
        StoredResponse out = storedFrom({.status = 200,
                                         .request = asked,
                                         .response = response,
                                         .now = clock.steady(),
                                         .wall = clock.wall(),
                                         .scope = scope,
                                         .rules = {}});
        out.body = body;
        return std::make_shared<const StoredResponse>(std::move(out));
    }
    // What the disk's thread says.
    static QList<StoredPtr> load(DiskStore &store, const QByteArray &key)
    {
        std::promise<QList<StoredPtr>> promise;
        store.load(key,
                   [&promise](const QList<StoredPtr> &answers) { promise.set_value(answers); });
        return promise.get_future().get();
    }
    static void settle(DiskStore &store)
    {
        std::promise<void> promise;
        store.afterwards([&promise] { promise.set_value(); });
        promise.get_future().wait();
    }
};

void TestStores::memoryKeepsVariants()
{
    MemoryStore store(1 << 20);
    const QByteArray vary = "Cache-Control: max-age=60|Vary: A";
    store.put("k", answer("one", vary, "A: 1"));
    store.put("k", answer("two", vary, "A: 2"));
    store.put("k", answer("other", vary, "A: 1", "route"));
    QCOMPARE(store.find("k", fields("A: 1"), "").answer->body, QByteArray("one"));
    QCOMPARE(store.find("k", fields("A: 2"), "").answer->body, QByteArray("two"));
    QCOMPARE(store.find("k", fields("A: 1"), "route").answer->body, QByteArray("other"));
    QVERIFY(!store.find("k", fields("A: 3"), "").answer);
    QVERIFY(store.find("k", fields("A: 3"), "").isKnown);
    QVERIFY(!store.find("x", {}, "").isKnown);
    store.put("k", answer("three", vary, "A: 1"));
    QCOMPARE(store.find("k", fields("A: 1"), "").answer->body, QByteArray("three"));
    store.remove("k", store.find("k", fields("A: 2"), "").answer);
    QVERIFY(!store.find("k", fields("A: 2"), "").answer);
    QCOMPARE(store.remove("k"), 2);
    QCOMPARE(store.remove("k"), 0);
    QCOMPARE(store.bytes(), 0);
}

void TestStores::memoryIsBounded()
{
    MemoryStore store(100'000);
    store.put("large", answer(QByteArray(60'000, 'x')));
    QVERIFY(!store.contains("large"));
    for (int i = 0; i < 200; ++i) {
        store.put("k" + QByteArray::number(i), answer(QByteArray(5'000, 'x')));
        QVERIFY(store.bytes() <= 100'000);
    }
    QVERIFY(store.contains("k199"));
    QVERIFY(!store.contains("k0"));
    const QByteArray vary = "Cache-Control: max-age=60|Vary: A";
    for (int i = 0; i < 100; ++i)
        store.put("v", answer("x", vary, "A: " + QByteArray::number(i)));
    QVERIFY(!store.find("v", fields("A: 0"), "").answer);
    QVERIFY(store.find("v", fields("A: 99"), "").answer);
}

void TestStores::memoryFromManyThreads()
{
    MemoryStore store(50'000);
    const auto work = [&store](int seed) {
        for (int i = 0; i < 2'000; ++i) {
            const QByteArray key = QByteArray::number((i * 7 + seed) % 40);
            if (i % 5 == 0)
                store.remove(key);
            else if (i % 2 == 0)
                store.put(key, answer(QByteArray(500, 'x')));
            else if (const auto found = store.find(key, {}, ""); found.answer)
                QCOMPARE(found.answer->body.size(), 500);
        }
    };
    std::thread other(work, 3);
    work(11);
    other.join();
    for (int i = 0; i < 40; ++i)
        store.remove(QByteArray::number(i));
    QCOMPARE(store.bytes(), 0);
}

void TestStores::codec()
{
    FakeClock clock;
    const StoredPtr before =
        answer("body", "Cache-Control: max-age=60|Vary: A|X: y|X: z|Age: 5", "A: 1", "r");
    const QByteArray file = encodeStored("key", *before, clock.steady(), clock.wall());
    // A restart: another monotonic clock, 10 s later.
    const Clock::Steady later{std::chrono::hours(9)};
    const auto after = decodeStored(file, later, clock.wall() + Seconds(10));
    QVERIFY(after);
    QCOMPARE(after->key, QByteArray("key"));
    QCOMPARE(after->answer->body, before->body);
    QCOMPARE(after->answer->headers, before->headers);
    QCOMPARE(after->answer->control, before->control);
    QCOMPARE(after->answer->freshness, before->freshness);
    QCOMPARE(after->answer->age(later), Seconds(15));
    QVERIFY(after->answer->replaces(*before));
    QVERIFY(after->answer->answers(fields("A: 1"), "r"));
    const auto early = decodeStored(file, later, clock.wall() - Seconds(1000));
    QCOMPARE(early->answer->age(later), Seconds(0));
}

void TestStores::codecRefuses_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("flip");
    QTest::newRow("empty") << 0 << -1;
    QTest::newRow("short") << 10 << -1;
    QTest::newRow("half") << 60 << -1;
    for (const int at : {0, 5, 40, 80, 100})
        QTest::addRow("flip %d", at) << -1 << at;
}

void TestStores::codecRefuses()
{
    QFETCH(int, cut);
    QFETCH(int, flip);
    FakeClock clock;
    QByteArray file = encodeStored("key", *answer("body"), clock.steady(), clock.wall());
    if (cut >= 0)
        file.truncate(cut);
    if (flip >= 0)
        file[flip] = char(file[flip] ^ 1);
    QVERIFY(!decodeStored(file, clock.steady(), clock.wall()));
}

void TestStores::diskSurvives()
{
    QTemporaryDir folder;
    FakeClock clock;
    {
        DiskStore store(folder.path(), 1 << 20, clock);
        store.put("k", answer("one", "Cache-Control: max-age=60|Vary: A", "A: 1"));
        store.put("k", answer("two", "Cache-Control: max-age=60|Vary: A", "A: 2"));
        store.put("gone", answer("x"));
        settle(store);
        QVERIFY(store.mayHave("k") && store.mayHave("gone"));
        store.remove("gone");
        QVERIFY(!store.mayHave("gone"));
    }
    DiskStore store(folder.path(), 1 << 20, clock);
    settle(store);
    QVERIFY(store.mayHave("k"));
    QVERIFY(!store.mayHave("gone"));
    QCOMPARE(load(store, "k").size(), 2);
    QCOMPARE(load(store, "gone").size(), 0);
}

void TestStores::diskIsBounded()
{
    QTemporaryDir folder;
    FakeClock clock;
    DiskStore store(folder.path(), 20'000, clock);
    for (int i = 0; i < 20; ++i)
        store.put(QByteArray::number(i), answer(QByteArray(4'000, 'x')));
    settle(store);
    QVERIFY(!store.mayHave("0"));
    QVERIFY(store.mayHave("19"));
    qint64 sum = 0;
    const QFileInfoList files = QDir(folder.path()).entryInfoList({u"*.answer"_qs});
    for (const QFileInfo &file : files)
        sum += file.size();
    QVERIFY(sum > 0 && sum <= 20'000);
}

void TestStores::diskForgetsBrokenFiles()
{
    QTemporaryDir folder;
    FakeClock clock;
    {
        DiskStore store(folder.path(), 1 << 20, clock);
        store.put("k", answer("one"));
    }
    const QString name = QDir(folder.path()).entryList({u"*.answer"_qs}).value(0);
    QFile file(folder.filePath(name));
    QVERIFY(file.resize(file.size() - 3));
    QFile other(folder.filePath(u"mine.answer"_qs));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.close();
    DiskStore store(folder.path(), 1 << 20, clock);
    settle(store);
    QCOMPARE(load(store, "k").size(), 0);
    QVERIFY(!store.mayHave("k"));
    QVERIFY(!QFile::exists(folder.filePath(name)));
    QVERIFY(other.exists()); // not ours
}

void TestStores::diskOfAnotherProcess()
{
    QTemporaryDir folder;
    FakeClock clock;
    DiskStore first(folder.path(), 1 << 20, clock);
    first.put("k", answer("one"));
    settle(first);
    DiskStore second(folder.path(), 1 << 20, clock);
    second.put("other", answer("two"));
    settle(second);
    QVERIFY(!second.mayHave("k"));
    QVERIFY(!second.mayHave("other"));
}

void TestStores::fetchesFromDisk()
{
    QTemporaryDir folder;
    FakeClock clock;
    Cache cache({.memory = 20'000, .disk = 1 << 20}, folder.path(), clock);
    cache.put("k", answer("one"));
    cache.put("large", answer(QByteArray(50'000, 'x')));
    cache.memory.remove("k");
    QTRY_VERIFY(cache.isOnDisk("large"));
    for (const auto &[key, size] : {std::pair("k", 3), std::pair("large", 50'000)}) {
        std::promise<QList<StoredPtr>> promise;
        cache.fetch(key, [&promise](const QList<StoredPtr> &found) { promise.set_value(found); });
        const QList<StoredPtr> found = promise.get_future().get();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first()->body.size(), size);
    }
    QVERIFY(cache.find("k", {}, "").answer);
    QVERIFY(!cache.find("large", {}, "").answer);
    QVERIFY(cache.remove("k"));
    QVERIFY(!cache.remove("k"));
}

void TestStores::flights()
{
    FakeClock clock;
    Flights flights;
    QByteArrayList heard;
    const auto ring = [&heard](const char *who) {
        return [&heard, who](Flights::Wake wake) {
            heard.append(who + QByteArray::number(int(wake)));
        };
    };
    QCOMPARE(flights.join("k", 1, ring("a"), clock.steady()), Flights::Role::Leads);
    QCOMPARE(flights.join("k", 2, ring("b"), clock.steady()), Flights::Role::Waits);
    QCOMPARE(flights.join("k", 3, ring("c"), clock.steady()), Flights::Role::Waits);
    QCOMPARE(flights.join("x", 4, ring("d"), clock.steady()), Flights::Role::Leads);
    flights.leave("k", 3);
    QCOMPARE(flights.waiting("k"), 1);
    flights.land("k", 2, true, clock.steady()); // not the leader
    QVERIFY(heard.isEmpty());
    flights.land("k", 1, true, clock.steady());
    QCOMPARE(heard, QByteArrayList{"b0"});
    QVERIFY(!flights.isFlying("k"));
    QVERIFY(flights.isFlying("x"));
    QVERIFY(flights.lead("k", 9));
    QVERIFY(!flights.lead("k", 10));
}

void TestStores::flightLosesItsLeader()
{
    FakeClock clock;
    Flights flights;
    std::vector<std::pair<int, Flights::Wake>> heard;
    for (int i = 1; i <= 3; ++i)
        flights.join(
            "k", quint64(i), [&heard, i](Flights::Wake wake) { heard.emplace_back(i, wake); },
            clock.steady());
    flights.leave("k", 1);
    QCOMPARE(heard.size(), 1u);
    QVERIFY(heard[0] == std::pair(2, Flights::Wake::Lead));
    flights.leave("k", 2);
    QVERIFY(heard[1] == std::pair(3, Flights::Wake::Lead));
    flights.leave("k", 3);
    QVERIFY(!flights.isFlying("k"));
}

void TestStores::soloFlights()
{
    FakeClock clock;
    Flights flights;
    QCOMPARE(flights.join("k", 1, {}, clock.steady()), Flights::Role::Leads);
    flights.land("k", 1, false, clock.steady());
    QCOMPARE(flights.join("k", 2, {}, clock.steady()), Flights::Role::GoesAlone);
    clock.advance(std::chrono::seconds(11));
    QCOMPARE(flights.join("k", 3, {}, clock.steady()), Flights::Role::Leads);
}

void TestStores::doorbell()
{
    int visits = 0;
    std::shared_ptr<Doorbell::Rope> rope;
    {
        Doorbell bell;
        rope = bell.rope();
        std::thread([&] { rope->pull([&] { ++visits; }); }).join();
        QCOMPARE(visits, 0);
        QTRY_COMPARE(visits, 1);
    }
    rope->pull([&] { ++visits; });
    QCoreApplication::processEvents();
    QCOMPARE(visits, 1);
}

QTEST_GUILESS_MAIN(TestStores)
#include "tst_stores.moc"
