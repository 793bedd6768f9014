// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/fault.h"
#include "gateway/config/line_table.h"
#include "gateway/config/pointer.h"

#include <QtTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void namesEverySection()
    {
        for (const Kind kind : allKinds) {
            QVERIFY(!resourceName(kind).isEmpty());
            QCOMPARE(kindOfSection(QString(sectionName(kind))), kind);
        }
        QVERIFY(!kindOfSection(u"route"));
    }

    void takesIdThenNameThenPosition_data()
    {
        QTest::addColumn<QJsonObject>("resource");
        QTest::addColumn<QString>("id");
        QTest::newRow("string") << QJsonObject{{"id"_L1, "a"_L1}} << u"a"_qs;
        QTest::newRow("number") << QJsonObject{{"id"_L1, 17}} << u"17"_qs;
        QTest::newRow("large number")
            << QJsonObject{{"id"_L1, qint64(9007199254740993)}} << u"9007199254740993"_qs;
        QTest::newRow("username") << QJsonObject{{"username"_L1, "jack"_L1}} << u"jack"_qs;
        QTest::newRow("id before username")
            << QJsonObject{{"username"_L1, "jack"_L1}, {"id"_L1, "x"_L1}} << u"x"_qs;
        QTest::newRow("neither") << QJsonObject{{"uri"_L1, "/"_L1}} << u"arr_4"_qs;
        QTest::newRow("empty id") << QJsonObject{{"id"_L1, ""_L1}} << u"arr_4"_qs;
    }
    void takesIdThenNameThenPosition()
    {
        QFETCH(QJsonObject, resource);
        QTEST(resourceId(resource, 4), "id");
    }

    void putsAtTheSamePlace()
    {
        Document document;
        document.put(Kind::Route, u"a"_qs, {{"uri"_L1, "/a"_L1}});
        document.put(Kind::Route, u"b"_qs, {{"uri"_L1, "/b"_L1}});
        document.put(Kind::Route, u"a"_qs, {{"id"_L1, "a"_L1}, {"uri"_L1, "/new"_L1}});
        QCOMPARE(document.ids(Kind::Route), QStringList({u"a"_qs, u"b"_qs}));
        QCOMPARE(document.find(Kind::Route, u"a"_qs)->value("uri"_L1).toString(), u"/new"_qs);
        QVERIFY(document.remove(Kind::Route, u"a"_qs));
        QVERIFY(!document.remove(Kind::Route, u"a"_qs));
        QCOMPARE(document.indexOf(Kind::Route, u"b"_qs), 0);
    }

    void givesConsumersTheirName()
    {
        Document document;
        document.put(Kind::Consumer, u"jack"_qs, {});
        document.put(Kind::Consumer, u"jack/credentials/1"_qs, {});
        QCOMPARE(document.resources(Kind::Consumer).at(0),
                 QJsonObject({{"username"_L1, "jack"_L1}}));
        QCOMPARE(document.resources(Kind::Consumer).at(1),
                 QJsonObject({{"id"_L1, "jack/credentials/1"_L1}}));
    }

    void insertsWithinBounds()
    {
        Document document;
        document.insert(Kind::Proto, 7, {{"id"_L1, "x"_L1}});
        document.insert(Kind::Proto, -1, {{"id"_L1, "y"_L1}});
        QCOMPARE(document.ids(Kind::Proto), QStringList({u"y"_qs, u"x"_qs}));
    }

    void printsFaults()
    {
        Fault fault{Kind::Route, u"1"_qs, u"/plugins/limit-count"_qs, 0,
                    u"property \"count\" is required"_qs};
        QCOMPARE(toString(fault),
                 u"routes/1 /plugins/limit-count: property \"count\" is required"_qs);
        fault.pointer.clear();
        QCOMPARE(toString(fault), u"routes/1: property \"count\" is required"_qs);
        QCOMPARE(toString({std::nullopt, {}, {}, 7, u"bad"_qs}), u"line 7: bad"_qs);
        QCOMPARE(toString({std::nullopt, {}, {}, 0, u"bad"_qs}), u"bad"_qs);
    }

    void escapesPointers()
    {
        QCOMPARE(pointerStep(u"a/b~c"_qs), u"/a~1b~0c"_qs);
        QCOMPARE(pointerSegments(u"/a~1b~0c//0"_qs), QStringList({u"a/b~c"_qs, u""_qs, u"0"_qs}));
        QVERIFY(pointerSegments({}).isEmpty());
    }

    void findsTheNearestLine()
    {
        LineTable lines;
        const int routes = lines.record(LineTable::root, u"routes"_qs, 1);
        const int first = lines.record(routes, u"0"_qs, 2);
        lines.record(first, u"uri"_qs, 3);
        QCOMPARE(lines.record(-1, u"x"_qs, 9), -1);
        Document document;
        document.put(Kind::Route, u"a"_qs, {});
        const auto lineOf = [&](const QString &pointer) {
            return withLines({Fault{Kind::Route, u"a"_qs, pointer, 0, {}}}, document, lines)
                .constFirst()
                .line;
        };
        QCOMPARE(lineOf(u"/uri"_qs), 3);
        QCOMPARE(lineOf(u"/plugins/x"_qs), 2);
        QCOMPARE(lineOf({}), 2);
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
