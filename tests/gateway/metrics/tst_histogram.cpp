// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/histogram.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using gatehouse::metrics::Histogram;

class TestHistogram : public QObject
{
    Q_OBJECT

private slots:
    void bucketsAscendAndHoldTheirMiddle();
    void percentilesAreWithinTwoPercent_data();
    void percentilesAreWithinTwoPercent();
    void emptyHasNoPercentile();
    void outliersAreClamped();
    void mergingEqualsRecordingTogether();
    void countsUpToABorder();
    void aBucketSaturates();
};

void TestHistogram::bucketsAscendAndHoldTheirMiddle()
{
    int last = -1;
    for (qint64 us = 0; us < 600'000'000; us += 1 + us / 100) {
        const int bucket = Histogram::bucketOf(us);
        QVERIFY2(bucket >= last, qPrintable(QString::number(us)));
        QCOMPARE(Histogram::bucketOf(Histogram::middleOf(bucket)), bucket);
        const double off = std::abs(double(Histogram::middleOf(bucket) - us));
        QVERIFY2(off <= 0.02 * double(us), qPrintable(QString::number(us)));
        last = bucket;
    }
    QVERIFY(last < 1000);
}

void TestHistogram::percentilesAreWithinTwoPercent_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<int>("count");
    const char *const names[] = {"uniform",   "log-normal", "exponential",
                                 "two humps", "constant",   "heavy tail"};
    for (int shape = 0; shape < 6; ++shape) {
        for (const int count : {1, 7, 1000, 50'000})
            QTest::addRow("%s %d", names[shape], count) << shape << count;
    }
}

void TestHistogram::percentilesAreWithinTwoPercent()
{
    QFETCH(const int, shape);
    QFETCH(const int, count);
    std::mt19937_64 random(quint64(shape * 100'000 + count));
    std::uniform_real_distribution<> uniform(1, 5e6);
    std::lognormal_distribution<> logNormal(8, 1.5);
    std::exponential_distribution<> exponential(1.0 / 20'000);
    std::normal_distribution<> hump(0, 1);
    const auto draw = [&]() -> double {
        switch (shape) {
        case 0:
            return uniform(random);
        case 1:
            return logNormal(random);
        case 2:
            return exponential(random);
        case 3:
            return random() % 10 ? 900 + 80 * hump(random) : 2e6 + 1e5 * hump(random);
        case 4:
            return 12'345;
        default:
            return 100 / std::pow(1 - uniform(random) / 5.000001e6, 1.2);
        }
    };
    std::vector<qint64> exact;
    Histogram histogram;
    for (int i = 0; i < count; ++i) {
        const qint64 us = std::clamp<qint64>(qint64(draw()), 1, 600'000'000);
        exact.push_back(us);
        histogram.record(us);
    }
    std::sort(exact.begin(), exact.end());
    for (const double q : {0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
        const auto rank = std::max<std::size_t>(std::size_t(std::ceil(q * count)), 1);
        const auto wanted = double(exact[rank - 1]);
        const double off = std::abs(double(histogram.percentile(q)) - wanted) / wanted;
        QVERIFY2(off <= 0.02, qPrintable(QString::asprintf("q %g: %g off", q, off)));
    }
    QCOMPARE(histogram.count(), quint64(count));
    QCOMPARE(histogram.max(), exact.back());
}

void TestHistogram::emptyHasNoPercentile()
{
    Histogram histogram;
    QCOMPARE(histogram.percentile(0.5), qint64(-1));
    histogram.record(5);
    histogram.record(5, 0);
    QCOMPARE(histogram.count(), quint64(1));
    histogram.clear();
    QCOMPARE(histogram, Histogram());
}

void TestHistogram::outliersAreClamped()
{
    Histogram histogram;
    histogram.record(-17);
    histogram.record(std::numeric_limits<qint64>::max() / 4);
    QCOMPARE(histogram.count(), quint64(2));
    QCOMPARE(histogram.percentile(0.5), qint64(0));
    QVERIFY(std::abs(histogram.percentile(1) - 600'000'000) <= 12'000'000);
}

void TestHistogram::mergingEqualsRecordingTogether()
{
    std::mt19937 random(7);
    Histogram one, two, both;
    for (int i = 0; i < 5000; ++i) {
        const qint64 us = qint64(random()) % (i % 2 ? 900 : 90'000'000);
        (i % 3 ? one : two).record(us);
        both.record(us);
    }
    one.merge(two);
    one.merge(Histogram());
    QCOMPARE(one, both);
    Histogram fresh;
    fresh.merge(both);
    QCOMPARE(fresh, both);
}

void TestHistogram::countsUpToABorder()
{
    Histogram histogram;
    for (int ms = 1; ms <= 100; ++ms)
        histogram.record(ms * 1000 - 500);
    QCOMPARE(histogram.countAtMost(10'000), quint64(10));
    QCOMPARE(histogram.countAtMost(0), quint64(0));
    QCOMPARE(histogram.countAtMost(1'000'000), quint64(100));
    QCOMPARE(Histogram().countAtMost(5), quint64(0));
}

void TestHistogram::aBucketSaturates()
{
    Histogram histogram;
    histogram.record(1, std::numeric_limits<quint32>::max());
    histogram.record(1);
    histogram.record(2);
    QCOMPARE(histogram.count(), quint64(1) + (quint64(1) << 32));
    QCOMPARE(histogram.percentile(0.5), qint64(1));
    QCOMPARE(histogram.percentile(1), qint64(2));
}

QTEST_GUILESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
