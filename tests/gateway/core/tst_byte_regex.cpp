// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/byte_regex.h"

#include <QTest>

using gatehouse::ByteRegex;

class TestByteRegex : public QObject
{
    Q_OBJECT

private slots:
    void matchesOctets_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("anywhere") << QByteArray("b+") << QByteArray("abbc") << true;
        QTest::newRow("anchored") << QByteArray("^b") << QByteArray("ab") << false;
        QTest::newRow("case") << QByteArray("B") << QByteArray("ab") << false;
        QTest::newRow("utf-8 both") << QByteArray("^é$") << QByteArray("é") << true;
        QTest::newRow("an octet is a character") << QByteArray("^..$") << QByteArray("é") << true;
        QTest::newRow("not utf-8") << QByteArray("^a.$") << QByteArray("a\xff") << true;
        QTest::newRow("NUL") << QByteArray("a.b") << QByteArray("a\0b", 3) << true;
        QTest::newRow("empty pattern") << QByteArray() << QByteArray("x") << true;
    }

    void matchesOctets()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, text);
        QFETCH(bool, expected);
        const auto regex = ByteRegex::compile(pattern);
        QVERIFY(regex);
        QCOMPARE(regex->matches(text), expected);
    }

    void ignoresCaseWhenAsked()
    {
        const auto regex = ByteRegex::compile("^abc$", ByteRegex::Case::Insensitive);
        QVERIFY(regex);
        QVERIFY(regex->matches("aBC"));
    }

    void refusesABadPattern()
    {
        const auto regex = ByteRegex::compile("(a");
        QVERIFY(!regex);
        QCOMPARE(regex.error().message, u"invalid regex '(a': missing closing parenthesis at 2"_qs);
    }

    // Without a limit this match would take longer than anybody waits.
    void givesUpOnAnExplodingPattern()
    {
        const auto regex = ByteRegex::compile("^(([a-z])+.)+[A-Z]([a-z])+$");
        QVERIFY(regex);
        QVERIFY(!regex->matches(QByteArray(200, 'a')));
    }
};

QTEST_GUILESS_MAIN(TestByteRegex)
#include "tst_byte_regex.moc"
