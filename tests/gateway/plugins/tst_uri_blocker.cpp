// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestUriBlocker : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
};

void TestUriBlocker::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix = u"failed to check the configuration of plugin uri-blocker err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("rules", R"({"block_rules": ["a", "b"]})");
    row("nothing", "{}", u"property \"block_rules\" is required"_qs);
    row("twice", R"({"block_rules": ["a", "a"]})",
        u"property \"block_rules\" validation failed: expected unique items but items 1 and 2 are equal"_qs);
    row("empty", R"({"block_rules": [""]})",
        u"property \"block_rules\" validation failed: failed to validate item 1: string too short, expected at least 1, got 0"_qs);
    row("bad pattern", R"j({"block_rules": [".+("]})j",
        u"pcre2_compile() failed: missing closing parenthesis in \".+(\""_qs);
    row("status", R"({"block_rules": ["a"], "rejected_code": 199})",
        u"property \"rejected_code\" validation failed: expected 199 to be at least 200"_qs);
    row("message", R"({"block_rules": ["a"], "rejected_msg": ""})",
        u"property \"rejected_msg\" validation failed: string too short, expected at least 1, got 0"_qs);
}

void TestUriBlocker::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"uri-blocker"_qs, conf), "reason");
}

void TestUriBlocker::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const char *target,
                        const char *verdict) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(target) << QByteArray(verdict);
    };
    const char *rules = R"({"block_rules": ["root.exe", "root.m+", "^/bad"]})";
    row("passes", rules, "/hello", "continue");
    row("path", rules, "/root.exe?a=a", "reply 403");
    row("query", rules, "/x?f=root.mmm", "reply 403");
    row("beginning", rules, "/bad/x", "reply 403");
    row("not at the beginning", rules, "/ok/bad", "continue");
    row("case counts", rules, "/ROOT.EXE", "continue");
    row("case does not count", R"({"block_rules": ["x", "root.exe"], "case_insensitive": true})",
        "/ROOT.EXE", "reply 403");
    row("encoded", rules, "/%62ad", "reply 403");
    row("slashes", R"({"block_rules": ["/etc/passwd"]})", "/a/../etc//passwd", "reply 403");
    row("message", R"({"block_rules": ["a"], "rejected_code": 410, "rejected_msg": "no"})", "/a",
        "reply 410 {\"error_msg\":\"no\"}\n");
    row("no rules", R"({"block_rules": []})", "/a", "continue");
}

void TestUriBlocker::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, target);
    PluginHarness harness;
    const auto plugin = harness.build(u"uri-blocker"_qs, conf);
    Exchange exchange = makeExchange("GET", target);
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
}

QTEST_GUILESS_MAIN(TestUriBlocker)
#include "tst_uri_blocker.moc"
