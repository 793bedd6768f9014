// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/path_pattern.h"

#include <QTest>

using gatehouse::router::Parameters;
using gatehouse::router::PathPattern;

class TestPathPattern : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("expected");
        QTest::addColumn<QByteArray>("captures"); // name=value, sorted, joined by blanks
        const auto row = [](const char *pattern, const char *path, bool expected,
                            const char *captures = "") {
            QTest::addRow("%s %s", pattern, path)
                << QByteArray(pattern) << QByteArray(path) << expected << QByteArray(captures);
        };
        row("/user/:id", "/user/7", true, "id=7");
        row("/user/:id", "/user/", false);
        row("/user/:id", "/user", false);
        row("/user/:id", "/user/7/", false);
        row("/user/:id", "/user/7/x", false);
        row("/user/:id/", "/user/7/", true, "id=7");
        row("/user/:id/post/:post", "/user/7/post/9", true, "id=7 post=9");
        row("/user/:id/post/:post", "/user/7/pots/9", false);
        row("/files/*path", "/files/a/b.txt", true, "path=a/b.txt");
        row("/files/*path", "/files/", true, "path=");
        row("/files/*path", "/files", false);
        row("/files/*", "/files/a/b", true, ":ext=a/b");
        row("/a/*/b", "/a/x/b", true, ":ext=x");
        row("/a/*/b", "/a/x/y/b", true, ":ext=x/y");
        row("/a/*/b", "/a/b/b/b", true, ":ext=b/b");
        row("/a/*/b", "/a/b", false);
        row("/a/*/b", "/a/x/c", false);
        row("/a/*one/b/*two", "/a/1/b/2/b/3", true, "one=1/b/2 two=3");
        row("/a/*one/b/:x/c", "/a/1/b/2/c", true, "one=1 x=2");
        row("/a/*one/b/:x/c", "/a/1/b/2/c/b/3/c", true, "one=1/b/2/c x=3");
        row("/a/*one/b/:x/c", "/a/1/b/2/d", false);
        row("/*one/*two", "/a/b/c", true, "one=a/b two=c");
        row("/*one/*two", "/a", false);
        row("/*one/b/*two/b", "/b/b/b/b", true, "one=b two=b");
        row("/*one/b/*two/b", "/x/b/b", false);
        row("/a.b/:x", "/aXb/1", false);
        row("/v*/:x", "/v1beta/7", true, "x=7");
    }

    void matches()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, path);
        QFETCH(bool, expected);
        QFETCH(QByteArray, captures);
        Parameters found;
        QCOMPARE(PathPattern(pattern).matches(path, &found), expected);
        QList<QByteArray> pairs;
        for (auto it = found.cbegin(); it != found.cend(); ++it)
            pairs.append(it.key() + '=' + it.value());
        std::sort(pairs.begin(), pairs.end());
        QCOMPARE(pairs.join(' '), captures);
        QCOMPARE(PathPattern(pattern).matches(path, nullptr), expected);
    }

    void knowsItsShape()
    {
        QVERIFY(PathPattern("/a/*").isPlainPrefix());
        QVERIFY(!PathPattern("/a/*/b").isPlainPrefix());
        QVERIFY(!PathPattern("/:a/*").isPlainPrefix());
        QVERIFY(!PathPattern("/a*/b").hasNames());
        QVERIFY(PathPattern("/a/:b").hasNames());
    }

    // Quadratic at worst: a backtracking regular expression would not come back from this.
    void manyStarsOverALongPathEnd()
    {
        QByteArray pattern;
        for (int i = 0; i < 12; ++i)
            pattern += "/*s/a";
        pattern += "/end";
        QVERIFY(!PathPattern(pattern).matches(QByteArray("/a").repeated(2000), nullptr));
    }
};

QTEST_GUILESS_MAIN(TestPathPattern)
#include "tst_path_pattern.moc"
