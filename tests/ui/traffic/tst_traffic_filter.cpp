// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/traffic/sample_traffic.h"
#include "ui/traffic/filter/filter.h"
#include "ui/traffic/filter/units.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

// Rows 0..5 are the six kinds of sampleExchange(), 6 a live stream, 7 a pending exchange.
class TestTrafficFilter : public QObject
{
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void emptyLetsAllPass();
    void saysWhereEachFaultIs();
    void knowsUnits();

private:
    static RowLog log();
};

RowLog TestTrafficFilter::log()
{
    RowLog rows;
    for (quint64 id = 0; id < 6; ++id)
        rows.append(sampleExchange(id));
    rows.append(sampleStream(6, 3, traffic::State::Streaming));
    traffic::Record pending = sampleExchange(6);
    pending.id = 7;
    pending.state = traffic::State::Pending;
    pending.durationUs = -1;
    pending.status = 0;
    rows.append(pending);
    return rows;
}

void TestTrafficFilter::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *text, const char *rows) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(rows);
    };
    row("orders", "0147");
    row("ORDERS", "0147");
    row("-orders", "2356");
    row("orders -POST", "047");
    row("404", "");
    row("502", "4");
    row("jack", "135");
    row("shop.test lamp", "3");
    row("\"q=lamp\"", "3");
    row("status:5xx", "4");
    row("status:20x", "0156");
    row("status=304", "2");
    row("status!=2xx", "2347");
    row("status>=400", "34");
    row("status<300", "0156");
    row("method:POST", "16");
    row("method=pos", "");
    row("method^=p", "156");
    row("-method:GET", "1456");
    row("route:orders", "0147");
    row("path:/v1/items", "23");
    row("path:lamp", "");
    row("url:lamp", "3");
    row("path$=/me", "5");
    row("host:shop", "01234567");
    row("type:json", "01347");
    row("type=\"\"", "2");
    row("consumer:jack", "135");
    row("upstream:1980", "01234567");
    row("error:reset", "4");
    row("duration>250ms", "4");
    row("duration<=9", "23");
    row("duration>1s", "4");
    row("ttfb>100ms", "4");
    row("overhead<1ms", "012345");
    row("size>1kb", "057");
    row("size>=4.1kb", "07");
    row("is:error", "4");
    row("is:streaming", "6");
    row("is:pending", "7");
    row("is:sse", "6");
    row("is:slow", "4");
    row("events>=3", "6");
    row("status:5xx or method:PUT", "45");
    row("route:orders (status:5xx or method:POST)", "14");
    row("not (route:orders or route:catalog)", "56");
    row("method:get and route:catalog", "23");
    row("http://x", "");
}

void TestTrafficFilter::finds()
{
    QFETCH(QString, text);
    const FilterResult result = Filter::compile(text);
    QVERIFY2(result.filter,
             result.faults.isEmpty() ? "no reason" : qPrintable(result.faults.first().reason));
    const RowLog rows = log();
    QString found;
    for (quint64 n = rows.first(); n < rows.end(); ++n) {
        if (result.filter->matches(rows, n))
            found += QString::number(n - rows.first());
    }
    QTEST(found, "rows");
}

void TestTrafficFilter::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *text, int at, const char *reason) {
        QTest::newRow(text) << QString::fromUtf8(text) << at << QString::fromUtf8(reason);
    };
    row("orders colour:red", 7, "There is no field");
    row("status:abc", 0, "status takes a code");
    row("status:5x5x", 0, "status takes a code");
    row("status^=4", 0, "does not know");
    row("duration>fast", 0, "duration>250ms");
    row("duration>3parsecs", 0, "duration>250ms");
    row("size>10zb", 0, "size>10kb");
    row("method>GET", 0, "does not know");
    row("is:purple", 0, "is: knows");
    row("is=error", 0, "does not know");
    row("route:", 0, "missing");
    row("(orders", 0, "closing parenthesis");
    row("orders)", 6, "never opened");
    row("path:\"a b", 0, "closing quote");
    row("orders or", 7, "missing");
    row("orders not", 7, "exclude");
    row("()", 0, "missing");
}

void TestTrafficFilter::refuses()
{
    QFETCH(QString, text);
    const FilterResult result = Filter::compile(text);
    QVERIFY(!result.filter);
    QVERIFY(!result.faults.isEmpty());
    QTEST(int(result.faults.first().at), "at");
    QVERIFY(result.faults.first().length > 0);
    QFETCH(QString, reason);
    QVERIFY2(result.faults.first().reason.contains(reason),
             qPrintable(result.faults.first().reason));
}

void TestTrafficFilter::emptyLetsAllPass()
{
    const FilterResult result = Filter::compile(u"   "_s);
    QVERIFY(result.filter);
    QVERIFY(result.filter->isEmpty());
    QVERIFY(result.filter->matches(log(), RowLog::Origin + 3));
}

void TestTrafficFilter::saysWhereEachFaultIs()
{
    const FilterResult result = Filter::compile(u"status:x ok size>y"_s);
    QCOMPARE(result.faults.size(), 2);
    QCOMPARE(result.faults.at(1).at, 12);
    QCOMPARE(result.faults.at(1).length, 6);
}

void TestTrafficFilter::knowsUnits()
{
    QCOMPARE(parseSpan(u"250ms").value_or(-1), 250'000);
    QCOMPARE(parseSpan(u"1.5s").value_or(-1), 1'500'000);
    QCOMPARE(parseSpan(u"2m").value_or(-1), 120'000'000);
    QVERIFY(!parseSpan(u"ms"));
    QVERIFY(!parseSpan(u"1.2.3s"));
    QCOMPARE(parseSize(u"10kb").value_or(-1), 10'000);
    QCOMPARE(parseSize(u"1KiB").value_or(-1), 1024);
    QVERIFY(!parseSize(u"99999999999999999999gb"));
}

QTEST_GUILESS_MAIN(TestTrafficFilter)
#include "tst_traffic_filter.moc"
