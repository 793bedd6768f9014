// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestClientControl : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
};

void TestClientControl::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix =
            u"failed to check the configuration of plugin client-control err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("empty", "{}");
    row("without limit", R"({"max_body_size": 0})");
    row("negative", R"({"max_body_size": -1})",
        u"property \"max_body_size\" validation failed: expected -1 to be at least 0"_qs);
    row("text", R"({"max_body_size": "1"})",
        u"property \"max_body_size\" validation failed: wrong type: expected integer, got string"_qs);
}

void TestClientControl::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"client-control"_qs, conf), "reason");
}

void TestClientControl::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<qint64>("limit"); // while the body is read
    const QByteArray five = R"({"max_body_size": 5})";
    QTest::newRow("fits") << five << qint64(5) << "continue"_qba << qint64(5);
    QTest::newRow("too large") << five << qint64(6) << "reply 413"_qba << qint64(0);
    QTest::newRow("not told") << five << qint64(-1) << "continue"_qba << qint64(5);
    QTest::newRow("no limit") << R"({"max_body_size": 0})"_qba << qint64(600) << "continue"_qba
                              << qint64(0);
    QTest::newRow("nothing said") << "{}"_qba << qint64(600) << "continue"_qba << qint64(0);
}

void TestClientControl::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(qint64, length);
    PluginHarness harness;
    const auto plugin = harness.build(u"client-control"_qs, conf);
    Exchange exchange = makeExchange("POST", "/");
    exchange.received.contentLength = length;
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
    QTEST(exchange.maxRequestBody, "limit");
}

QTEST_GUILESS_MAIN(TestClientControl)
#include "tst_client_control.moc"
