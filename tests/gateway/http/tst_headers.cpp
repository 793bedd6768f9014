// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/default_charset.h"

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

    void defaultCharset_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char *title, const char *type, const char *coding, int status,
                            const char *result) {
            QTest::newRow(title) << QByteArray(type) << QByteArray(coding) << status
                                 << QByteArray(result);
        };
        row("text", "text/plain", "", 200, "text/plain; charset=utf-8");
        row("capitals", "Text/HTML", "", 404, "Text/HTML; charset=utf-8");
        row("script", "application/javascript", "", 308, "application/javascript; charset=utf-8");
        row("not text", "application/json", "", 200, "application/json");
        row("other text", "text/event-stream", "", 200, "text/event-stream");
        row("has one", "text/plain; charset=x", "", 200, "text/plain; charset=x");
        row("has another parameter", "text/plain;a=b", "", 200, "text/plain;a=b");
        row("encoded", "text/plain", "gzip", 200, "text/plain");
        row("redirect", "text/html", "", 302, "text/html");
    }
    void defaultCharset()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, coding);
        QFETCH(int, status);
        Headers headers{{"A", "1"}, {"Content-Type", type}};
        if (!coding.isEmpty())
            headers.append("Content-Encoding", coding);
        gatehouse::http::addDefaultCharset(headers, status);
        QTEST(*headers.value("Content-Type"), "result");
        Headers none;
        gatehouse::http::addDefaultCharset(none, status);
        QVERIFY(none.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
