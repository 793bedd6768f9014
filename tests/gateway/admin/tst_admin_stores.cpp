// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/admin_api.h"
#include "gateway/plugins/builtin_plugins.h"
#include "tests/gateway/admin/memory_store.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

// What reaches the store, and what becomes of its refusals.
class TestAdminStores : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasSent();
    void keepsThePlaceInTheDocument();
    void keepsNoTimes();
    void oldFaultsDoNotHinder();
    void privateKeysAreNotShown();
    void refusedCommits_data();
    void refusedCommits();

private:
    int ask(const QByteArray &line);

    MemoryStore m_store;
    FakeClock m_clock;
    const plugin::Registry m_plugins{plugins::builtinPlugins()};
    std::unique_ptr<admin::AdminApi> m_api;

private slots:
    void init();
};

static QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

void TestAdminStores::init()
{
    m_store = {};
    m_api = std::make_unique<admin::AdminApi>(m_store, m_plugins, m_clock);
}

int TestAdminStores::ask(const QByteArray &line)
{
    return m_api->answer(adminRequest(line)).status;
}

static const char route[] = R"({"uri": "/a", "upstream": {"nodes": {"127.0.0.1:1": 1}}})";

void TestAdminStores::keepsWhatWasSent()
{
    QCOMPARE(ask(QByteArray("PUT routes/1 ") + route), 201);
    QJsonObject expected = json(route);
    expected.insert(u"id"_qs, u"1"_qs);
    QCOMPARE(m_store.current.resources(config::Kind::Route), QList<QJsonObject>{expected});
}

void TestAdminStores::keepsThePlaceInTheDocument()
{
    for (const char *id : {"1", "2", "3"})
        QCOMPARE(ask(QByteArray("PUT routes/") + id + ' ' + route), 201);
    QCOMPARE(ask(QByteArray("PUT routes/2 ") + route), 200);
    QCOMPARE(m_store.current.ids(config::Kind::Route), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
    QCOMPARE(m_store.commits, 4);
}

void TestAdminStores::keepsNoTimes()
{
    QCOMPARE(ask(QByteArray("PUT routes/1 ") + route), 201);
    m_clock.advance(std::chrono::seconds(10));
    QCOMPARE(ask(R"(PATCH routes/1 {"desc": "d"})"), 200);
    QVERIFY(!m_store.current.find(config::Kind::Route, u"1"_qs)->contains(u"update_time"_qs));
    const QJsonObject value =
        json(m_api->answer(adminRequest("GET routes/1")).body)[u"value"_qs].toObject();
    QCOMPARE(value[u"update_time"_qs].toInteger() - value[u"create_time"_qs].toInteger(), 10);
}

void TestAdminStores::oldFaultsDoNotHinder()
{
    m_store.current.put(config::Kind::Route, u"old"_qs, json(R"({"uri": 7})"));
    QCOMPARE(ask(QByteArray("PUT routes/1 ") + route), 201);
    QCOMPARE(ask("DELETE routes/old"), 200);
}

void TestAdminStores::privateKeysAreNotShown()
{
    m_store.current.put(config::Kind::Ssl, u"1"_qs,
                        json(R"({"cert": "c", "key": "secret", "keys": ["secret"]})"));
    for (const char *line : {"GET ssls/1", "GET ssls"}) {
        const QByteArray body = m_api->answer(adminRequest(line)).body;
        QVERIFY(body.contains("cert"));
        QVERIFY(!body.contains("secret"));
    }
}

void TestAdminStores::refusedCommits_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("faulty") << ErrorKind::InvalidInput << 400;
    QTest::newRow("changed by others") << ErrorKind::Conflict << 409;
    QTest::newRow("disk") << ErrorKind::Io << 503;
}

void TestAdminStores::refusedCommits()
{
    QCOMPARE(ask(QByteArray("PUT routes/1 ") + route), 201);
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    m_store.refusal = kind;
    QCOMPARE(ask(QByteArray("PUT routes/2 ") + route), status);
    QCOMPARE(ask("DELETE routes/1"), status);
    m_store.refusal.reset();
    QCOMPARE(ask("GET routes/2"), 404);
    QCOMPARE(ask("GET routes/1"), 200);
}

QTEST_GUILESS_MAIN(TestAdminStores)
#include "tst_admin_stores.moc"
