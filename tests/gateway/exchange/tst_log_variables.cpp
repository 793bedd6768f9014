// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "tests/support/exchange_builder.h"

#include <QRegularExpression>
#include <QtTest>

using namespace gatehouse;

class TestLogVariables : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void nothingWithoutAnUpstream();
};

void TestLogVariables::reads_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("form");
    QTest::newRow("msec") << "msec"_qba << u"1767225600\\.000"_qs;
    QTest::newRow("iso") << "time_iso8601"_qba
                         << u"20(25|26)-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00[+-]\\d\\d:\\d\\d"_qs;
    QTest::newRow("local") << "time_local"_qba
                           << u"\\d\\d/(Dec|Jan)/202[56]:\\d\\d:\\d\\d:00 [+-]\\d{4}"_qs;
    QTest::newRow("request") << "request"_qba << u"GET /a\\?x HTTP/1\\.1"_qs;
    QTest::newRow("request_time") << "request_time"_qba << u"1\\.002"_qs;
    QTest::newRow("request_length") << "request_length"_qba << u"10"_qs;
    QTest::newRow("bytes_sent") << "bytes_sent"_qba << u"20"_qs;
    QTest::newRow("upstream") << "upstream_response_time"_qba << u"0\\.900"_qs;
    QTest::newRow("pid") << "pid"_qba << u"[0-9]+"_qs;
}

void TestLogVariables::reads()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, form);
    Exchange exchange = test::makeExchange("GET", "/a?x");
    exchange.durationUs = 1'002'500;
    exchange.upstreamUs = 900'000;
    exchange.requestBytes = 10;
    exchange.responseBytes = 20;
    const auto value = variable(exchange, name);
    QVERIFY(value);
    QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(form))
                 .match(QString::fromLatin1(*value))
                 .hasMatch(),
             value->constData());
}

void TestLogVariables::nothingWithoutAnUpstream()
{
    const Exchange exchange = test::makeExchange("GET", "/a");
    QVERIFY(!variable(exchange, "upstream_response_time"));
    QVERIFY(!variable(exchange, "no_such_variable"));
}

QTEST_GUILESS_MAIN(TestLogVariables)
#include "tst_log_variables.moc"
