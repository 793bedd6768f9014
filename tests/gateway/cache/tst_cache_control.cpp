// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/cache_control.h"
#include "tests/gateway/cache/fields.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::cache;
using gatehouse::test::fields;

class TestCacheControl : public QObject
{
    Q_OBJECT

private slots:
    void response_data();
    void response();
    void request_data();
    void request();
};

namespace {

QByteArray toText(const CacheControl &control)
{
    QByteArrayList out;
    const auto flag = [&out](bool isSet, const char *name) {
        if (isSet)
            out.append(name);
    };
    const auto number = [&out](const std::optional<Seconds> &value, const char *name) {
        if (value)
            out.append(name + QByteArray("=") + QByteArray::number(qint64(value->count())));
    };
    number(control.maxAge, "max-age");
    number(control.sMaxAge, "s-maxage");
    number(control.minFresh, "min-fresh");
    number(control.maxStale, "max-stale");
    number(control.staleWhileRevalidate, "swr");
    number(control.staleIfError, "sie");
    flag(control.noStore, "no-store");
    flag(control.noCache, "no-cache");
    flag(control.isPrivate, "private");
    flag(control.isPublic, "public");
    flag(control.mustRevalidate, "must-revalidate");
    flag(control.proxyRevalidate, "proxy-revalidate");
    flag(control.mustUnderstand, "must-understand");
    flag(control.onlyIfCached, "only-if-cached");
    if (!control.withheldFields.isEmpty())
        out.append("without(" + control.withheldFields.join(' ') + ')');
    return out.join(' ');
}

} // namespace

void TestCacheControl::response_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("control");
    const auto row = [](const char *head, const char *control) {
        QTest::newRow(head) << QByteArray(head) << QByteArray(control);
    };
    row("X: y", "");
    row("Cache-Control: max-age=3600", "max-age=3600");
    row("Cache-Control: MAX-AGE=3600, Public", "max-age=3600 public");
    row("Cache-Control: max-age=\"3600\"", "max-age=3600");
    row("Cache-Control: max-age='3600'", "max-age=0");
    row("Cache-Control: max-age=003600", "max-age=3600");
    row("Cache-Control: max-age=3600.0", "max-age=0");
    row("Cache-Control: max-age=-1", "max-age=0");
    row("Cache-Control: max-age", "max-age=0");
    row("Cache-Control: max-age = 3600", "");
    row("Cache-Control: max-age= 3600", "max-age=0");
    row("Cache-Control: max-age=99999999999999999999999", "max-age=2147483648");
    row("Cache-Control: max-age=1, max-age=1800", "max-age=1");
    row("Cache-Control: max-age=1800|Cache-Control: max-age=1", "max-age=1800");
    row("Cache-Control: extension=\"max-age=3600\", max-age=1", "max-age=1");
    row("Cache-Control: extension=\"a\\\", max-age=3600\", s-maxage=1", "s-maxage=1");
    row("Cache-Control: ,,no-store,,", "no-store");
    row("Cache-Control: private", "private");
    row("Cache-Control: private=\"X-A\"", "without(x-a)");
    row("Cache-Control: no-cache=\"a, B\", max-age=5", "max-age=5 without(a b)");
    row("Cache-Control: no-cache=", "no-cache");
    row("Cache-Control: must-revalidate, proxy-revalidate, must-understand",
        "must-revalidate proxy-revalidate must-understand");
    row("Cache-Control: stale-while-revalidate=30, stale-if-error=60", "swr=30 sie=60");
    row("Cache-Control: \"unclosed, max-age=3", "");
    row("CDN-Cache-Control: max-age=10|Cache-Control: no-store", "max-age=10");
    row("CDN-Cache-Control: no-store|Cache-Control: max-age=10", "no-store");
    row("CDN-Cache-Control: max-age=10;x=y, foobar", "max-age=10");
    row("CDN-Cache-Control: max-age=1, max-age=2", "max-age=2");
    row("CDN-Cache-Control: no-store=?0, max-age=1", "max-age=1");
    row("CDN-Cache-Control: max-age=10, &&&|Cache-Control: no-store", "no-store");
    row("CDN-Cache-Control: max-age=\"10\"|Cache-Control: no-store", "no-store");
    row("CDN-Cache-Control: max-age =10|Cache-Control: max-age=1", "max-age=1");
    row("CDN-Cache-Control: Max-Age=10|Cache-Control: max-age=1", "max-age=1");
    row("CDN-Cache-Control: |Cache-Control: max-age=1", "max-age=1");
}

void TestCacheControl::response()
{
    QFETCH(QByteArray, head);
    QTEST(toText(responseCacheControl(fields(head))), "control");
}

void TestCacheControl::request_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("control");
    const auto row = [](const char *head, const char *control) {
        QTest::newRow(head) << QByteArray(head) << QByteArray(control);
    };
    row("Pragma: no-cache", "no-cache");
    row("Pragma: foo, No-Cache", "no-cache");
    row("Pragma: foo", "");
    row("Pragma: no-cache|Cache-Control: max-age=5", "max-age=5");
    row("Cache-Control: max-stale", "max-stale=2147483648");
    row("Cache-Control: max-stale=5, min-fresh=6, only-if-cached",
        "min-fresh=6 max-stale=5 only-if-cached");
    row("CDN-Cache-Control: no-store", "");
}

void TestCacheControl::request()
{
    QFETCH(QByteArray, head);
    QTEST(toText(requestCacheControl(fields(head))), "control");
}

QTEST_GUILESS_MAIN(TestCacheControl)
#include "tst_cache_control.moc"
