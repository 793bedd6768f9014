// SPDX-License-Identifier: GPL-3.0-or-later
// Names of nodes: one address at a time, kept for a while, asked again without waiting.
#include "gateway/upstream/name_cache.h"
#include "tests/support/fake_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::upstream;
using namespace std::chrono_literals;

class TestNameCache : public QObject
{
    Q_OBJECT

private:
    // Questions wait until the test answers them.
    struct Names {
        test::FakeClock clock;
        QList<std::pair<QByteArray, NameCache::Answer>> asked;
        std::shared_ptr<NameCache> cache = std::make_shared<NameCache>(
            clock, [this](const QByteArray &name, NameCache::Answer answer) {
                asked.append({name, answer});
            });

        QByteArray find()
        {
            const NameCache::Found found = cache->find("n.example");
            return found.status == NameCache::Status::Known ? found.address
                : found.status == NameCache::Status::Failed ? QByteArray("failed")
                                                            : QByteArray("pending");
        }
        void answer(const QList<QByteArray> &addresses)
        {
            const auto question = asked.takeFirst();
            question.second(addresses);
        }
    };

private slots:
    void addressesTakeTurns()
    {
        Names names;
        QSignalSpy resolved(names.cache.get(), &NameCache::resolved);
        QCOMPARE(names.find(), QByteArray("pending"));
        QCOMPARE(names.find(), QByteArray("pending"));
        QCOMPARE(names.asked.size(), 1); // one question at a time
        names.answer({"10.0.0.1", "10.0.0.2", "10.0.0.3"});
        QCOMPARE(resolved.count(), 1);
        for (const char *address : {"10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.1"})
            QCOMPARE(names.find(), QByteArray(address));
        QVERIFY(names.asked.isEmpty());
    }

    void whichAddresses_data()
    {
        QTest::addColumn<QList<QByteArray>>("answer");
        QTest::addColumn<QByteArray>("first");
        using List = QList<QByteArray>;
        QTest::newRow("IPv4 before IPv6") << List{"::1", "127.0.0.1"} << QByteArray("127.0.0.1");
        QTest::newRow("IPv6 only") << List{"fe80::1", "::1"} << QByteArray("fe80::1");
        QTest::newRow("none") << List{} << QByteArray("failed");
    }
    void whichAddresses()
    {
        QFETCH(const QList<QByteArray>, answer);
        QFETCH(const QByteArray, first);
        Names names;
        (void)names.find();
        names.answer(answer);
        QCOMPARE(names.find(), first);
    }

    void oldAnswersServeWhileNewOnesAreLookedUp()
    {
        Names names;
        (void)names.find();
        names.answer({"10.0.0.1"});
        names.clock.advance(NameCache::freshFor);
        QCOMPARE(names.find(), QByteArray("10.0.0.1"));
        QCOMPARE(names.asked.size(), 1);
        names.answer({"10.0.0.9"});
        QCOMPARE(names.find(), QByteArray("10.0.0.9"));
        names.clock.advance(NameCache::freshFor);
        (void)names.find();
        names.answer({}); // the name server is away
        QCOMPARE(names.find(), QByteArray("10.0.0.9"));
        QVERIFY(names.asked.isEmpty()); // not asked at every request
        names.clock.advance(NameCache::failedFor);
        QCOMPARE(names.find(), QByteArray("10.0.0.9"));
        QCOMPARE(names.asked.size(), 1);
    }

    void aFailedNameIsAskedAgainAfterAWhile()
    {
        Names names;
        (void)names.find();
        names.answer({});
        QCOMPARE(names.find(), QByteArray("failed"));
        names.clock.advance(NameCache::failedFor);
        QCOMPARE(names.find(), QByteArray("pending"));
        names.answer({"10.0.0.1"});
        QCOMPARE(names.find(), QByteArray("10.0.0.1"));
    }

    void anAnswerThatComesTooLateIsNoHarm()
    {
        Names names;
        (void)names.find();
        names.cache.reset();
        names.answer({"10.0.0.1"});
    }

    void theSystemKnowsLocalhost()
    {
        const SystemClock clock;
        const auto cache = std::make_shared<NameCache>(clock, systemLookup());
        QSignalSpy resolved(cache.get(), &NameCache::resolved);
        QCOMPARE(cache->find("localhost").status, NameCache::Status::Pending);
        QTRY_VERIFY(cache->find("localhost").status == NameCache::Status::Known);
        QCOMPARE(cache->find("localhost").address, QByteArray("127.0.0.1"));
        QTRY_COMPARE(resolved.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestNameCache)
#include "tst_name_cache.moc"
