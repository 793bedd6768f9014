// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/state_pool.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace gatehouse::plugin;

class TestStatePool : public QObject
{
    Q_OBJECT

private slots:
    void sameKeySharesState();
    void pruneDropsWhatNobodyHolds();
    void hashIgnoresKeyOrder();
    void hashSeesValues();
};

void TestStatePool::sameKeySharesState()
{
    StatePool pool;
    const std::function make = [] { return std::make_shared<int>(7); };
    const auto first = pool.get<int>({u"p"_qs, u"route#1"_qs, "h"}, make);
    *first = 8;
    QCOMPARE(*pool.get<int>({u"p"_qs, u"route#1"_qs, "h"}, make), 8);
    QCOMPARE(*pool.get<int>({u"p"_qs, u"route#2"_qs, "h"}, make), 7);
    QCOMPARE(*pool.get<int>({u"p"_qs, u"route#1"_qs, "g"}, make), 7);
    QCOMPARE(*pool.get<int>({u"q"_qs, u"route#1"_qs, "h"}, make), 7);
    QCOMPARE(pool.size(), 4);
}

void TestStatePool::pruneDropsWhatNobodyHolds()
{
    StatePool pool;
    const std::function make = [] { return std::make_shared<int>(7); };
    const auto held = pool.get<int>({u"p"_qs, u"held"_qs, "h"}, make);
    *held = 9;
    (void)pool.get<int>({u"p"_qs, u"dropped"_qs, "h"}, make);
    pool.prune();
    QCOMPARE(pool.size(), 1);
    QCOMPARE(*pool.get<int>({u"p"_qs, u"held"_qs, "h"}, make), 9);
}

void TestStatePool::hashIgnoresKeyOrder()
{
    const auto parse = [](const char *text) { return QJsonDocument::fromJson(text).object(); };
    const QByteArray hash = configurationHash(parse(R"({"a": 1, "b": {"c": [1, 2], "d": "x"}})"));
    QCOMPARE(configurationHash(parse(R"({"b": {"d": "x", "c": [1, 2]}, "a": 1})")), hash);
    QCOMPARE(hash.size(), 32);
}

void TestStatePool::hashSeesValues()
{
    const auto hash = [](const char *text) {
        return configurationHash(QJsonDocument::fromJson(text).object());
    };
    QVERIFY(hash(R"({"a": 1})") != hash(R"({"a": 2})"));
    QVERIFY(hash(R"({"a": "1"})") != hash(R"({"a": 1})"));
    QVERIFY(hash(R"({"a": [1, 2]})") != hash(R"({"a": [2, 1]})"));
}

QTEST_GUILESS_MAIN(TestStatePool)
#include "tst_state_pool.moc"
