// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/patch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace gatehouse;

class TestPatch : public QObject
{
    Q_OBJECT

private slots:
    void merges_data();
    void merges();
    void replaces_data();
    void replaces();
};

static QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

void TestPatch::merges_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const char *origin, const char *change,
                        const char *result) {
        QTest::newRow(name) << QByteArray(origin) << QByteArray(change) << QByteArray(result);
    };
    row("adds", R"({"a":1})", R"({"b":2})", R"({"a":1,"b":2})");
    row("replaces", R"({"a":1})", R"({"a":"x"})", R"({"a":"x"})");
    row("removes", R"({"a":1,"b":2})", R"({"a":null})", R"({"b":2})");
    row("removes what is not there", R"({"a":1})", R"({"b":null})", R"({"a":1})");
    row("goes deeper", R"({"a":{"b":1,"c":{"d":1}}})", R"({"a":{"c":{"d":null,"e":2}}})",
        R"({"a":{"b":1,"c":{"e":2}}})");
    row("arrays whole", R"({"a":[1,2,3]})", R"({"a":[4]})", R"({"a":[4]})");
    row("array for object", R"({"a":{"b":1}})", R"({"a":[1]})", R"({"a":[1]})");
    row("object for scalar", R"({"a":1})", R"({"a":{"b":1}})", R"({"a":{"b":1}})");
    row("nothing", R"({"a":1})", "{}", R"({"a":1})");
}

void TestPatch::merges()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, result);
    QCOMPARE(admin::merged(json(origin), json(change)), json(result));
}

void TestPatch::replaces_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("value"); // in an array
    QTest::addColumn<QByteArray>("result"); // empty: refused
    const auto row = [](const char *name, const char *origin, const char *path, const char *value,
                        const char *result) {
        QTest::newRow(name) << QByteArray(origin) << QString::fromLatin1(path) << QByteArray(value)
                            << QByteArray(result);
    };
    row("top", R"({"a":1,"b":2})", "a", "[3]", R"({"a":3,"b":2})");
    row("below", R"({"a":{"b":{"x":1},"c":2}})", "a/b", R"([{"y":1}])",
        R"({"a":{"b":{"y":1},"c":2}})");
    row("makes the way", "{}", "a/b/c", "[1]", R"({"a":{"b":{"c":1}}})");
    row("null removes", R"({"a":{"b":1,"c":2}})", "a/b", "[null]", R"({"a":{"c":2}})");
    row("through a scalar", R"({"a":1})", "a/b", "[1]", "");
    row("through an array", R"({"a":[1]})", "a/0", "[1]", "");
    row("nowhere", R"({"a":1})", "", "[1]", "");
}

void TestPatch::replaces()
{
    QFETCH(QByteArray, origin);
    QFETCH(QString, path);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, result);
    const auto changed = admin::withValueAt(json(origin), path.split(u'/', Qt::SkipEmptyParts),
                                            QJsonDocument::fromJson(value).array().first());
    QCOMPARE(changed.has_value(), !result.isEmpty());
    if (changed)
        QCOMPARE(*changed, json(result));
    else
        QVERIFY(changed.error().message.startsWith(u"invalid sub-path: /"_qs));
}

QTEST_GUILESS_MAIN(TestPatch)
#include "tst_patch.moc"
