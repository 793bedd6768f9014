// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec.h"
#include "gateway/config/credential_id.h"

#include <QJsonDocument>
#include <QtTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

QJsonObject again(Kind kind, const QJsonObject &resource)
{
    switch (kind) {
    case Kind::Route:
        return encode(decodeRoute(resource));
    case Kind::Service:
        return encode(decodeService(resource));
    case Kind::Upstream:
        return encode(decodeUpstream(resource));
    default:
        return encode(decodeConsumer(resource));
    }
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void roundTrips_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("route")
            << Kind::Route
            << QByteArray("{'id':'1','name':'n','desc':'d','uri':'/a','host':'h','methods':['GET'],"
                          "'remote_addr':'::1','vars':[['arg_a','==','b']],'priority':7,'status':0,"
                          "'plugins':{'p':{'x':1}},'plugin_config_id':'pc','upstream_id':'u','"
                          "service_id':'s',"
                          "'timeout':{'connect':1,'send':2.5,'read':3},'enable_websocket':false,"
                          "'filter_func':'function f','labels':{'a':'b'},'mine':[1]}");
        QTest::newRow("lists")
            << Kind::Route
            << QByteArray(
                   "{'uris':['/a','/b'],'hosts':['a','b'],'remote_addrs':['1.1.1.1','2.2.2.2'],"
                   "'script':'local x','upstream':{'nodes':[{'host':'h','port':80,'weight':1}]}}");
        QTest::newRow("wrong kinds stay")
            << Kind::Route
            << QByteArray(
                   "{'uri':1,'hosts':['a',2],'priority':'high','status':'x','timeout':{'connect':1}"
                   ","
                   "'plugins':[1],'vars':'x','upstream':3,'labels':[],'enable_websocket':'yes'}");
        QTest::newRow("empty plugins stay")
            << Kind::Route << QByteArray("{'uri':'/','plugins':{}}");
        QTest::newRow("service")
            << Kind::Service
            << QByteArray("{'id':'s','name':'n','hosts':['a'],'plugins':{'p':{}},'upstream_id':'u',"
                          "'enable_websocket':true,'labels':{'a':'b'},'desc':'kept','upstream':{'"
                          "nodes':[]}}");
        QTest::newRow("upstream")
            << Kind::Upstream
            << QByteArray(
                   "{'id':'u','name':'n','type':'chash','scheme':'https','hash_on':'header','key':'"
                   "x',"
                   "'retries':0,'retry_timeout':1.5,'timeout':{'connect':1,'send':1,'read':1},"
                   "'pass_host':'rewrite','upstream_host':'h','keepalive_pool':{'size':3,'mine':1},"
                   "'service_name':'sn','discovery_type':'dns','tls':{'verify':true},"
                   "'checks':{'active':{}},'labels':{'a':'b'},"
                   "'nodes':[{'host':'h','weight':0},{'host':'::1','port':443,'weight':2,'priority'"
                   ":-1,"
                   "'metadata':{'a':1}}]}");
        QTest::newRow("odd upstream")
            << Kind::Upstream
            << QByteArray(
                   "{'pass_host':'none','retries':99999999999,'nodes':{},'keepalive_pool':7}");
        QTest::newRow("consumer")
            << Kind::Consumer
            << QByteArray("{'username':'jack','group_id':'g','plugins':{'key-auth':{'key':'k'}},"
                          "'labels':{'custom_id':'7'},'desc':'kept'}");
    }
    void roundTrips()
    {
        QFETCH(Kind, kind);
        QFETCH(QByteArray, text);
        QVERIFY(!json(text).isEmpty());
        QCOMPARE(again(kind, json(text)), json(text));
    }

    void readsNodes_data()
    {
        QTest::addColumn<QByteArray>("nodes");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<int>("weight");
        QTest::newRow("map") << QByteArray("{'a.b:8080':3}") << u"a.b"_qs << 8080 << 3;
        QTest::newRow("no port") << QByteArray("{'a.b':0}") << u"a.b"_qs << 0 << 0;
        QTest::newRow("brackets") << QByteArray("{'[::1]:80':1}") << u"[::1]"_qs << 80 << 1;
        QTest::newRow("brackets alone") << QByteArray("{'[::1]':1}") << u"[::1]"_qs << 0 << 1;
        QTest::newRow("bare IPv6") << QByteArray("{'::1':1}") << u"::1"_qs << 0 << 1;
        QTest::newRow("no number") << QByteArray("{'a:b':1}") << u"a:b"_qs << 0 << 1;
        QTest::newRow("list") << QByteArray("[{'host':'h','port':1,'weight':2}]") << u"h"_qs << 1
                              << 2;
        QTest::newRow("port out of range")
            << QByteArray("[{'host':'h','port':65536,'weight':2}]") << u"h"_qs << 0 << 2;
    }
    void readsNodes()
    {
        QFETCH(QByteArray, nodes);
        const Upstream upstream = decodeUpstream(json("{'nodes':" + nodes + '}'));
        QCOMPARE(upstream.nodes.size(), 1);
        QTEST(upstream.nodes.constFirst().host, "host");
        QTEST(int(upstream.nodes.constFirst().port), "port");
        QTEST(upstream.nodes.constFirst().weight, "weight");
    }

    void readsTimes()
    {
        const Upstream upstream = decodeUpstream(
            json("{'timeout':{'connect':0.5,'send':0.0001,'read':1e300},'retry_timeout':-1}"));
        QCOMPARE(upstream.timeout->connect, 500ms);
        QCOMPARE(upstream.timeout->send, 1ms); // never turns into "none"
        QCOMPARE(upstream.timeout->read, 1'000'000'000s);
        QCOMPARE(upstream.retryTimeout, 0ms);
    }

    void readsNumericIds()
    {
        const Route route = decodeRoute(json("{'id':1,'upstream_id':2}"));
        QCOMPARE(route.id, u"1"_qs);
        QCOMPARE(route.upstreamId, u"2"_qs);
    }

    void bringsCredentialsToTheirConsumer()
    {
        Document document;
        document.put(Kind::Consumer, u"jack/credentials/c1"_qs,
                     json("{'plugins':{'key-auth':{}},'x':1}"));
        document.put(Kind::Consumer, u"jack"_qs, json("{'username':'jack'}"));
        document.put(Kind::Consumer, u"none/credentials/c2"_qs, {});
        document.put(Kind::PluginMetadata, u"cors"_qs, json("{'a':1}"));
        document.setResources(Kind::Route, {json("{'uri':'/'}")});
        const Config config = decode(document);
        QCOMPARE(config.consumers.size(), 1);
        QCOMPARE(config.consumers.at(0).credentials.size(), 1);
        const Credential credential = config.consumers.at(0).credentials.at(0);
        QCOMPARE(credential.id, u"c1"_qs);
        QCOMPARE(encode(credential, u"jack"_qs), document.resources(Kind::Consumer).at(0));
        QCOMPARE(config.pluginMetadata.value(u"cors"_qs), json("{'a':1}"));
        QCOMPARE(config.routes.at(0).id, u"arr_0"_qs);
    }

    void splitsCredentialIds()
    {
        QVERIFY(parseCredentialId(u"a/credentials/b"_qs) == (CredentialId{u"a"_qs, u"b"_qs}));
        for (const QString &id : {u"a"_qs, u"/credentials/b"_qs, u"a/credentials/"_qs})
            QVERIFY(!parseCredentialId(id));
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
