// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/format.h"

#include <QtTest>

using namespace gatehouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestFormat : public QObject
{
    Q_OBJECT
private slots:
    void bytes_data();
    void bytes();
    void duration_data();
    void duration();
    void percentAndRate();
    void followsTheLocale();
};

void TestFormat::bytes_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0LL << u"0\u2009B"_s;
    QTest::newRow("bytes") << 612LL << u"612\u2009B"_s;
    QTest::newRow("below the step") << 999LL << u"999\u2009B"_s;
    QTest::newRow("kilo") << 4100LL << u"4.1\u2009kB"_s;
    QTest::newRow("rounds up a unit") << 999'999LL << u"1.0\u2009MB"_s;
    QTest::newRow("hundreds") << 123'456'789LL << u"123\u2009MB"_s;
    QTest::newRow("unknown") << -1LL << u"\u2013"_s;
}

void TestFormat::bytes()
{
    QFETCH(const qint64, count);
    QTEST(Format::bytes(count, QLocale::c()), "text");
}

void TestFormat::duration_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0LL << u"0\u2009µs"_s;
    QTest::newRow("micro") << 380'000LL << u"380\u2009µs"_s;
    QTest::newRow("small milli") << 2'500'000LL << u"2.5\u2009ms"_s;
    QTest::newRow("milli") << 121'300'000LL << u"121\u2009ms"_s;
    QTest::newRow("rounds to a second") << 999'900'000LL << u"1.0\u2009s"_s;
    QTest::newRow("seconds") << 6'210'000'000LL << u"6.2\u2009s"_s;
    QTest::newRow("minutes") << 125'000'000'000LL << u"2\u2009min 5\u2009s"_s;
    QTest::newRow("rounds to a minute") << 59'990'000'000LL << u"1\u2009min 0\u2009s"_s;
    QTest::newRow("unknown") << -1LL << u"\u2013"_s;
}

void TestFormat::duration()
{
    QFETCH(const qint64, nanoseconds);
    QTEST(Format::duration(std::chrono::nanoseconds(nanoseconds), QLocale::c()), "text");
}

void TestFormat::percentAndRate()
{
    QCOMPARE(Format::percent(0.0081, QLocale::c()), u"0.8\u2009%"_s);
    QCOMPARE(Format::percent(1, QLocale::c()), u"100\u2009%"_s);
    QCOMPARE(Format::percent(qQNaN(), QLocale::c()), u"\u2013"_s);
    QCOMPARE(Format::rate(0.3, QLocale::c()), u"0.3\u2009req/s"_s);
    QCOMPARE(Format::rate(42.4, QLocale::c()), u"42\u2009req/s"_s);
}

void TestFormat::followsTheLocale()
{
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(Format::bytes(4100, german), u"4,1\u2009kB"_s);
    QCOMPARE(Format::count(1204, german), u"1.204"_s);
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
