// SPDX-License-Identifier: GPL-3.0-or-later
// A body on its way through an exchange: streamed, held whole, replaced; and hooks that wait.
#include "gateway/pipeline/body_variables.h"
#include "gateway/pipeline/pending_hook.h"
#include "gateway/pipeline/request_body.h"

#include <QJsonObject>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::pipeline;

class TestRequestBody : public QObject
{
    Q_OBJECT

private slots:
    void noBodyIsWholeAtOnce()
    {
        RequestBody body;
        int ready = 0;
        body.hold(10, [&] { ++ready; });
        QCOMPARE(ready, 1);
        QCOMPARE(body.whole(), QByteArray());
    }

    void aBodyIsHeldUntilItsEndAndCanStillBeSent()
    {
        RequestBody body;
        body.open();
        int ready = 0;
        body.hold(1 << 20, [&] { ++ready; });
        body.arrived(QByteArray(100'000, 'a'));
        QVERIFY(body.wantsMore()); // more than a pipe takes when nobody holds it
        QCOMPARE(ready, 0);
        QVERIFY(!body.whole());
        body.arrived("end");
        body.ended({});
        QCOMPARE(ready, 1);
        QCOMPARE(body.whole()->size(), 100'003);
        QCOMPARE(body.pipe()->takeAll().size(), 100'003);
    }

    void aBodyBeyondTheLimitIsTooLargeButStreamsOn()
    {
        RequestBody body;
        body.open();
        int ready = 0;
        body.hold(4, [&] { ++ready; });
        body.arrived("1234");
        QCOMPARE(ready, 0);
        body.arrived("5");
        QCOMPARE(ready, 1);
        QVERIFY(body.isTooLarge());
        QVERIFY(!body.whole());
        QCOMPARE(body.pipe()->takeAll(), QByteArray("12345"));
    }

    void aReplacedBodyThrowsTheRestAway()
    {
        RequestBody body;
        body.open();
        body.replace("new");
        body.arrived("old");
        body.ended({});
        QVERIFY(body.wantsMore());
        QCOMPARE(body.pipe()->takeAll(), QByteArray("new"));
        QVERIFY(body.pipe()->isFinished());
    }

    void whoForgetsHearsNothing()
    {
        RequestBody body;
        body.open();
        body.hold(4, [] { QFAIL("was forgotten"); });
        body.forget();
        body.ended({});
    }

    void aWaitingHookResumesOnce()
    {
        PendingHook pending;
        std::optional<plugin::Resumer> resumer;
        int resumed = 0;
        pending.start({[&](plugin::Resumer given) {
                          resumer = std::move(given);
                          return std::make_shared<int>(0);
                      }},
                      [&](const plugin::Outcome &) { ++resumed; });
        QCOMPARE(resumed, 0);
        (*resumer)(plugin::Continue{});
        (*resumer)(plugin::Continue{});
        QCOMPARE(resumed, 1);
    }

    void aHookMayResumeBeforeItWaits()
    {
        PendingHook pending;
        std::weak_ptr<int> held;
        int resumed = 0;
        pending.start({[&](const plugin::Resumer &resume) {
                          resume(plugin::Continue{});
                          auto handle = std::make_shared<int>(0);
                          held = handle;
                          return handle;
                      }},
                      [&](const plugin::Outcome &) { ++resumed; });
        QCOMPARE(resumed, 1);
        QVERIFY(held.expired());
    }

    void cancellingDropsTheHandleAndTheAnswer()
    {
        PendingHook pending;
        std::weak_ptr<int> held;
        std::optional<plugin::Resumer> resumer;
        pending.start({[&](plugin::Resumer given) {
                          resumer = std::move(given);
                          auto handle = std::make_shared<int>(0);
                          held = handle;
                          return handle;
                      }},
                      [](const plugin::Outcome &) { QFAIL("was cancelled"); });
        QVERIFY(!held.expired());
        pending.cancel();
        QVERIFY(held.expired());
        (*resumer)(plugin::Continue{});
    }

    void variablesOfTheBodyAreFound_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("found");
        QTest::newRow("none") << QByteArray(R"json({"a": ["arg_x", 1, {"b": "$uri"}]})json")
                              << false;
        QTest::newRow("form") << QByteArray(R"json({"a": [["post_arg_x", "==", "1"]]})json")
                              << true;
        QTest::newRow("path") << QByteArray(R"json({"a": {"b": "${post_arg.x}"}})json") << true;
        QTest::newRow("graphql") << QByteArray(R"json({"a": "$graphql_name"})json") << true;
    }
    void variablesOfTheBodyAreFound()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const bool, found);
        QCOMPARE(namesBodyVariable(QJsonDocument::fromJson(json).object()), found);
    }
};

QTEST_GUILESS_MAIN(TestRequestBody)
#include "tst_request_body.moc"
