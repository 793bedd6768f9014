// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/headers.h"

#include <QTest>

using gatehouse::http::Headers;

class TestHeaders : public QObject
{
    Q_OBJECT

private slots:
    void findsWithoutCase()
    {
        const Headers headers{{"Host", "a"}, {"X-D", "1"}, {"x-d", "2"}};
        QCOMPARE(headers.value("host"), QByteArray("a"));
        QCOMPARE(headers.values("X-d"), (QList<QByteArray>{"1", "2"}));
        QCOMPARE(headers.joined("x-D"), QByteArray("1, 2"));
        QCOMPARE(headers.value("Accept"), std::nullopt);
    }

    void setReplacesAllAtThePlaceOfTheFirst()
    {
        Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}, {"C", "4"}};
        headers.set("A", "9");
        QCOMPARE(headers, (Headers{{"A", "9"}, {"B", "2"}, {"C", "4"}}));
        headers.set("D", "5");
        QCOMPARE(headers.fields().last().name, QByteArray("D"));
    }

    void removingNothingDoesNotDetach()
    {
        Headers headers{{"A", "1"}};
        const Headers copy = headers;
        QCOMPARE(headers.remove("B"), 0);
        QVERIFY(headers.isSharedWith(copy));
        QCOMPARE(headers.remove("a"), 1);
        QVERIFY(headers.isEmpty());
        QCOMPARE(copy.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
