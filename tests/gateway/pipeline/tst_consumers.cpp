// SPDX-License-Identifier: GPL-3.0-or-later
// Consumers, their keys and the order in which plugins of several sources merge.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestConsumers : public QObject
{
    Q_OBJECT

private:
    EchoUpstream m_upstream;

    QByteArray yaml(const QByteArray &routePlugins, const QByteArray &rest) const
    {
        return "routes:\n  - {id: r, uri: /*, plugins: " + routePlugins
            + ", upstream: {type: roundrobin, nodes: {\"" + m_upstream.node() + "\": 1}}}\n" + rest;
    }

private slots:
    void keysOpenTheRoute_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("none") << QByteArray() << 401 << QByteArray("Missing API key");
        QTest::newRow("wrong") << QByteArray("nope") << 401 << QByteArray("Invalid API key");
        QTest::newRow("of a consumer")
            << QByteArray("k1") << 200 << QByteArray("X-Consumer-Username: jack");
        QTest::newRow("of a credential")
            << QByteArray("k2") << 200 << QByteArray("X-Credential-Identifier: c2");
        QTest::newRow("disabled") << QByteArray("k3") << 401 << QByteArray("Invalid API key");
        QTest::newRow("from the environment")
            << QByteArray("from-env") << 200 << QByteArray("X-Consumer-Username: rose");
    }
    void keysOpenTheRoute()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const int, status);
        QFETCH(const QByteArray, says);
        qputenv("GATEHOUSE_TEST_KEY", "from-env");
        GatewayFixture fixture(yaml(
            "{key-auth: {}}",
            "consumers:\n"
            "  - {username: jack, plugins: {key-auth: {key: k1}}}\n"
            "  - {id: jack/credentials/c2, plugins: {key-auth: {key: k2}}}\n"
            "  - {id: jack/credentials/c3, plugins: {key-auth: {key: k3, _meta: {disable: "
            "true}}}}\n"
            "  - {username: rose, plugins: {key-auth: {key: \"$env://GATEHOUSE_TEST_KEY\"}}}\n"));
        QVERIFY2(fixture.firstReport.faults.isEmpty(),
                 fixture.firstReport.faults.isEmpty()
                     ? ""
                     : qPrintable(config::toString(fixture.firstReport.faults[0])));
        const QByteArray answer =
            get(fixture.port(), "/", key.isEmpty() ? key : "apikey: " + key + "\r\n");
        QCOMPARE(statusOf(answer), status);
        QVERIFY2(answer.contains(says), answer.constData());
    }

    void aLockedKeyIs503AndOtherRoutesServe()
    {
        const SecretResolver locked = [](const QString &) -> Result<QByteArray> {
            return fail(ErrorKind::Unavailable, QStringLiteral("locked"));
        };
        GatewayFixture fixture(
            yaml("{key-auth: {}}",
                 "  - {id: open, uri: /open, plugins: {mocking: {response_example: yes}}}\n"
                 "consumers:\n"
                 "  - {username: jack, plugins: {key-auth: {key: \"$secret://keychain/jack\"}}}\n"),
            {}, locked);
        QCOMPARE(fixture.firstReport.lockedSecrets,
                 QStringList{QStringLiteral("$secret://keychain/jack")});
        QCOMPARE(statusOf(get(fixture.port(), "/", "apikey: k\r\n")), 503);
        QCOMPARE(statusOf(get(fixture.port(), "/open")), 200);
    }

    void aSecretThatDoesNotExistIsNobodys()
    {
        qunsetenv("GATEHOUSE_TEST_GONE");
        GatewayFixture fixture(yaml(
            "{key-auth: {}}",
            "consumers:\n"
            "  - {username: jack, plugins: {key-auth: {key: \"$env://GATEHOUSE_TEST_GONE\"}}}\n"
            "  - {username: rose, plugins: {key-auth: {key: k2}}}\n"));
        QCOMPARE(statusOf(get(fixture.port(), "/", "apikey: k1\r\n")), 401);
        QCOMPARE(statusOf(get(fixture.port(), "/", "apikey: $env://GATEHOUSE_TEST_GONE\r\n")), 401);
        QCOMPARE(statusOf(get(fixture.port(), "/", "apikey: \r\n")), 401);
        QCOMPARE(statusOf(get(fixture.port(), "/", "apikey: k2\r\n")), 200);
    }

    void pluginsOfTheConsumerJoinAndWin()
    {
        GatewayFixture fixture(
            yaml("{key-auth: {}, response-rewrite: {headers: {set: {X-From: route}}}}",
                 "consumers:\n"
                 "  - {username: jack, group_id: g, plugins: {key-auth: {key: k1}, "
                 "response-rewrite: {headers: {set: {X-From: jack}}}}}\n"
                 "  - {username: rose, group_id: g, plugins: {key-auth: {key: k2}}}\n"
                 "consumer_groups:\n"
                 "  - {id: g, plugins: {proxy-rewrite: {headers: {set: {X-Group: g}}}, "
                 "response-rewrite: {headers: {set: {X-From: group}}}}}\n"));
        const QByteArray jack = get(fixture.port(), "/", "apikey: k1\r\n");
        QVERIFY2(jack.contains("\r\nX-From: jack\r\n"), jack.constData());
        QVERIFY(jack.contains("\nX-Group: g\n")); // a rewrite that joined late still ran
        QVERIFY(get(fixture.port(), "/", "apikey: k2\r\n").contains("\r\nX-From: group\r\n"));
    }

    void disabledPluginsHideWeakerOnes()
    {
        GatewayFixture fixture(yaml(
            "{key-auth: {}, response-rewrite: {headers: {set: {X-From: route}}}, "
            "cors: {_meta: {disable: true}}}",
            "  - {id: s, uri: /s, service_id: s, plugins: {mocking: {_meta: {disable: true}}}}\n"
            "services:\n  - {id: s, plugins: {mocking: {response_example: yes}}, upstream: "
            "{type: roundrobin, nodes: {\""
                + m_upstream.node()
                + "\": 1}}}\n"
                  "consumers:\n"
                  "  - {username: jack, plugins: {key-auth: {key: k1}, cors: {}, "
                  "response-rewrite: {_meta: {disable: true}}}}\n"));
        const QByteArray jack = get(fixture.port(), "/", "apikey: k1\r\n");
        QCOMPARE(statusOf(jack), 200);
        QVERIFY2(!jack.contains("X-From"), jack.constData());
        QVERIFY2(jack.contains("Access-Control-Allow-Origin"), jack.constData());
        QVERIFY(get(fixture.port(), "/s").contains("GET /s"));
    }

    void anUnknownGroupIs503()
    {
        GatewayFixture fixture(yaml(
            "{key-auth: {}}",
            "consumers:\n  - {username: jack, group_id: gone, plugins: {key-auth: {key: k1}}}\n"
            "  - {username: rose, plugins: {key-auth: {key: k2}}}\n"));
        QCOMPARE(statusOf(get(fixture.port(), "/", "apikey: k1\r\n")), 503);
        QCOMPARE(statusOf(get(fixture.port(), "/", "apikey: k2\r\n")), 200);
        QCOMPARE(statusOf(get(fixture.port(), "/")), 401);
    }

    void consumersPluginsNeedARoute()
    {
        GatewayFixture fixture("global_rules:\n  - {id: g, plugins: {key-auth: {}}}\n"
                               "consumers:\n  - {username: jack, plugins: {key-auth: {key: k1}, "
                               "mocking: {response_example: yes}}}\n");
        QCOMPARE(statusOf(get(fixture.port(), "/nothing")), 401);
        QCOMPARE(statusOf(get(fixture.port(), "/nothing", "apikey: k1\r\n")), 404);
    }

    void serviceConfigAndRouteMerge()
    {
        GatewayFixture fixture("routes:\n  - {id: r, uri: /*, service_id: s, plugin_config_id: p, "
                               "plugins: {cors: {}}}\n"
                               "services:\n  - {id: s, plugins: {response-rewrite: {headers: {set: "
                               "{X-P: service}}}, request-id: {}},"
                               " upstream: {type: roundrobin, nodes: {\""
                               + m_upstream.node()
                               + "\": 1}}}\n"
                                 "plugin_configs:\n  - {id: p, plugins: {response-rewrite: "
                                 "{headers: {set: {X-P: config}}}}}\n");
        const QByteArray answer = get(fixture.port(), "/");
        QVERIFY2(answer.contains("\r\nX-P: config\r\n"), answer.constData());
        QVERIFY(answer.contains("X-Request-Id"));
        QVERIFY(answer.contains("Access-Control-Allow-Origin: *"));
        QStringList sources;
        for (const traffic::HookTrace &hook : fixture.records(1).first()->trace)
            sources.append(QString::fromUtf8(hook.plugin + '@' + hook.source));
        QVERIFY(sources.contains(u"request-id@service#s"_qs));
        QVERIFY(sources.contains(u"response-rewrite@plugin_config#p"_qs));
        QVERIFY(sources.contains(u"cors@route#r"_qs));
    }

    void secretsUnderTheConfigurationsOwnNamesAreNotRecorded()
    {
        qputenv("GATEHOUSE_TEST_KEY", "s3cret-env");
        QByteArray text =
            yaml("{key-auth: {header: x-team, query: team}, proxy-rewrite: {headers: {set: "
                 "{X-Provider: \"$env://GATEHOUSE_TEST_KEY\"}}}}",
                 "consumers:\n  - {username: jack, plugins: {key-auth: {key: s3cret-key}}}\n");
        text.replace("uri: /*", "uri: /*, host: test.local"); // a route that adds a secret is guarded
        GatewayFixture fixture(text);
        QVERIFY(get(fixture.port(), "/", "X-Team: s3cret-key\r\n").contains("s3cret-env"));
        QCOMPARE(statusOf(get(fixture.port(), "/?team=s3cret-key")), 200);
        for (const traffic::RecordPtr &record : fixture.records(2)) {
            QByteArray all = record->target;
            for (const http::Headers *headers : {&record->requestHeaders, &record->upstreamHeaders})
                for (const http::Field &field : *headers)
                    all += field.name + ": " + field.value + '\n';
            for (const traffic::HookTrace &row : record->trace)
                all += row.changes + row.note;
            QVERIFY(all.contains("X-Provider: "));
            QVERIFY2(!all.contains("s3cret"), all.constData());
        }
    }

    void globalRulesRunForEveryRequestEvenA404()
    {
        GatewayFixture fixture(
            "global_rules:\n"
            "  - {id: one, plugins: {response-rewrite: {headers: {set: {X-G: yes}}}}}\n");
        const QByteArray answer = get(fixture.port(), "/nothing");
        QCOMPARE(statusOf(answer), 404);
        QVERIFY(answer.contains("\r\nX-G: yes\r\n"));
    }

    void metaFilterAndErrorResponse()
    {
        GatewayFixture fixture(yaml("{key-auth: {_meta: {filter: [[arg_open, \"!\", \"==\", "
                                    "\"1\"]], error_response: {message: closed}}}}",
                                    {}));
        QCOMPARE(statusOf(get(fixture.port(), "/?open=1")), 200);
        const QByteArray refused = get(fixture.port(), "/");
        QCOMPARE(statusOf(refused), 401);
        QCOMPARE(bodyOf(refused), QByteArray("{\"message\":\"closed\"}\n"));
    }
};

QTEST_GUILESS_MAIN(TestConsumers)
#include "tst_consumers.moc"
