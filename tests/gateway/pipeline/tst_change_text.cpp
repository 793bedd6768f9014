// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/change_text.h"

#include <QtTest>

using namespace gatehouse;

Q_DECLARE_METATYPE(http::Headers)

class TestChangeText : public QObject
{
    Q_OBJECT

private slots:
    void headers_data()
    {
        QTest::addColumn<http::Headers>("before");
        QTest::addColumn<http::Headers>("after");
        QTest::addColumn<QByteArray>("changes");
        const http::Headers three{{"Host", "a"}, {"Accept", "*/*"}, {"Via", "1.1 x"}};
        QTest::newRow("nothing") << three << three << QByteArray();
        QTest::newRow("equal, not shared")
            << three << http::Headers{{"Host", "a"}, {"Accept", "*/*"}, {"Via", "1.1 x"}}
            << QByteArray();
        QTest::newRow("appended") << three
                                  << http::Headers{{"Host", "a"},
                                                   {"Accept", "*/*"},
                                                   {"Via", "1.1 x"},
                                                   {"X", "1"}}
                                  << QByteArray("+X: 1");
        QTest::newRow("removed") << three << http::Headers{{"Host", "a"}, {"Via", "1.1 x"}}
                                 << QByteArray("-Accept");
        QTest::newRow("changed") << three
                                 << http::Headers{{"Host", "a"}, {"accept", "b"}, {"Via", "1.1 x"}}
                                 << QByteArray("~accept: */* -> b");
        QTest::newRow("all at once")
            << three << http::Headers{{"X", "1"}, {"Host", "b"}, {"Via", "1.1 x"}, {"Y", ""}}
            << QByteArray("-Accept\n+X: 1\n~Host: a -> b\n+Y: ");
        QTest::newRow("moved") << three
                               << http::Headers{{"Via", "1.1 x"}, {"Host", "a"}, {"Accept", "*/*"}}
                               << QByteArray();
        QTest::newRow("from nothing")
            << http::Headers() << http::Headers{{"X", "1"}} << QByteArray("+X: 1");
        QTest::newRow("to nothing")
            << http::Headers{{"X", "1"}} << http::Headers() << QByteArray("-X");
        QTest::newRow("a secret comes")
            << http::Headers() << http::Headers{{"X-Api-Key", "s3cret"}}
            << QByteArray("+X-Api-Key: \xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2");
        QTest::newRow("a secret changes") << http::Headers{{"X-Api-Key", "s3cret"}}
                                          << http::Headers{{"X-Api-Key", "other"}} << QByteArray();
    }

    void headers()
    {
        QFETCH(const http::Headers, before);
        QFETCH(const http::Headers, after);
        QByteArray out;
        pipeline::appendHeaderChanges(out, before, after, traffic::Redactor());
        QTEST(out, "changes");
    }
};

QTEST_GUILESS_MAIN(TestChangeText)
#include "tst_change_text.moc"
