// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QRegularExpression>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestRequestId : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void algorithms_data();
    void algorithms();
    void keepsTheClientsId();
    void keepsTheUpstreamsId();
    void tellsOnlyTheUpstream();
};

void TestRequestId::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin request-id err: "_qs;
    QTest::newRow("empty") << "{}"_qba << QString();
    QTest::newRow("response") << R"({"include_in_response": "bad"})"_qba
                              << prefix
            + u"property \"include_in_response\" validation failed: wrong type: expected boolean, got string"_qs;
    QTest::newRow("algorithm") << R"({"algorithm": "bad"})"_qba
                               << prefix
            + u"property \"algorithm\" validation failed: matches none of the enum values"_qs;
    QTest::newRow("length") << R"({"range_id": {"length": 5}})"_qba
                            << prefix
            + u"property \"range_id\" validation failed: property \"length\" validation failed: expected 5 to be at least 6"_qs;
}

void TestRequestId::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"request-id"_qs, conf), "reason");
}

void TestRequestId::algorithms_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("form");
    QTest::newRow("uuid")
        << "{}"_qba << u"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"_qs;
    QTest::newRow("nanoid") << R"({"algorithm": "nanoid"})"_qba << u"[A-Za-z0-9_-]{21}"_qs;
    QTest::newRow("range_id") << R"({"algorithm": "range_id"})"_qba << u"[A-Za-z0-9]{16}"_qs;
    QTest::newRow("own range_id")
        << R"({"algorithm": "range_id", "range_id": {"length": 40, "char_set": "abcdef"}})"_qba
        << u"[a-f]{40}"_qs;
    // 2026-01-01 00:00:00 UTC is 367225600 s after the KSUID epoch, and 0x019b76daf800 ms after
    // 1970.
    QTest::newRow("ksuid") << R"({"algorithm": "ksuid"})"_qba << u"37[0-9A-Za-z]{25}"_qs;
    QTest::newRow("uuidv7") << R"({"algorithm": "uuidv7"})"_qba
                            << u"%1-%2-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"_qs
                                   .arg(1767225600000 >> 16, 8, 16, QChar(u'0'))
                                   .arg(1767225600000 & 0xffff, 4, 16, QChar(u'0'));
}

void TestRequestId::algorithms()
{
    QFETCH(QByteArray, conf);
    QFETCH(QString, form);
    PluginHarness harness;
    const auto plugin = harness.build(u"request-id"_qs, conf);
    const QRegularExpression expected(QRegularExpression::anchoredPattern(form));
    QSet<QByteArray> ids;
    for (int i = 0; i < 20; ++i) {
        Exchange exchange = makeExchange("GET", "/a");
        QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
        plugin->headerFilter(exchange);
        const QByteArray id = exchange.headers.value("X-Request-Id").value_or(QByteArray());
        QVERIFY2(expected.match(QString::fromLatin1(id)).hasMatch(), id.constData());
        QCOMPARE(*exchange.responseHeaders.value("X-Request-Id"), id);
        QCOMPARE(exchange.contextVariables.value("apisix_request_id"), id);
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 20);
}

void TestRequestId::keepsTheClientsId()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"request-id"_qs, "{}");
    Exchange exchange = makeExchange("GET", "/a", {{"x-request-id", "mine"}});
    (void)plugin->rewrite(exchange);
    plugin->headerFilter(exchange);
    QCOMPARE(exchange.headers.values("X-Request-Id"), QList<QByteArray>{"mine"});
    QCOMPARE(*exchange.responseHeaders.value("X-Request-Id"), "mine"_qba);
}

void TestRequestId::keepsTheUpstreamsId()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"request-id"_qs, "{}");
    Exchange exchange = makeExchange("GET", "/a");
    (void)plugin->rewrite(exchange);
    exchange.responseHeaders = {{"X-Request-ID", "theirs"}};
    plugin->headerFilter(exchange);
    QCOMPARE(exchange.responseHeaders.values("X-Request-Id"), QList<QByteArray>{"theirs"});
}

void TestRequestId::tellsOnlyTheUpstream()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"request-id"_qs, R"({"header_name": "X-My-Id", "include_in_response": false})");
    Exchange exchange = makeExchange("GET", "/a");
    (void)plugin->rewrite(exchange);
    plugin->headerFilter(exchange);
    QVERIFY(exchange.headers.contains("X-My-Id"));
    QVERIFY(exchange.responseHeaders.isEmpty());
}

QTEST_GUILESS_MAIN(TestRequestId)
#include "tst_request_id.moc"
