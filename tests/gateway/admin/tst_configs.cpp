// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/admin_api.h"
#include "gateway/plugins/builtin_plugins.h"
#include "tests/gateway/admin/memory_store.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

// The whole document in one request.
class TestConfigs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void putAndGet();
    void theSameDigestIsNoChange();
    void versionsDoNotFall();
    void faulty_data();
    void faulty();

private:
    admin::Answer put(const QByteArray &body, const QByteArray &digest);
    QJsonObject shown();

    MemoryStore m_store;
    const FakeClock m_clock;
    const plugin::Registry m_plugins{plugins::builtinPlugins()};
    std::unique_ptr<admin::AdminApi> m_api;
};

static const char good[] =
    R"({"routes": [{"id": "1", "uri": "/a", "upstream": {"nodes": {"127.0.0.1:1": 1}}}],)"
    R"( "services": {}})";

void TestConfigs::init()
{
    m_store = {};
    m_api = std::make_unique<admin::AdminApi>(m_store, m_plugins, m_clock);
}

admin::Answer TestConfigs::put(const QByteArray &body, const QByteArray &digest)
{
    endpoint::Request request = adminRequest("PUT configs " + body);
    if (!digest.isEmpty())
        request.head.headers.append("X-Digest", digest);
    return m_api->answer(request);
}

QJsonObject TestConfigs::shown()
{
    return QJsonDocument::fromJson(m_api->answer(adminRequest("GET configs")).body).object();
}

void TestConfigs::putAndGet()
{
    const admin::Answer answer = put(good, "d1");
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.headers.value("X-Digest"), QByteArray("d1"));
    QCOMPARE(answer.headers.value("X-Last-Modified"), QByteArray("1767225600"));
    QCOMPARE(m_store.current.ids(config::Kind::Route), QStringList{u"1"_qs});
    QVERIFY(m_store.current.unknown().isEmpty());
    const QJsonObject root = shown();
    QCOMPARE(root[u"routes"_qs][0][u"uri"_qs].toString(), u"/a"_qs);
    QCOMPARE(root[u"X-Digest"_qs].toString(), u"d1"_qs);
    QCOMPARE(root[u"routes_conf_version"_qs].toInt(), 1);
    QVERIFY(!root.contains(u"services"_qs));
    QCOMPARE(put("{}", "d2").status, 202);
    QVERIFY(!shown().contains(u"routes"_qs));
}

void TestConfigs::theSameDigestIsNoChange()
{
    QCOMPARE(put(good, "d1").status, 202);
    QCOMPARE(put(good, "d1").status, 204);
    QCOMPARE(m_store.commits, 1);
    m_store.current = {}; // changed another way: the digest says nothing any more
    QVERIFY(!shown().contains(u"X-Digest"_qs));
    QCOMPARE(put(good, "d1").status, 202);
}

void TestConfigs::versionsDoNotFall()
{
    QCOMPARE(put(R"({"routes_conf_version": 100})", "d1").status, 202);
    QVERIFY(put(R"({"routes_conf_version": 99})", "d2")
                .body.contains("routes_conf_version must be greater than or equal to (100)"));
    QVERIFY(put(R"({"routes_conf_version": "x"})", "d3")
                .body.contains("routes_conf_version must be a number"));
    QCOMPARE(put(R"({"routes_conf_version": 100})", "d4").status, 202);
    QCOMPARE(put("{}", "d5").status, 202);
    QCOMPARE(shown()[u"routes_conf_version"_qs].toInt(), 101);
    QCOMPARE(shown()[u"services_conf_version"_qs].toInt(), 3);
}

void TestConfigs::faulty_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("no digest") << QByteArray(good) << QByteArray()
                               << QByteArray("missing digest header");
    QTest::newRow("no body") << QByteArray() << QByteArray("d") << QByteArray("empty request body");
    QTest::newRow("route") << QByteArray(R"({"routes": [{"id": "1", "uri": 1}]})")
                           << QByteArray("d")
                           << QByteArray("wrong type: expected string, got number");
    QTest::newRow("twice") << QByteArray(R"({"upstreams": [{"id": "a", "nodes": {"a:1": 1}},)"
                                         R"( {"id": "a", "nodes": {"a:1": 1}}]})")
                           << QByteArray("d") << QByteArray("found duplicate id a in upstreams");
    QTest::newRow("no list") << QByteArray(R"({"routes": 1})") << QByteArray("d")
                             << QByteArray("must be a list");
    QTest::newRow("no map") << QByteArray("[1]") << QByteArray("d")
                            << QByteArray("must hold a map");
}

void TestConfigs::faulty()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, digest);
    QFETCH(QByteArray, reason);
    const admin::Answer answer = put(body, digest);
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains(reason), answer.body.constData());
    QCOMPARE(m_store.commits, 0);
}

QTEST_GUILESS_MAIN(TestConfigs)
#include "tst_configs.moc"
