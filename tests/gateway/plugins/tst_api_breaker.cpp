// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

namespace {

// One request whose upstream answers so: what access says, and the log hook after it.
QByteArray request(const plugin::Plugin &plugin, const QList<int> &statuses,
                   const QByteArray &target = "/a")
{
    Exchange exchange = makeExchange("GET", target);
    const QByteArray verdict = toText(plugin.access(exchange));
    if (verdict == "continue")
        exchange.upstreamStatus = statuses;
    plugin.log(exchange);
    return verdict;
}

} // namespace

class TestApiBreaker : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void sequence_data();
    void sequence();
    void bodyAndHeaders_data();
    void bodyAndHeaders();
    void hostAndPathAreSeparate();
    void survivesEditing();
};

void TestApiBreaker::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin api-breaker err: "_qs;
    QTest::newRow("good") << R"({"break_response_code": 502})"_qba << QString();
    QTest::newRow("no code") << "{}"_qba
                             << prefix + u"property \"break_response_code\" is required"_qs;
    QTest::newRow("code") << R"({"break_response_code": 199})"_qba
                          << prefix
            + u"property \"break_response_code\" validation failed: expected 199 to be at least 200"_qs;
    QTest::newRow("unhealthy status")
        << R"({"break_response_code": 502, "unhealthy": {"http_statuses": [200]}})"_qba
        << prefix
            + u"property \"unhealthy\" validation failed: property \"http_statuses\" validation failed: failed to validate item 1: expected 200 to be at least 500"_qs;
    QTest::newRow("twice")
        << R"({"break_response_code": 502, "healthy": {"http_statuses": [200, 200]}})"_qba
        << prefix
            + u"property \"healthy\" validation failed: property \"http_statuses\" validation failed: expected unique items but items 1 and 2 are equal"_qs;
    QTest::newRow("short") << R"({"break_response_code": 502, "max_breaker_sec": 2})"_qba
                           << prefix
            + u"property \"max_breaker_sec\" validation failed: expected 2 to be at least 3"_qs;
    QTest::newRow("header without value")
        << R"({"break_response_code": 502, "break_response_headers": [{"key": "a"}]})"_qba
        << prefix
            + u"property \"break_response_headers\" validation failed: failed to validate item 1: property \"value\" is required"_qs;
}

void TestApiBreaker::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"api-breaker"_qs, conf), "reason");
}

// The upstream's answers one second apart, and what access says to each.
void TestApiBreaker::sequence_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<QByteArray>("answers"); // . passes, x refused
    QTest::newRow("defaults") << R"({"break_response_code": 599})"_qba
                              << QList<int>{500, 500, 500, 500, 500, 500, 500} << "...xx.."_qba;
    QTest::newRow("503 is not among them")
        << R"({"break_response_code": 599})"_qba << QList<int>{503, 503, 503, 503} << "...."_qba;
    QTest::newRow("own statuses")
        << R"({"break_response_code": 599, "unhealthy": {"http_statuses": [503], "failures": 1}})"_qba
        << QList<int>{500, 503, 200} << "..x"_qba;
    QTest::newRow("successes close")
        << R"({"break_response_code": 599, "unhealthy": {"failures": 2}, "healthy": {"successes": 1}})"_qba
        << QList<int>{500, 200, 500, 500, 500} << "....x"_qba;
    QTest::newRow("404 decides nothing")
        << R"({"break_response_code": 599, "unhealthy": {"failures": 2}, "healthy": {"successes": 1}})"_qba
        << QList<int>{500, 404, 500, 500} << "...x"_qba;
}

void TestApiBreaker::sequence()
{
    QFETCH(QByteArray, conf);
    QFETCH(QList<int>, statuses);
    PluginHarness harness;
    const auto plugin = harness.build(u"api-breaker"_qs, conf);
    QByteArray answers;
    for (const int status : statuses) {
        answers += request(*plugin, {status}) == "continue" ? '.' : 'x';
        harness.clock.advance(1s);
    }
    QTEST(answers, "answers");
}

void TestApiBreaker::bodyAndHeaders_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray headers =
        R"("break_response_headers": [{"key": "Content-Type", "value": "application/json"}, {"key": "X-Ip", "value": "$remote_addr"}])";
    QTest::newRow("neither") << R"({"break_response_code": 502)"_qba
                             << "reply 502"_qba;
    QTest::newRow("headers alone are not sent")
        << R"({"break_response_code": 502, )" + headers << "reply 502"_qba;
    QTest::newRow("both") << R"({"break_response_code": 503, "break_response_body": "{}", )"
            + headers << "reply 503 [Content-Type: application/json] [X-Ip: 127.0.0.1] {}"_qba;
}

void TestApiBreaker::bodyAndHeaders()
{
    QFETCH(QByteArray, conf);
    PluginHarness harness;
    const auto plugin =
        harness.build(u"api-breaker"_qs, conf + R"(, "unhealthy": {"failures": 1}})");
    QCOMPARE(request(*plugin, {200, 500}), "continue"_qba); // the last attempt counts
    QTEST(request(*plugin, {}), "answer");
}

void TestApiBreaker::hostAndPathAreSeparate()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"api-breaker"_qs, R"({"break_response_code": 502, "unhealthy": {"failures": 1}})");
    QCOMPARE(request(*plugin, {500}, "/a"), "continue"_qba);
    QCOMPARE(request(*plugin, {500}, "/b"), "continue"_qba);
    QCOMPARE(request(*plugin, {500}, "/a?query"), "reply 502"_qba);
}

void TestApiBreaker::survivesEditing()
{
    PluginHarness harness;
    const auto old = harness.build(u"api-breaker"_qs,
                                   R"({"break_response_code": 502, "unhealthy": {"failures": 1}})");
    QCOMPARE(request(*old, {500}), "continue"_qba);
    const auto edited = harness.build(
        u"api-breaker"_qs, R"({"break_response_code": 503, "unhealthy": {"failures": 1}})");
    QCOMPARE(request(*edited, {500}), "reply 503"_qba);
}

QTEST_GUILESS_MAIN(TestApiBreaker)
#include "tst_api_breaker.moc"
