// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/json_text.h"

#include <QJsonDocument>
#include <QtTest>

using namespace gatehouse::delivery;

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void strings_data();
    void strings();
    void anyOctetsMakeJson();
    void objects();
    void milliseconds_data();
    void milliseconds();
};

void TestJsonText::strings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const QByteArray lost = "\xef\xbf\xbd";
    QTest::newRow("empty") << QByteArray() << "\"\""_qba;
    QTest::newRow("plain") << "abc /x"_qba
                           << "\"abc /x\""_qba;
    QTest::newRow("escapes") << "a\"b\\c\n\r\t"_qba
                             << "\"a\\\"b\\\\c\\n\\r\\t\""_qba;
    QTest::newRow("controls") << QByteArray("\0\x1f\x7f", 3) << "\"\\u0000\\u001f\\u007f\""_qba;
    QTest::newRow("two") << "\xc3\xa4"_qba
                         << "\"\xc3\xa4\""_qba;
    QTest::newRow("three") << "\xe2\x82\xac"_qba
                           << "\"\xe2\x82\xac\""_qba;
    QTest::newRow("four") << "\xf0\x9f\x98\x80"_qba
                          << "\"\xf0\x9f\x98\x80\""_qba;
    QTest::newRow("stray") << "a\x80"_qba << '"' + QByteArray('a' + lost) + '"';
    QTest::newRow("cut") << "\xe2\x82"_qba << '"' + QByteArray(lost + lost) + '"';
    QTest::newRow("too long") << "\xc0\xaf"_qba << '"' + QByteArray(lost + lost) + '"';
    QTest::newRow("surrogate") << "\xed\xa0\x80"_qba << '"' + QByteArray(lost + lost + lost) + '"';
    QTest::newRow("beyond") << "\xf4\x90\x80\x80"_qba
                            << '"' + QByteArray(lost + lost + lost + lost) + '"';
}

void TestJsonText::strings()
{
    QFETCH(const QByteArray, text);
    QByteArray out;
    appendJsonString(out, text);
    QTEST(out, "json");
}

void TestJsonText::anyOctetsMakeJson()
{
    for (int a = 0; a < 256; ++a) {
        for (int b = 0; b < 256; ++b) {
            QByteArray out = "[";
            const char text[] = {char(a), char(b), 'x'};
            appendJsonString(out, QByteArrayView(text, 3));
            QVERIFY2(QJsonDocument::fromJson(out + ']').isArray(), out.constData());
        }
    }
}

void TestJsonText::objects()
{
    JsonText text;
    text.open().field("a", "1").field("b", 2).key("c").open('[').number(1).string("x").close(']');
    text.key("d").open().close().fieldUnlessEmpty("e", "").key("f").raw("true").close();
    QCOMPARE(text.take(), R"({"a":"1","b":2,"c":[1,"x"],"d":{},"f":true})"_qba);
}

void TestJsonText::milliseconds_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << qint64(0) << "0"_qba;
    QTest::newRow("whole") << qint64(12000) << "12"_qba;
    QTest::newRow("part") << qint64(1500) << "1.5"_qba;
    QTest::newRow("small") << qint64(7) << "0.007"_qba;
}

void TestJsonText::milliseconds()
{
    QFETCH(const qint64, microseconds);
    JsonText text;
    text.milliseconds(microseconds);
    QTEST(text.take(), "text");
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_json_text.moc"
