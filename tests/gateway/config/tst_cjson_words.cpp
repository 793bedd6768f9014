// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/cjson_words.h"

#include <QtTest>

using namespace gatehouse;

class TestCjsonWords : public QObject
{
    Q_OBJECT

private slots:
    void faults_data();
    void faults();
    void depth();
};

void TestCjsonWords::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *text, const char *fault = "") {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(fault);
    };
    row("{}");
    row(" [ ] ");
    row("null");
    row(R"({"a": [1, -2.5e3, true, false, null, "x\u00e9\n\\\""], "b": {"c": {}}})");
    row("", "Expected value but found T_END at character 1");
    row("  ", "Expected value but found T_END at character 3");
    row("{bad", "Expected object key string but found invalid token at character 2");
    row("{", "Expected object key string but found T_END at character 2");
    row("{1:2}", "Expected object key string but found T_NUMBER at character 2");
    row(R"({"a" 1})", "Expected colon but found T_NUMBER at character 6");
    row(R"({"a":})", "Expected value but found T_OBJ_END at character 6");
    row(R"({"a":1 "b":2})", "Expected comma or object end but found T_STRING at character 8");
    row(R"({"a":1,})", "Expected object key string but found T_OBJ_END at character 8");
    row("[1 2]", "Expected comma or array end but found T_NUMBER at character 4");
    row("[1,]", "Expected value but found T_ARR_END at character 4");
    row("[1", "Expected comma or array end but found T_END at character 3");
    row("1 2", "Expected the end but found T_NUMBER at character 3");
    row("tru", "Expected value but found invalid token at character 1");
    row("-", "Expected value but found invalid number at character 1");
    row("\"abc", "Expected value but found unexpected end of string at character 5");
    row(R"("a\x")", "Expected value but found invalid escape code at character 3");
    row(R"("a\u12g4")", "Expected value but found invalid unicode escape code at character 3");
    row(R"("a\u12)", "Expected value but found invalid unicode escape code at character 3");
}

void TestCjsonWords::faults()
{
    QFETCH(QByteArray, text);
    QTEST(config::cjsonFault(text), "fault");
}

void TestCjsonWords::depth()
{
    QCOMPARE(config::cjsonFault(QByteArray(1000, '[').append(1000, ']')), QString());
    QCOMPARE(config::cjsonFault(QByteArray(100'000, '[')),
             u"Found too many nested data structures (1001)"_qs);
}

QTEST_GUILESS_MAIN(TestCjsonWords)
#include "tst_cjson_words.moc"
