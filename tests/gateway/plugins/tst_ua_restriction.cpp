// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestUaRestriction : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
};

void TestUaRestriction::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix =
            u"failed to check the configuration of plugin ua-restriction err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("allow", R"({"allowlist": ["curl"], "bypass_missing": true})");
    row("nothing", "{}", u"value should match only one schema, but matches none"_qs);
    row("both", R"({"allowlist": ["a"], "denylist": ["b"]})",
        u"value should match only one schema, but matches both schemas 1 and 2"_qs);
    row("empty pattern", R"({"denylist": [""]})",
        u"property \"denylist\" validation failed: failed to validate item 1: string too short, expected at least 1, got 0"_qs);
    row("bad pattern", R"({"denylist": ["a", "b("]})",
        u"pcre2_compile() failed: missing closing parenthesis in \"b(\""_qs);
    row("message", R"({"denylist": ["a"], "message": 1})",
        u"property \"message\" validation failed: wrong type: expected string, got number"_qs);
}

void TestUaRestriction::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"ua-restriction"_qs, conf), "reason");
}

void TestUaRestriction::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArrayList>("agents");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const QByteArrayList &agents,
                        bool passes) {
        QTest::newRow(title) << QByteArray(conf) << agents
                             << (passes ? "continue"_qba
                                        : "reply 403 {\"message\":\"Not allowed\"}\n"_qba);
    };
    const char *deny = R"j({"denylist": ["my-bot2", "(Baiduspider)/(\\d+)\\.(\\d+)"]})j";
    const char *allow = R"({"allowlist": ["^good"]})";
    row("refused", deny, {"my-bot2"}, false);
    row("refused by pattern", deny, {"Baiduspider/3.0"}, false);
    row("not refused", deny, {"ok"}, true);
    row("case counts", deny, {"MY-BOT2"}, true);
    row("missing", deny, {}, false);
    row("allowed", allow, {"good/1"}, true);
    row("blanks around do not count", allow, {"\tgood/1 "}, true);
    row("not allowed", allow, {"no good"}, false);
    row("missing may pass", R"({"allowlist": ["x"], "bypass_missing": true})", {}, true);
    row("one of several allowed", allow, {"bad", "good"}, true);
    row("one of several refused", deny, {"ok", "my-bot2"}, false);
    row("all of several refused", deny, {"my-bot2", "my-bot2"}, false);
    row("none of several refused", deny, {"a", "b"}, true);
}

void TestUaRestriction::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArrayList, agents);
    PluginHarness harness;
    const auto plugin = harness.build(u"ua-restriction"_qs, conf);
    Exchange exchange = makeExchange("GET", "/");
    for (const QByteArray &agent : agents)
        exchange.headers.append("User-Agent", agent);
    QTEST(toText(plugin->access(exchange)), "verdict");
    QVERIFY(!exchange.lastNote.isEmpty());
}

QTEST_GUILESS_MAIN(TestUaRestriction)
#include "tst_ua_restriction.moc"
