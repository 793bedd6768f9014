// SPDX-License-Identifier: GPL-3.0-or-later
// Two sessions that speak to each other in memory.
#include "gateway/http2/session.h"

#include <QTest>

#include <map>

using namespace gatehouse;
using namespace gatehouse::http2;

namespace {

// One side, and what it heard of one stream.
class Side final : public Handler
{
public:
    explicit Side(Role role, const Settings &settings = {})
        : session(role, settings, *this)
    {
    }

    void headArrived(StreamId id, FieldBlock &block, bool ends) override
    {
        stream = id;
        statuses.append(block.status());
        Refusal refusal;
        request = block.takeRequest(ends, refusal);
    }
    void dataArrived(StreamId, QByteArrayView octets) override { data += octets; }
    void endArrived(StreamId, http::Headers fields) override
    {
        ended = true;
        trailers = std::move(fields);
    }
    void streamDrained(StreamId) override { ++drained; }
    void streamClosed(StreamId, quint32 why) override
    {
        ++closed;
        code = why;
    }
    void goingAway(StreamId last, quint32) override { lastLooked = last; }

    Session session;
    StreamId stream = 0, lastLooked = -1;
    QList<int> statuses;
    http::RequestHead request;
    QByteArray data;
    http::Headers trailers;
    bool ended = false;
    int drained = 0, closed = 0;
    quint32 code = 0;
};

struct Pair {
    Side client{Role::Client}, server{Role::Server};
    Clock::Steady now = Clock::Steady() + std::chrono::hours(1);

    // Carries octets both ways until both are silent; false: a side broke the connection off.
    bool speak()
    {
        bool sound = true;
        for (bool busy = true; busy;) {
            busy = false;
            for (auto [from, to] : {std::pair(&client, &server), std::pair(&server, &client)}) {
                const QByteArray octets = from->session.takeOutput(16 * 1024);
                busy = busy || !octets.isEmpty();
                if (!octets.isEmpty())
                    sound = to->session.feed(octets, now) && sound;
            }
        }
        return sound;
    }
    StreamId ask(bool ends)
    {
        return client.session.request({.method = "POST", .target = "/", .headers = {{"Host", "a"}}},
                                      "http", ends);
    }
};

} // namespace

class TestHttp2Session : public QObject
{
    Q_OBJECT

private slots:
    void aWholeExchange()
    {
        Pair pair;
        const StreamId id = pair.ask(false);
        pair.client.session.sendBody(id, "question");
        pair.client.session.sendEnd(id, {{"x-up", "1"}});
        QVERIFY(pair.speak());
        QCOMPARE(pair.server.data, QByteArray("question"));
        QVERIFY(pair.server.ended);
        QCOMPARE(pair.server.trailers, (http::Headers{{"x-up", "1"}}));
        pair.server.session.sendInterim(id, 103, {{"link", "</a>"}});
        pair.server.session.sendHead(
            id, 200, {{"Content-Type", "text/plain"}, {"Connection", "close"}}, false);
        pair.server.session.sendBody(id, "answer");
        pair.server.session.sendEnd(id, {{"grpc-status", "0"}});
        QVERIFY(pair.speak());
        QCOMPARE(pair.client.statuses, (QList<int>{103, 200}));
        QVERIFY(!pair.client.request.headers.contains("connection"));
        QCOMPARE(pair.client.data, QByteArray("answer"));
        QCOMPARE(pair.client.trailers, (http::Headers{{"grpc-status", "0"}}));
        QCOMPARE(pair.client.closed + pair.server.closed, 2);
        QCOMPARE(pair.client.code, quint32(NoError));
    }

    void windowsHoldBodiesBack()
    {
        Pair pair;
        const StreamId id = pair.ask(false);
        pair.client.session.sendBody(id, QByteArray(200 * 1024, 'x'));
        QVERIFY(pair.speak());
        QCOMPARE(pair.server.data.size(), 64 * 1024);
        QCOMPARE(pair.client.session.waiting(id), qint64(136 * 1024));
        QCOMPARE(pair.client.drained, 0);
        pair.server.session.consumed(id, 64 * 1024);
        QVERIFY(pair.speak());
        QCOMPARE(pair.server.data.size(), 128 * 1024);
        pair.server.session.consumed(id, 64 * 1024);
        QVERIFY(pair.speak());
        QCOMPARE(pair.client.session.waiting(id), qint64(8 * 1024));
        QVERIFY(pair.client.drained > 0);
    }

    void anAnswerBeforeTheEndOfItsRequestAsksToStop()
    {
        Pair pair;
        const StreamId id = pair.ask(false);
        QVERIFY(pair.speak());
        pair.server.session.sendHead(id, 413, {}, true);
        QVERIFY(pair.speak());
        QVERIFY(pair.client.ended);
        QCOMPARE(pair.client.closed, 1);
        QCOMPARE(pair.client.code, quint32(NoError));
    }

    void goingAwayLeavesWhatIsAtWork()
    {
        Pair pair;
        const StreamId id = pair.ask(true);
        QVERIFY(pair.speak());
        pair.server.session.goAway(NoError);
        QVERIFY(pair.speak());
        QCOMPARE(pair.client.lastLooked, id);
        QVERIFY(!pair.client.session.canRequest());
        pair.server.session.sendHead(id, 200, {}, true);
        QVERIFY(pair.speak());
        QVERIFY(pair.client.ended);
    }

    void streamsAreBounded()
    {
        Pair pair;
        QVERIFY(pair.speak());
        for (int i = 0; i < 200; ++i)
            pair.ask(true);
        QVERIFY(pair.speak());
        QCOMPARE(pair.server.statuses.size(), 128);
    }

    // Resets cost the peer nothing and us a request each (CVE-2023-44487).
    void resetsAreCountedByTime()
    {
        const auto cancel = [](Pair &pair) {
            const StreamId id = pair.ask(true);
            const bool asked = pair.speak();
            pair.client.session.reset(id, Cancel);
            return pair.speak() && asked;
        };
        Pair pair;
        int until = 0;
        while (until < 2000 && cancel(pair))
            ++until;
        QVERIFY2(until >= 250 && until <= 350, qPrintable(QString::number(until)));
        Pair patient;
        for (int i = 0; i < 2000; ++i) {
            patient.now += std::chrono::milliseconds(50);
            QVERIFY(cancel(patient));
        }
    }
};

QTEST_APPLESS_MAIN(TestHttp2Session)
#include "tst_http2_session.moc"
