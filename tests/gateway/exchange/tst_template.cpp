// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "tests/gateway/exchange/exchange_for.h"

#include <QTest>

using gatehouse::Template;

class TestTemplate : public QObject
{
    Q_OBJECT

private slots:
    void renders_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("rendered");
        QTest::addColumn<int>("resolved");
        struct Row {
            const char *text, *rendered;
            int resolved;
        };
        const QList<Row> rows{
            {"", "", 0},
            {"xx", "xx", 0},
            {"$arg_me", "David", 1},
            {"$arg_me run", "David run", 1},
            {"tell $arg_me to", "tell David to", 1},
            {"$arg_you and $arg_me", "John and David", 2},
            {"$arg_eva and $arg_me", " and David", 1},
            {"$arg_you and \\$arg_me", "John and \\$arg_me", 1},
            {"${arg_you}_${arg_me}", "John_David", 2},
            {"${arg_you}${arg_me}", "JohnDavid", 2},
            {"${arg_you}$arg_me", "JohnDavid", 2},
            {"${arg_you??}$arg_me", "JohnDavid", 2},
            {"${arg_she??}$arg_me", "David", 1},
            {"${arg_you??Rose}$arg_me", "JohnDavid", 2},
            {"${arg_she??Rose}$arg_me", "RoseDavid", 2},
            {"${arg_she ??Rose}", "Rose", 1},
            {"${arg_she?? Rose}", "Rose", 1},
            {"${ arg_she   ??    Rose }", "Rose", 1},
            {"${arg_you ?? Rose}$arg_he??Jack", "John??Jack", 1},
            {"$", "$", 0},
            {"$$", "$$", 0},
            {"$$arg_me", "$David", 1},
            {"5$ + ${", "5$ + ${", 0},
            {"${}", "${}", 0},
            {"a${arg_me", "a${arg_me", 0},
            {"$arg_me-$uri", "David-/p", 2},
            {"$http_none", "", 0},
        };
        for (const auto &row : rows)
            QTest::newRow(row.text)
                << QByteArray(row.text) << QByteArray(row.rendered) << row.resolved;
    }

    void renders()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, rendered);
        QFETCH(int, resolved);
        const auto exchange = exchangeFor("GET", "/p?you=John&me=David");
        int counted = -1;
        QCOMPARE(Template(text).render(exchange, counted), rendered);
        QCOMPARE(counted, resolved);
        QCOMPARE(Template(text).render(exchange), rendered);
    }

    void constantsAreKnownAsSuch()
    {
        QVERIFY(Template().isConstant());
        QVERIFY(Template("a $ b").isConstant());
        QVERIFY(Template("\\$uri").isConstant());
        QVERIFY(!Template("a$uri").isConstant());
        QVERIFY(!Template("${uri}").isConstant());
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
