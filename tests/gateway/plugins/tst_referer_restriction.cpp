// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestRefererRestriction : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
};

void TestRefererRestriction::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix =
            u"failed to check the configuration of plugin referer-restriction err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("hosts", R"({"whitelist": ["xx.com", "*.xx.com", "*"]})");
    row("nothing", "{}", u"value should match only one schema, but matches none"_qs);
    row("both", R"({"whitelist": ["a"], "blacklist": ["b"]})",
        u"value should match only one schema, but matches both schemas 1 and 2"_qs);
    row("bad host", R"({"whitelist": ["a b"]})",
        uR"(property "whitelist" validation failed: failed to validate item 1: failed to match pattern "^\\*$|^\\*?[0-9a-zA-Z-._\\[\\]:]+$" with "a b")"_qs);
}

void TestRefererRestriction::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"referer-restriction"_qs, conf), "reason");
}

void TestRefererRestriction::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("referer"); // null: none
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const QByteArray &referer,
                        bool passes) {
        QTest::newRow(title)
            << QByteArray(conf) << referer
            << (passes ? "continue"_qba
                       : "reply 403 {\"message\":\"Your referer host is not allowed\"}\n"_qba);
    };
    const char *allow = R"({"whitelist": ["xx.com", "*.xx.com"]})";
    const char *deny = R"({"blacklist": ["yy.com"], "bypass_missing": true})";
    row("allowed", allow, "http://xx.com/x", true);
    row("below", allow, "https://www.xx.com/x?y", true);
    row("with port", allow, "https://xx.com:8443", true);
    row("without scheme", allow, "//xx.com/a", true);
    row("not below", allow, "http://axx.com/", false);
    row("other", allow, "http://yy.com/x", false);
    row("missing", allow, {}, false);
    row("malformed", allow, "xx.com", false);
    row("other scheme", allow, "ftp://xx.com/", false);
    row("every host", R"({"whitelist": ["*"]})", "http://a.b/", true);
    row("refused", deny, "http://yy.com/x", false);
    row("not refused", deny, "http://zz.com/x", true);
    row("missing may pass", deny, {}, true);
    row("malformed may pass", deny, "yy.com", true);
}

void TestRefererRestriction::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, referer);
    PluginHarness harness;
    const auto plugin = harness.build(u"referer-restriction"_qs, conf);
    Exchange exchange = makeExchange("GET", "/");
    if (!referer.isNull())
        exchange.headers.append("Referer", referer);
    QTEST(toText(plugin->access(exchange)), "verdict");
    QVERIFY(!exchange.lastNote.isEmpty());
}

QTEST_GUILESS_MAIN(TestRefererRestriction)
#include "tst_referer_restriction.moc"
