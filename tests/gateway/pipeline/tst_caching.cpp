// SPDX-License-Identifier: GPL-3.0-or-later
// gatehouse-cache in a whole gateway: storing, confirming, collapsing, standing in.
#include "gateway/endpoint/server.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// Answers "GET /path #n" with the header lines that the query asks for; a path below /held/ waits
// until release().
class Origin
{
public:
    Origin()
        : m_server([this](const endpoint::Request &request,
                          const std::shared_ptr<endpoint::Responder> &responder) {
            ++requests;
            last = request.head;
            if (request.target.path.startsWith("/held/"))
                m_held.append({request, responder});
            else
                answer(request, *responder);
        })
    {
        if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
            qFatal("the test's upstream cannot listen");
        port = m_server.port();
    }
    void release()
    {
        for (const auto &[request, responder] : std::exchange(m_held, {}))
            answer(request, *responder);
    }
    void cutShort()
    {
        for (const auto &[request, responder] : std::exchange(m_held, {})) {
            responder->begin(200, {{"Cache-Control", "max-age=60"}}, 100);
            responder->write("only this");
        }
    }
    qsizetype held() const { return m_held.size(); }
    void close() { m_server.close(); }
    QByteArray yaml(const QByteArray &conf, const QByteArray &more = {}) const
    {
        return "routes:\n  - id: r1\n    uri: /*\n    plugins:\n      gatehouse-cache: " + conf
            + "\n" + more
            + "    upstream:\n      type: roundrobin\n      nodes:\n        \"127.0.0.1:"
            + QByteArray::number(port) + "\": 1\n";
    }

    int requests = 0;
    http::RequestHead last;
    quint16 port = 0;

private:
    void answer(const endpoint::Request &request, endpoint::Responder &responder)
    {
        http::Headers headers;
        for (const QByteArray &part : request.target.rawQuery.split('&')) {
            const qsizetype equals = part.indexOf('=');
            if (equals > 0)
                headers.append(part.first(equals), http::percentDecoded(part.sliced(equals + 1)));
        }
        const auto tag = headers.value("ETag");
        if (tag && request.head.headers.value("If-None-Match") == tag)
            responder.send(304, headers, {});
        else
            responder.send(200, headers,
                           QByteArray(request.head.method + ' ' + request.target.path + " #"
                                      + QByteArray::number(requests)));
    }

    QList<std::pair<endpoint::Request, std::shared_ptr<endpoint::Responder>>> m_held;
    endpoint::Server m_server;
};

QByteArray request(const QByteArray &target, const QByteArray &method = "GET")
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: test.local\r\nConnection: close\r\n\r\n";
}

} // namespace

class TestCaching : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setApplicationName(
            u"tst_caching-%1"_qs.arg(QCoreApplication::applicationPid()));
    }
    void cleanupTestCase()
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)).removeRecursively();
    }

    void answersFromTheStore()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/a?Cache-Control=max-age%3D60&X-A=1";
        const QByteArray miss = get(fixture.port(), path);
        QCOMPARE(bodyOf(miss), QByteArray("GET /a #1"));
        QVERIFY(miss.contains("\r\nContent-Length: 9\r\n"));
        QVERIFY(miss.contains("\r\nCache-Status: Gatehouse; fwd=uri-miss; stored\r\n"));
        const QByteArray hit = get(fixture.port(), path);
        QCOMPARE(bodyOf(hit), QByteArray("GET /a #1"));
        QVERIFY(hit.contains("\r\nX-A: 1\r\n"));
        QVERIFY(hit.contains("\r\nAge: "));
        QVERIFY(hit.contains("\r\nCache-Status: Gatehouse; hit; ttl="));
        QVERIFY(hit.contains("\r\nContent-Length: 9\r\n"));
        const QByteArray head = askOnce(fixture.port(), request(path, "HEAD"));
        QVERIFY(head.contains("\r\nContent-Length: 9\r\n") && head.endsWith("\r\n\r\n"));
        const QByteArray part = get(fixture.port(), path, "Range: bytes=4-5\r\n");
        QCOMPARE(statusOf(part), 206);
        QCOMPARE(bodyOf(part), QByteArray("/a"));
        QCOMPARE(statusOf(get(fixture.port(), path, "Range: bytes=90-\r\n")), 416);
        QCOMPARE(origin.requests, 1);
        QCOMPARE(bodyOf(get(fixture.port(), path + "&x=y")), QByteArray("GET /a #2"));
    }

    void confirmsWithTheUpstream()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/a?Cache-Control=no-cache&ETag=%22x%22";
        get(fixture.port(), path);
        const QByteArray second = get(fixture.port(), path);
        QVERIFY(second.startsWith("HTTP/1.1 200 OK\r\n"));
        QCOMPARE(bodyOf(second), QByteArray("GET /a #1"));
        QVERIFY(second.contains("\r\nContent-Length: 9\r\n"));
        QVERIFY(second.contains("; fwd=stale; fwd-status=304"));
        QCOMPARE(origin.last.headers.value("If-None-Match").value_or(""), QByteArray("\"x\""));
        const QByteArray third = get(fixture.port(), path, "If-None-Match: \"x\"\r\n");
        QCOMPARE(statusOf(third), 304);
        QCOMPARE(origin.requests, 3);
    }

    void collapsesRequests()
    {
        Origin origin;
        GatewayOptions options;
        options.workers = 2;
        GatewayFixture fixture(origin.yaml("{}"), options);
        const QByteArray path = "/held/a?Cache-Control=max-age%3D60";
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 6; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
            clients.back()->send(request(path));
        }
        QTRY_COMPARE(fixture.gateway.inFlight(), 6);
        QTRY_COMPARE(origin.held(), 1);
        origin.release();
        int collapsed = 0;
        for (const auto &client : clients) {
            QVERIFY(client->waitForClose());
            QCOMPARE(bodyOf(client->received()), QByteArray("GET /held/a #1"));
            collapsed += client->received().contains("; collapsed");
        }
        QCOMPARE(origin.requests, 1);
        QVERIFY(collapsed >= 1); // late ones are plain hits
    }

    void anotherLeadsWhenTheFirstLeaves()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/held/a?Cache-Control=max-age%3D60";
        auto first = std::make_unique<RawClient>(fixture.port());
        first->send(request(path));
        QTRY_COMPARE(origin.held(), 1);
        RawClient second(fixture.port()), third(fixture.port());
        second.send(request(path));
        third.send(request(path));
        QTRY_COMPARE(fixture.gateway.inFlight(), 3);
        first.reset();
        QTRY_COMPARE(origin.held(), 2);
        QCOMPARE(origin.requests, 2);
        origin.release();
        QVERIFY(second.waitForClose() && third.waitForClose());
        QCOMPARE(bodyOf(second.received()), QByteArray("GET /held/a #2"));
        QCOMPARE(bodyOf(third.received()), QByteArray("GET /held/a #2"));
    }

    void sharesNothingThatMayNotBeShared()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/held/a?Cache-Control=private%2C%20max-age%3D60";
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
            clients.back()->send(request(path));
        }
        QTRY_COMPARE(fixture.gateway.inFlight(), 3);
        QTRY_COMPARE(origin.held(), 1);
        origin.release();
        QTRY_COMPARE(origin.held(), 2); // each for itself now
        origin.release();
        QByteArrayList bodies;
        for (const auto &client : clients) {
            QVERIFY(client->waitForClose());
            bodies.append(bodyOf(client->received()));
        }
        QCOMPARE(origin.requests, 3);
    }

    void waitsNoLongerThanTold()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{collapse_timeout: 1}"));
        const QByteArray path = "/held/a?Cache-Control=max-age%3D60";
        RawClient first(fixture.port()), second(fixture.port());
        first.send(request(path));
        second.send(request(path));
        QTRY_COMPARE(origin.held(), 2);
        origin.release();
        QVERIFY(first.waitForClose() && second.waitForClose());
    }

    void renewsBehindTheClient()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/a?Cache-Control=max-age%3D0%2C%20stale-while-revalidate%3D60";
        get(fixture.port(), path);
        QCOMPARE(bodyOf(get(fixture.port(), path)), QByteArray("GET /a #1"));
        QTRY_COMPARE(origin.requests, 2);
        QTRY_VERIFY(!bodyOf(get(fixture.port(), path)).endsWith("#1"));
    }

    void standsInForADeadUpstream()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/a?Cache-Control=max-age%3D0&ETag=%22x%22";
        const QByteArray strict = "/b?Cache-Control=max-age%3D0%2C%20must-revalidate&ETag=%22x%22";
        get(fixture.port(), path);
        get(fixture.port(), strict);
        origin.close();
        const QByteArray answer = get(fixture.port(), path);
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QCOMPARE(bodyOf(answer), QByteArray("GET /a #1"));
        QVERIFY(answer.contains("detail=stale-if-error"));
        QCOMPARE(statusOf(get(fixture.port(), strict)), 502);
    }

    void storesNoHalfAnswer()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/held/a?Cache-Control=max-age%3D60";
        RawClient first(fixture.port());
        first.send(request(path));
        QTRY_COMPARE(origin.held(), 1);
        origin.cutShort();
        QVERIFY(first.waitForClose());
        RawClient second(fixture.port());
        second.send(request(path));
        QTRY_COMPARE(origin.held(), 1);
        origin.release();
        QVERIFY(second.waitForClose());
        QCOMPARE(bodyOf(second.received()), QByteArray("GET /held/a #2"));
    }

    void invalidatesAndPurges()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/a?Cache-Control=max-age%3D60";
        get(fixture.port(), path);
        const QByteArray post = "POST " + path
            + " HTTP/1.1\r\nHost: test.local\r\nContent-Length: 0\r\n"
            + "Connection: close\r\n\r\n";
        askOnce(fixture.port(), post);
        QCOMPARE(bodyOf(get(fixture.port(), path)), QByteArray("GET /a #3"));
        QCOMPARE(statusOf(askOnce(fixture.port(), request(path, "PURGE"))), 200);
        QCOMPARE(statusOf(askOnce(fixture.port(), request(path, "PURGE"))), 404);
        QCOMPARE(bodyOf(get(fixture.port(), path)), QByteArray("GET /a #4"));
    }

    void keepsPeopleApart()
    {
        Origin origin;
        const QByteArray consumers =
            "consumers:\n  - username: ann\n    plugins: {key-auth: {key: ka}}\n"
            "  - username: bob\n    plugins: {key-auth: {key: kb}}\n";
        GatewayFixture fixture(origin.yaml("{}", "      key-auth: {}\n") + consumers);
        const QByteArray path = "/a?Cache-Control=max-age%3D60";
        const auto body = [&](const char *fields) {
            return bodyOf(get(fixture.port(), path, fields));
        };
        QCOMPARE(body("apikey: ka\r\n"), QByteArray("GET /a #1"));
        QCOMPARE(body("apikey: kb\r\n"), QByteArray("GET /a #2"));
        QCOMPARE(body("apikey: ka\r\n"), QByteArray("GET /a #1"));
        QCOMPARE(body("apikey: ka\r\nAuthorization: x\r\nCache-Control: no-cache\r\n"),
                 QByteArray("GET /a #3"));
        QCOMPARE(statusOf(get(fixture.port(), path)), 401);
    }

    void findsAgainOnDisk()
    {
        Origin origin;
        const QByteArray yaml = origin.yaml("{disk_size: 1}");
        const auto path = [](int n) -> QByteArray {
            return '/' + QByteArray::number(n) + "?Cache-Control=max-age%3D60";
        };
        constexpr int count = 30;
        {
            GatewayFixture fixture(yaml);
            for (int n = 0; n < count; ++n)
                get(fixture.port(), path(n));
        }
        GatewayFixture fixture(yaml);
        // Until the folder was read, nothing is found; each path is asked for once.
        int n = -1;
        QByteArray answer;
        QTRY_VERIFY(++n < count
                    && (answer = get(fixture.port(), path(n))).contains("Gatehouse; hit"));
        const QByteArray stored = '/' + QByteArray::number(n) + " #" + QByteArray::number(n + 1);
        QVERIFY2(bodyOf(answer).endsWith(stored), answer.constData());
    }

    void survivesAPublish()
    {
        Origin origin;
        GatewayFixture fixture(origin.yaml("{}"));
        const QByteArray path = "/a?Cache-Control=max-age%3D60";
        get(fixture.port(), path);
        QVERIFY(fixture.publish(origin.yaml("{default_ttl: 5}")).faults.isEmpty());
        QCOMPARE(bodyOf(get(fixture.port(), path)), QByteArray("GET /a #1"));
        // What another upstream said is another's.
        Origin other;
        QVERIFY(fixture.publish(other.yaml("{}")).faults.isEmpty());
        get(fixture.port(), path);
        QCOMPARE(other.requests, 1);
        QVERIFY(fixture.publish(origin.yaml("{}")).faults.isEmpty());
        QCOMPARE(bodyOf(get(fixture.port(), path)), QByteArray("GET /a #1"));
        QCOMPARE(origin.requests, 1);
    }
};

QTEST_GUILESS_MAIN(TestCaching)
#include "tst_caching.moc"
