// SPDX-License-Identifier: GPL-3.0-or-later
// Authentication and access control within a whole gateway: bodies, addresses, other services, and
// what is recorded of secrets.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/jwt_samples.h"
#include "tests/support/raw_client.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestAccessControl : public QObject
{
    Q_OBJECT

private:
    EchoUpstream m_upstream;

    QByteArray yaml(const QByteArray &plugins, const QByteArray &rest = {}) const
    {
        return "routes:\n  - {id: r, uri: /*, plugins: " + plugins
            + ", upstream: {type: roundrobin, nodes: {\"" + m_upstream.node() + "\": 1}}}\n" + rest;
    }
    static QByteArray post(const QByteArray &headers, const QByteArray &body)
    {
        return "POST /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + headers + "\r\n" + body;
    }
    static QByteArray allOf(const traffic::RecordPtr &record)
    {
        QByteArray all = record->target;
        for (const http::Headers *headers :
             {&record->requestHeaders, &record->upstreamHeaders, &record->responseHeaders})
            for (const http::Field &field : *headers)
                all += field.name + ": " + field.value + '\n';
        for (const traffic::HookTrace &row : record->trace)
            all += row.changes + row.note;
        return all;
    }

private slots:
    void realAddressGoesToTheUpstream()
    {
        GatewayFixture fixture(
            yaml("{real-ip: {source: arg_ip}, ip-restriction: {blacklist: [10.0.0.9]}}"));
        const QByteArray answer =
            get(fixture.port(), "/?ip=10.0.0.1:77", "X-Forwarded-For: 9.9.9.9\r\n");
        QVERIFY2(answer.contains("\nX-Real-IP: 10.0.0.1\n"), answer.constData());
        QVERIFY2(answer.contains("\nX-Forwarded-For: 9.9.9.9, 10.0.0.1\n"), answer.constData());
        QCOMPARE(statusOf(get(fixture.port(), "/?ip=10.0.0.9")), 403);
    }

    void bodiesAreLimited_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        QTest::newRow("fits") << post("Content-Length: 5\r\n", "12345") << 200;
        QTest::newRow("too large") << post("Content-Length: 6\r\n", "123456") << 413;
        QTest::newRow("chunked fits") << post(chunked, "5\r\n12345\r\n0\r\n\r\n") << 200;
        QTest::newRow("chunked too large") << post(chunked, "6\r\n123456\r\n0\r\n\r\n") << 413;
        QTest::newRow("chunked grows") << post(chunked, "5\r\n12345\r\n1\r\n6\r\n0\r\n\r\n") << 413;
    }
    void bodiesAreLimited()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        GatewayFixture fixture(yaml("{client-control: {max_body_size: 5}}"));
        const QByteArray answer = askOnce(fixture.port(), request);
        QCOMPARE(statusOf(answer), status);
        if (status == 413)
            QVERIFY2(bodyOf(answer).contains("<title>413 "), answer.constData());
    }

    void aHookMayTakeALargerBodyThanThoseBefore_data()
    {
        QTest::addColumn<QByteArray>("vars");
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("alone") << QByteArray("[]") << QByteArray();
        QTest::newRow("variables of the body")
            << QByteArray("[[post_arg_x, \"~=\", y]]") << QByteArray();
        QTest::newRow("a mirror") << QByteArray("[]")
                                  << QByteArray("proxy-mirror: {host: \"http://" + m_upstream.node()
                                                + "\", _meta: {priority: 3000}}, ");
    }
    void aHookMayTakeALargerBodyThanThoseBefore()
    {
        QFETCH(QByteArray, vars);
        QFETCH(QByteArray, before);
        GatewayFixture fixture("routes:\n  - {id: r, uri: /*, vars: " + vars + ", plugins: {"
                               + before
                               + "request-validation: {body_schema: {type: object}}, "
                                 "mocking: {response_example: good}}}\n");
        const QByteArray body = "{\"a\": \"" + QByteArray(1536 * 1024, 'a') + "\"}";
        const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        QCOMPARE(statusOf(askOnce(fixture.port(), post(length, body))), 200);
    }

    void aValidatedBodyIsSentAnew()
    {
        GatewayFixture fixture(
            yaml("{request-validation: {body_schema: {type: object, required: [a], "
                 "properties: {b: {default: 2}}}}}"));
        const QByteArray good =
            askOnce(fixture.port(), post("Content-Length: 13\r\n", "{  \"a\" : 1  }"));
        QCOMPARE(statusOf(good), 200);
        QVERIFY2(good.contains("\nContent-Length: 13\n"), good.constData());
        QVERIFY2(good.endsWith("\n\n{\"a\":1,\"b\":2}"), good.constData());
        const QByteArray chunked =
            askOnce(fixture.port(),
                    post("Transfer-Encoding: chunked\r\n", "4\r\n{\"b\"\r\n3\r\n:1}\r\n0\r\n\r\n"));
        QCOMPARE(statusOf(chunked), 400);
        QCOMPARE(bodyOf(chunked), "property \"a\" is required"_qba);
        QCOMPARE(statusOf(get(fixture.port(), "/")), 400);
    }

    void aServiceDecides()
    {
        GatewayFixture fixture(
            yaml("{forward-auth: {uri: \"http://" + m_upstream.node()
                 + "/auth\", request_headers: [X-Who], upstream_headers: [Content-Type]}}")
            + "  - {id: no, uri: /no, plugins: {forward-auth: {uri: \"http://" + m_upstream.node()
            + "/status/401\", request_method: POST}}, upstream: {type: roundrobin, nodes: {\""
            + m_upstream.node() + "\": 1}}}\n");
        const QByteArray answer =
            get(fixture.port(), "/a", "X-Who: me\r\nContent-Type: forged\r\n");
        QCOMPARE(statusOf(answer), 200);
        QVERIFY2(!answer.contains("forged"), answer.constData());
        const int asked = m_upstream.requests();
        const QByteArray refused = askOnce(
            fixture.port(),
            "POST /no HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc");
        QCOMPARE(statusOf(refused), 401);
        QVERIFY2(refused.contains("POST /status/401"),
                 refused.constData()); // the service's own words
        QVERIFY2(refused.endsWith("\n\nabc"), refused.constData());
        QCOMPARE(m_upstream.requests(), asked + 1);
    }

    void aPublicKeyInTheFile()
    {
        const QByteArray key = QByteArray(edKey).replace('\n', "\\n");
        GatewayFixture fixture(
            yaml("{jwt-auth: {}, consumer-restriction: {whitelist: [jack]}}",
                 "consumers:\n  - {username: jack, plugins: {jwt-auth: {key: user-key, algorithm: "
                 "EdDSA, public_key: \""
                     + key + "\"}}}\n"));
        QVERIFY2(fixture.firstReport.faults.isEmpty(), "the configuration is sound");
        for (const SignedToken &sample : signedTokens) {
            const bool fits = sample.algorithm == "EdDSA"_qba;
            const QByteArray answer = get(
                fixture.port(), "/", "Authorization: Bearer " + QByteArray(sample.token) + "\r\n");
            QCOMPARE(statusOf(answer), fits ? 200 : 401);
        }
    }

    void secretsAreNotRecorded()
    {
        const QByteArray jwt = signedTokens[0].token;
        GatewayFixture fixture(
            yaml("{multi-auth: {auth_plugins: [{basic-auth: {}}, {jwt-auth: {header: x-pass, "
                 "query: pass, cookie: pw}},"
                 " {key-auth: {header: x-team, query: team}}]}, csrf: {key: s3cret, name: x-anti}}",
                 "consumers:\n  - {username: jack, plugins: {basic-auth: {username: foo, password: "
                 "s3cret}, "
                 "key-auth: {key: s3cret}}}\n"));
        QCOMPARE(statusOf(get(fixture.port(), "/?team=s3cret")), 200);
        QCOMPARE(statusOf(get(fixture.port(), "/", "X-Team: s3cret\r\n")), 200);
        QCOMPARE(
            statusOf(get(fixture.port(), "/",
                         "Authorization: Basic " + QByteArray("foo:s3cret").toBase64() + "\r\n")),
            200);
        QCOMPARE(statusOf(get(fixture.port(), "/?pass=" + jwt,
                              "X-Pass: " + jwt + "\r\nCookie: pw=" + jwt + "\r\n")),
                 401);
        QCOMPARE(statusOf(askOnce(
                     fixture.port(),
                     post("X-Team: s3cret\r\nX-Anti: s3cret\r\nContent-Length: 0\r\n", {}))),
                 401);
        for (const traffic::RecordPtr &record : fixture.records(5)) {
            const QByteArray all = allOf(record);
            QVERIFY2(!all.contains("s3cret"), all.constData());
            QVERIFY2(!all.contains(QByteArray("foo:s3cret").toBase64()), all.constData());
            QVERIFY2(!all.contains(jwt.right(20)), all.constData());
            const qsizetype cookie = all.indexOf("x-anti=");
            QVERIFY2(cookie >= 0 && all.sliced(cookie + 7).startsWith("\xe2\x80\xa2"),
                     all.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestAccessControl)
#include "tst_access_control.moc"
