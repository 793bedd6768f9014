// SPDX-License-Identifier: GPL-3.0-or-later
// The limits that are kept in Redis, against a real one: what they answer, and what they leave
// there.
#include "gateway/limits/remote_bucket.h"
#include "gateway/limits/remote_counter.h"
#include "tests/support/fake_clock.h"
#include "tests/support/redis_cluster.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::limits;
using namespace gatehouse::test;
using namespace std::chrono_literals;

namespace {

QByteArray textOf(const Result<Verdict> &verdict)
{
    if (!verdict)
        return "failed";
    return (verdict->allowed ? "pass " : "refuse ") + QByteArray::number(verdict->remaining);
}

// Waits for what a call hands to its callback.
template <typename T>
std::optional<Result<T>> waitFor(const std::function<void(std::function<void(Result<T>)>)> &call)
{
    const auto answer = std::make_shared<std::optional<Result<T>>>();
    call([answer](Result<T> result) { answer->emplace(std::move(result)); });
    (void)QTest::qWaitFor([&] { return answer->has_value(); });
    return *answer;
}

} // namespace

class TestRemoteLimits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void fixedWindow();
    void slidingWindow();
    void slidingWindowWeighsTheOneBefore();
    void addingCountsInAnyCase();
    void leakyBucket();
    void crowd();
    void crowdForgetsTheDead();
    void faultsAreErrors();
    void counterAsksEachTime();
    void counterReportsLater();
    void counterWithoutRedis_data();
    void counterWithoutRedis();
    void inACluster();

private:
    QByteArray take(const WindowStep &step, bool isSliding)
    {
        return textOf(*waitFor<Verdict>([&](const OnVerdict &done) {
            isSliding ? takeSliding(*m_client, step, m_clock.wall(), done)
                      : takeFixed(*m_client, step, done);
        }));
    }
    QByteArray pour(const Rate &rate)
    {
        const auto wait = *waitFor<std::optional<Seconds>>(
            [&](const auto &done) { pourRemotely(*m_client, "k", rate, m_clock.wall(), done); });
        if (!wait)
            return "failed";
        return *wait ? QByteArray::number(std::round((*wait)->count() * 1000)) : "refuse"_qba;
    }
    qint64 enter(const QByteArray &id, const Crowd &crowd)
    {
        const auto count = *waitFor<std::optional<qint64>>([&](const auto &done) {
            enterRemotely(*m_client, {"k", id, 100s}, crowd, m_clock.wall(), done);
        });
        return count ? count->value_or(0) : -1;
    }
    QByteArray take(RemoteCounter &counter, WorkerLocals &locals, const WindowStep &step)
    {
        return textOf(
            *waitFor<Verdict>([&](const OnVerdict &done) { counter.take(locals, step, done); }));
    }
    RemoteCounter::Options options(const redis::Address &address) const
    {
        RemoteCounter::Options out;
        out.settings.servers = {address};
        out.scope = "g:";
        return out;
    }

    FakeClock m_clock;
    std::unique_ptr<RedisServer> m_server;
    std::shared_ptr<redis::Client> m_client;
};

void TestRemoteLimits::initTestCase()
{
    m_server = std::make_unique<RedisServer>();
    redis::Settings settings;
    settings.servers = {m_server->address()};
    m_client = redis::makeClient(settings);
}

void TestRemoteLimits::init()
{
    QCOMPARE(m_server->ask({"FLUSHALL"}).text, "OK"_qba);
}

void TestRemoteLimits::fixedWindow()
{
    const WindowStep step{"g:1.2.3.4", 2, 60};
    QCOMPARE(take(step, false), "pass 1"_qba);
    QCOMPARE(take(step, false), "pass 0"_qba);
    QCOMPARE(take(step, false), "refuse 0"_qba);
    // As APISIX 3.18 leaves it: what was used, and the rest of the window to live.
    QCOMPARE(m_server->ask({"GET", "plugin-limit-count:v1:g:1.2.3.4"}).text, "3"_qba);
    const qint64 left = m_server->ask({"PTTL", "plugin-limit-count:v1:g:1.2.3.4"}).integer;
    QVERIFY(left > 0 && left <= 60'000);
    const auto verdict =
        *waitFor<Verdict>([&](const OnVerdict &done) { takeFixed(*m_client, step, done); });
    QVERIFY(verdict->reset.count() > 0 && verdict->reset.count() <= 60);
}

void TestRemoteLimits::slidingWindow()
{
    const WindowStep step{"g:a", 2, 60}; // the fake clock is at the beginning of a minute
    QCOMPARE(take(step, true), "pass 1"_qba);
    QCOMPARE(take(step, true), "pass 0"_qba);
    QCOMPARE(take(step, true), "refuse 0"_qba);
    const QByteArray number = QByteArray::number(1'767'225'600 / 60);
    const QByteArray key = "plugin-limit-count:g:a." + number + ".counter";
    QCOMPARE(m_server->ask({"GET", key}).text, "2"_qba); // refused ones are not counted
    const qint64 left = m_server->ask({"TTL", key}).integer;
    QVERIFY(left > 60 && left <= 120);
}

void TestRemoteLimits::slidingWindowWeighsTheOneBefore()
{
    const WindowStep step{"g:b", 4, 60};
    for (int i = 0; i < 4; ++i)
        QVERIFY(take(step, true).startsWith("pass"));
    m_clock.advance(90s); // half of the four still count
    QCOMPARE(take(step, true), "pass 1"_qba);
    QCOMPARE(take(step, true), "pass 0"_qba);
    const auto refused = *waitFor<Verdict>(
        [&](const OnVerdict &done) { takeSliding(*m_client, step, m_clock.wall(), done); });
    QVERIFY(!refused->allowed);
    QCOMPARE(refused->reset.count(), 0.0); // another one slides out at once
    m_clock.advance(15s);
    QCOMPARE(take(step, true), "pass 0"_qba);
    m_clock = FakeClock();
}

void TestRemoteLimits::addingCountsInAnyCase()
{
    const auto add = [this](qint64 amount) {
        return textOf(*waitFor<Verdict>([&](const OnVerdict &done) {
            addSliding(*m_client, {"g:c", 3, 60, amount}, m_clock.wall(), done);
        }));
    };
    QCOMPARE(add(0), "pass 3"_qba);
    QCOMPARE(add(2), "pass 1"_qba);
    QCOMPARE(add(5), "refuse 0"_qba);
    QCOMPARE(take({"g:c", 100, 60}, true), "pass 92"_qba);
}

void TestRemoteLimits::leakyBucket()
{
    const Rate rate{1, 1};
    QCOMPARE(pour(rate), "0"_qba);
    QCOMPARE(pour(rate), "1000"_qba);
    QCOMPARE(pour(rate), "refuse"_qba);
    m_clock.advance(250ms);
    QCOMPARE(pour(rate), "refuse"_qba);
    m_clock.advance(750ms);
    QCOMPARE(pour(rate), "1000"_qba);
    QCOMPARE(m_server->ask({"HGET", "limit_req:k", "excess"}).number(), 1000.0);
    QVERIFY(m_server->ask({"TTL", "limit_req:k"}).integer > 0);
    m_clock = FakeClock();
}

void TestRemoteLimits::crowd()
{
    const Crowd crowd{1, 1};
    QCOMPARE(enter("a", crowd), 1);
    QCOMPARE(enter("b", crowd), 2);
    QCOMPARE(enter("c", crowd), 0);
    leaveRemotely(*m_client, {"k", "a", 100s});
    QCOMPARE(enter("d", crowd), 2);
    leaveRemotely(*m_client, {"k", "nobody", 100s});
    QCOMPARE(enter("e", crowd), 0);
    QCOMPARE(m_server->ask({"ZCARD", "limit_conn:k"}).integer, 2);
}

void TestRemoteLimits::crowdForgetsTheDead()
{
    const Crowd crowd{1, 0};
    QCOMPARE(enter("a", crowd), 1);
    QCOMPARE(enter("b", crowd), 0);
    m_clock.advance(100s); // the gateway that had it did not live to count it out
    QCOMPARE(enter("b", crowd), 1);
    m_clock = FakeClock();
}

void TestRemoteLimits::faultsAreErrors()
{
    QCOMPARE(m_server->ask({"HSET", "plugin-limit-count:v1:g:x", "a", "b"}).integer, 1);
    const auto verdict = *waitFor<Verdict>([&](const OnVerdict &done) {
        takeFixed(*m_client, {"g:x", 2, 60}, done);
    });
    QVERIFY(verdict.has_value() || verdict.error().message.startsWith(u"redis: "_qs));
    QCOMPARE(m_server->ask({"SET", "plugin-limit-count:v1:g:y", "text", "EX", "60"}).text,
             "OK"_qba);
    const auto other = *waitFor<Verdict>([&](const OnVerdict &done) {
        takeFixed(*m_client, {"g:y", 2, 60}, done);
    });
    QVERIFY(!other);
    QVERIFY(other.error().message.startsWith(u"redis: "_qs));
}

void TestRemoteLimits::counterAsksEachTime()
{
    WorkerLocals one, other; // two workers
    const auto counter = std::make_shared<RemoteCounter>(options(m_server->address()), m_clock);
    QCOMPARE(take(*counter, one, {"k", 2, 60}), "pass 1"_qba);
    QCOMPARE(take(*counter, other, {"k", 2, 60}), "pass 0"_qba);
    QCOMPARE(take(*counter, one, {"k", 2, 60}), "refuse 0"_qba);
    QCOMPARE(m_server->ask({"GET", "plugin-limit-count:v1:g:k"}).text, "3"_qba);
}

void TestRemoteLimits::counterReportsLater()
{
    WorkerLocals locals;
    RemoteCounter::Options slow = options(m_server->address());
    slow.interval = 100ms;
    const auto counter = std::make_shared<RemoteCounter>(slow, m_clock);
    QCOMPARE(take(*counter, locals, {"k", 3, 60}), "pass 2"_qba);
    bool atOnce = false;
    counter->take(locals, {"k", 3, 60}, [&atOnce](const Result<Verdict> &verdict) {
        atOnce = textOf(verdict) == "pass 1";
    });
    QVERIFY(atOnce); // nobody had to be asked
    QTRY_COMPARE(m_server->ask({"GET", "plugin-limit-count:v1:g:k"}).text, "2"_qba);
    // Another gateway used two more meanwhile: it is known after the next report.
    QCOMPARE(m_server->ask({"INCRBY", "plugin-limit-count:v1:g:k", "2"}).integer, 4);
    m_clock.advance(100ms);
    QCOMPARE(take(*counter, locals, {"k", 3, 60}), "pass 0"_qba);
    QTRY_COMPARE(m_server->ask({"GET", "plugin-limit-count:v1:g:k"}).text, "5"_qba);
    QTRY_COMPARE(take(*counter, locals, {"k", 3, 60}), "refuse 0"_qba);
}

void TestRemoteLimits::counterWithoutRedis_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::newRow("asking fails") << 0 << QByteArrayList{"failed", "failed", "failed"};
    QTest::newRow("reporting counts here") << 100 << QByteArrayList{"pass 1", "pass 0", "refuse 0"};
}

void TestRemoteLimits::counterWithoutRedis()
{
    QFETCH(const int, interval);
    WorkerLocals locals;
    RemoteCounter::Options away = options({"127.0.0.1", freePort()});
    away.interval = std::chrono::milliseconds(interval);
    const auto counter = std::make_shared<RemoteCounter>(away, m_clock);
    QByteArrayList answers;
    for (int i = 0; i < 3; ++i)
        answers.append(take(*counter, locals, {"k", 2, 60}));
    QTEST(answers, "answers");
}

void TestRemoteLimits::inACluster()
{
    RedisCluster cluster;
    WorkerLocals locals;
    RemoteCounter::Options there = options(cluster.node(0).address());
    there.settings.kind = redis::Settings::Kind::Cluster;
    for (const bool isSliding : {false, true}) {
        there.isSliding = isSliding;
        const auto counter = std::make_shared<RemoteCounter>(there, m_clock);
        for (int i = 0; i < 10; ++i) {
            const WindowStep step{QByteArray::number(i), 2, 60};
            QCOMPARE(take(*counter, locals, step), "pass 1"_qba);
            QCOMPARE(take(*counter, locals, step), "pass 0"_qba);
            QCOMPARE(take(*counter, locals, step), "refuse 0"_qba);
        }
    }
}

QTEST_GUILESS_MAIN(TestRemoteLimits)
#include "tst_remote_limits.moc"
