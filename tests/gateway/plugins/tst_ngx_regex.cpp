// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/ngx_regex.h"

#include <QtTest>

using namespace gatehouse;
using plugins::NgxRegex;

class TestNgxRegex : public QObject
{
    Q_OBJECT

private slots:
    void replaces_data();
    void replaces();
    void captures();
    void refuses_data();
    void refuses();
};

void TestNgxRegex::replaces_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<bool>("all");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<int>("count");
    QTest::newRow("first only") << u"a"_qs << QString() << "banana"_qba
                                << "o"_qba << false << "bonana"_qba << 1;
    QTest::newRow("all") << u"a"_qs << u"jo"_qs << "banana"_qba
                         << "o"_qba << true << "bonono"_qba << 3;
    QTest::newRow("no match") << u"x"_qs << QString() << "banana"_qba
                              << "o"_qba << true << "banana"_qba << 0;
    QTest::newRow("groups") << u"(he)(llo)"_qs << u"i"_qs << "HEllo!"_qba
                            << "$2${1}$0"_qba << false << "lloHEHEllo!"_qba << 1;
    QTest::newRow("dollar") << u"l"_qs << QString() << "l"_qba
                            << "$$1 $x ${y"_qba << false << "$1 $x ${y"_qba << 1;
    QTest::newRow("missing group") << u"l"_qs << QString() << "l"_qba
                                   << "[$3]"_qba << false << "[]"_qba << 1;
    QTest::newRow("dot and line end") << u"a.b"_qs << u"s"_qs << "a\nb"_qba
                                      << "x"_qba << false << "x"_qba << 1;
    QTest::newRow("anchored misses") << u"b"_qs << u"a"_qs << "ab"_qba
                                     << "x"_qba << false << "ab"_qba << 0;
    QTest::newRow("anchored hits") << u"a"_qs << u"a"_qs << "ab"_qba
                                   << "x"_qba << false << "xb"_qba << 1;
    QTest::newRow("octets, not characters") << u"."_qs << QString() << "\xc3\xa4"_qba
                                            << "x"_qba << true << "xx"_qba << 2;
    QTest::newRow("UTF-8 in the pattern") << u"\u00e4"_qs << QString() << "m\xc3\xa4r"_qba
                                          << "a"_qba << false << "mar"_qba << 1;
    QTest::newRow("NUL") << u"b"_qs << QString() << QByteArray("a\0b", 3) << "c"_qba << false
                         << QByteArray("a\0c", 3) << 1;
}

void TestNgxRegex::replaces()
{
    QFETCH(QString, pattern);
    QFETCH(QString, options);
    QFETCH(QByteArray, subject);
    QFETCH(QByteArray, replacement);
    QFETCH(bool, all);
    const auto regex = NgxRegex::compile(pattern, options);
    QVERIFY(regex.has_value());
    int count = -1;
    QTEST(regex->replaced(subject, replacement, all, &count), "result");
    QTEST(count, "count");
}

void TestNgxRegex::captures()
{
    const auto regex = NgxRegex::compile(u"^/(\\w+)(/x)?/(\\w+)$"_qs);
    QVERIFY(regex.has_value());
    QCOMPARE(*regex->captures("/a/b"), (QList<QByteArray>{"/a/b", "a", "", "b"}));
    QVERIFY(!regex->captures("a"));
    QVERIFY(regex->matches("/a/x/b"));
}

void TestNgxRegex::refuses_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("reason");
    QTest::newRow("open group")
        << u"(a"_qs << QString()
        << u"pcre2_compile() failed: missing closing parenthesis in \"(a\""_qs;
    QTest::newRow("stray bracket")
        << u"a)b"_qs << QString()
        << u"pcre2_compile() failed: unmatched closing parenthesis in \"a)b\" at \")b\""_qs;
    QTest::newRow("option") << u"a"_qs << u"jz"_qs << u"unknown flag (flags \"jz\")"_qs;
}

void TestNgxRegex::refuses()
{
    QFETCH(QString, pattern);
    QFETCH(QString, options);
    const auto regex = NgxRegex::compile(pattern, options);
    QVERIFY(!regex.has_value());
    QTEST(regex.error().message, "reason");
}

QTEST_GUILESS_MAIN(TestNgxRegex)
#include "tst_ngx_regex.moc"
