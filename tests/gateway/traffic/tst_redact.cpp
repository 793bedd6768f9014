// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/redact.h"

#include <QtTest>

using namespace gatehouse;
using traffic::Redactor;

class TestRedact : public QObject
{
    Q_OBJECT

private slots:
    void headerValues_data();
    void headerValues();
    void targets_data();
    void targets();
    void harmlessHeadersAreShared();
    void keepsOrderAndRepetition();
    void configuredNames();
    void redactingTwiceChangesNothing();
};

void TestRedact::headerValues_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *tag, const char *name, const char *value,
                        const char *expected) {
        QTest::newRow(tag) << QByteArray(name) << QByteArray(value) << QByteArray(expected);
    };
    row("bearer", "Authorization", "Bearer abc.def", "Bearer •••");
    row("case", "AUTHORIZATION", "basic QWxhZGRpbg==", "basic •••");
    row("no scheme", "Authorization", "s3cret", "•••");
    row("unknown scheme", "Authorization", "s3 cret", "•••");
    row("digest", "Proxy-Authorization", "Digest username=\"u\", response=\"r\"", "Digest •••");
    row("cookies", "Cookie", "a=1;b=two=2 ; c", "a=•••; b=•••; •••");
    row("set-cookie", "Set-Cookie", "sid=31d4; Path=/; HttpOnly", "sid=•••; Path=/; HttpOnly");
    row("bare set-cookie", "set-cookie", "31d4", "•••");
    row("api key", "X-API-Key", "k", "•••");
    row("azure", "api-key", "k", "•••");
    row("apisix", "apikey", "k", "•••");
    row("empty", "apikey", "", "");
    row("location", "Location", "https://u:p@h/cb?token=t#id_token=x",
        "https://•••@h/cb?token=•••#id_token=•••");
    row("referer", "Referer", "http://h/?apikey=k&a=b", "http://h/?apikey=•••&a=b");
    row("plain", "Accept", "text/html", "text/html");
    row("near miss", "X-Api-Keys", "k", "k");
}

void TestRedact::headerValues()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, expected);
    const http::Headers headers{{"Host", "h"}, {name, value}};
    const http::Headers redacted = Redactor().headers(headers);
    QCOMPARE(redacted, (http::Headers{{"Host", "h"}, {name, expected}}));
    QCOMPARE(redacted.isSharedWith(headers), value == expected);
    QCOMPARE(Redactor().header(name, value), expected);
}

void TestRedact::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *target, const char *expected) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(expected);
    };
    row("/", "/");
    row("", "");
    row("*", "*");
    row("/a?b=c&d", "/a?b=c&d");
    row("/a?key=1", "/a?key=•••");
    row("/a?x=1&Token=t&y=2&access_token=u", "/a?x=1&Token=•••&y=2&access_token=•••");
    row("/a?key=&key", "/a?key=&key");
    row("/a?%6Bey=1", "/a?%6Bey=•••");
    row("/a?%6", "/a?%6");
    row("/a?sig=a=b;jwt=c", "/a?sig=•••;jwt=•••");
    row("/a?q=a?key=b", "/a?q=a?key=b");
    row("/a#/b?token=c", "/a#/b?token=•••");
    row("http://user:pw@host/a?key=1&", "http://•••@host/a?key=•••&");
    row("http://host/a@b", "http://host/a@b");
    row("/a?u=http://x@y", "/a?u=http://x@y");
    row("/a?monkey=1&keys=2", "/a?monkey=1&keys=2");
}

void TestRedact::targets()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, expected);
    const QByteArray redacted = Redactor().target(target);
    QCOMPARE(redacted, expected);
    if (target == expected)
        QCOMPARE(redacted.constData(), target.constData());
}

void TestRedact::harmlessHeadersAreShared()
{
    const http::Headers headers{{"Host", "a"}, {"Accept", "b"}, {"Location", "/c?d=e"}};
    QVERIFY(Redactor().headers(headers).isSharedWith(headers));
    QVERIFY(Redactor().headers({}).isEmpty());
}

void TestRedact::keepsOrderAndRepetition()
{
    const http::Headers headers{{"Set-Cookie", "a=1"}, {"Date", "d"}, {"Set-Cookie", "b=2"}};
    QCOMPARE(Redactor().headers(headers),
             (http::Headers{{"Set-Cookie", "a=•••"}, {"Date", "d"}, {"Set-Cookie", "b=•••"}}));
}

void TestRedact::configuredNames()
{
    const QByteArray longName = "X-A-Name-That-Is-Longer-Than-Any-Other-We-Know";
    const Redactor redactor({"X-Mine", longName}, {"Ticket"});
    QCOMPARE(redactor.header("x-mine", "v"), QByteArray("•••"));
    QCOMPARE(redactor.header(longName.toLower(), "v"), QByteArray("•••"));
    QCOMPARE(redactor.header(QByteArray(longName + "x"), "v"), QByteArray("v"));
    QCOMPARE(redactor.target("/?ticket=1&key=2"), QByteArray("/?ticket=•••&key=•••"));
}

void TestRedact::redactingTwiceChangesNothing()
{
    const Redactor redactor;
    const http::Headers once =
        redactor.headers({{"Authorization", "Bearer x"}, {"Cookie", "a=1; b"}});
    QCOMPARE(redactor.headers(once), once);
    const QByteArray target = redactor.target("http://u@h/?key=1&sig=2");
    QCOMPARE(redactor.target(target), target);
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
