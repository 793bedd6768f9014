// SPDX-License-Identifier: GPL-3.0-or-later
// Consul's catalogue and its key-value store.
#include "tests/support/fake_consul.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

QByteArray entry(const QByteArray &address, int port)
{
    return "{\"Node\":{\"Address\":\"10.9.9.9\"},\"Service\":{\"Address\":\"" + address
        + "\",\"Port\":" + QByteArray::number(port) + ",\"Meta\":null}}";
}

QJsonObject conf(const FakeConsul &consul, QJsonObject more = {},
                 const QString &kind = u"consul"_qs)
{
    more.insert(u"servers"_qs, QJsonArray{consul.url()});
    return {{kind, more}};
}

} // namespace

class TestConsul : public QObject
{
    Q_OBJECT

private slots:
    void nodesComeChangeAndGo()
    {
        FakeConsul consul;
        consul.setService(u"web"_qs,
                          '[' + entry("10.0.0.1", 80) + ',' + entry("", 0) + ','
                              + entry("10.0.0.1", 80) + ']');
        FollowedService web(conf(consul), u"consul"_qs, u"web"_qs);
        QCOMPARE(web.faults, QStringList());
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*1 10.9.9.9:80*1"));
        QCOMPARE(web.fault(), QString());
        consul.setService(u"web"_qs, '[' + entry("10.0.0.3", 81) + ']');
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.3:81*1"));
        consul.removeService(u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray());
        QCOMPARE(web.fault(), u"consul lists no node of web"_qs);
    }

    void pollsWithoutKeepalive()
    {
        FakeConsul consul;
        consul.setService(u"web"_qs, '[' + entry("10.0.0.1", 80) + ']');
        FollowedService web(conf(consul, {{u"keepalive"_qs, false}, {u"weight"_qs, 7}}),
                            u"consul"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*7"));
        consul.setService(u"web"_qs, '[' + entry("10.0.0.2", 80) + ']');
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*7"));
    }

    void sorted()
    {
        FakeConsul consul;
        consul.setService(u"web"_qs,
                          '[' + entry("10.0.0.2", 81) + ',' + entry("10.0.0.2", 80) + ','
                              + entry("10.0.0.1", 90) + ']');
        FollowedService web(conf(consul, {{u"sort_type"_qs, u"combine_sort"_qs}}), u"consul"_qs,
                            u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:90*1 10.0.0.2:80*1 10.0.0.2:81*1"));
    }

    void skippedServicesHaveTheDefault()
    {
        FakeConsul consul;
        consul.setService(u"web"_qs, '[' + entry("10.0.0.1", 80) + ']');
        consul.setService(u"other"_qs, '[' + entry("10.0.0.2", 80) + ']');
        FollowedService web(conf(consul,
                                 json("{'skip_services':['web'],"
                                      "'default_service':{'host':'127.0.0.9','port':99}}")),
                            u"consul"_qs, u"web"_qs);
        QTRY_VERIFY(web.discovery.dump(u"consul"_qs)
                        ->value(u"services"_qs)
                        .toObject()
                        .contains(u"other"_qs));
        QCOMPARE(web.nodes(), QByteArray("127.0.0.9:99*1"));
    }

    void lastNodesStayWhileItIsAway()
    {
        FakeConsul consul;
        consul.setService(u"web"_qs, '[' + entry("10.0.0.1", 80) + ']');
        FollowedService web(conf(consul), u"consul"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*1"));
        consul.die();
        QTRY_VERIFY(web.fault().contains(u"cannot be asked since 20"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.1:80*1"));
        consul.setService(u"web"_qs, '[' + entry("10.0.0.2", 80) + ']');
        consul.comeBack();
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*1"));
        QTRY_COMPARE(web.fault(), QString());
    }

    void badAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("malformed") << 200 << QByteArray("{\"web\":");
        QTest::newRow("a list") << 200 << QByteArray("[1,2]");
        QTest::newRow("failure") << 500 << QByteArray("rpc error");
        QTest::newRow("huge") << 200 << QByteArray(33 * 1024 * 1024, ' ');
    }
    void badAnswers()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        FakeConsul consul;
        consul.setService(u"web"_qs, '[' + entry("10.0.0.1", 80) + ']');
        FollowedService web(conf(consul), u"consul"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*1"));
        consul.spoil(status, body);
        consul.setService(u"web"_qs, '[' + entry("10.0.0.2", 80) + ']'); // wakes the watches
        QTRY_VERIFY_WITH_TIMEOUT(web.fault().contains(u"cannot be asked"_qs), 20'000);
        QVERIFY(web.nodes() == "10.0.0.1:80*1" || web.nodes() == "10.0.0.2:80*1");
        consul.spoil(0);
        QTRY_COMPARE(web.fault(), QString());
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*1"));
    }

    void wrongTypesAreLeftOut()
    {
        FakeConsul consul;
        consul.setService(u"web"_qs,
                          "[1,{\"Service\":3},{\"Service\":{\"Address\":\"a b\","
                          "\"Port\":80}},{\"Service\":{\"Address\":\"10.0.0.4\","
                          "\"Port\":\"x\"}},"
                              + entry("10.0.0.1", 80) + ']');
        FollowedService web(conf(consul), u"consul"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*1"));
    }

    void tokenIsSentAndNeverShown()
    {
        FakeConsul consul;
        consul.requireToken("s3cret");
        consul.setService(u"web"_qs, '[' + entry("10.0.0.1", 80) + ']');
        FollowedService refused(conf(consul, {{u"token"_qs, u"wr0ng"_qs}}), u"consul"_qs,
                                u"web"_qs);
        QTRY_VERIFY(refused.fault().contains(u"status 403"_qs));
        QVERIFY(!refused.fault().contains(u"wr0ng"_qs));
        FollowedService web(conf(consul, {{u"token"_qs, u"s3cret"_qs}}), u"consul"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*1"));
        const QJsonObject dump = *web.discovery.dump(u"consul"_qs);
        QCOMPARE(dump.value(u"config"_qs).toObject().value(u"token"_qs), QJsonValue(u"***"_qs));
        QCOMPARE(dump.value(u"services"_qs).toObject().value(u"web"_qs),
                 QJsonValue(QJsonArray{json("{'host':'10.0.0.1','port':80,'weight':1}")}));
    }

    void dumpFileServesAStartWithoutConsul()
    {
        QTemporaryDir folder;
        const QJsonObject dump{{u"path"_qs, folder.filePath(u"consul.dump"_qs)}};
        FakeConsul consul;
        consul.setService(u"web"_qs, '[' + entry("10.0.0.1", 80) + ']');
        {
            FollowedService web(conf(consul, {{u"dump"_qs, dump}}), u"consul"_qs, u"web"_qs);
            QTRY_VERIFY(web.discovery.dumpFile(u"consul"_qs)
                        && web.discovery.dumpFile(u"consul"_qs)
                               ->value(u"services"_qs)
                               .toObject()
                               .contains(u"web"_qs));
        }
        consul.die();
        FollowedService web(conf(consul, {{u"dump"_qs, dump}}), u"consul"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*1"));
    }

    void keyValueStore()
    {
        FakeConsul consul;
        consul.setKey(u"upstreams/web/10.0.0.1:80"_qs, "{\"weight\":3,\"max_fails\":2}");
        consul.setKey(u"upstreams/web/10.0.0.2:80"_qs, "{}");
        consul.setKey(u"upstreams/web/10.0.0.3:80"_qs, "{\"check_status\":\"false\"}");
        consul.setKey(u"upstreams/web/10.0.0.4:80"_qs, "nonsense");
        consul.setKey(u"upstreams/no/10.0.0.5:80"_qs, "{}");
        const QString name = consul.url() + u"/v1/kv/upstreams/web/"_qs;
        FollowedService web(conf(consul, json("{'skip_keys':['upstreams/no/']}"), u"consul_kv"_qs),
                            u"consul_kv"_qs, name);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*3 10.0.0.2:80*1"));
        QCOMPARE(web.discovery.dump(u"consul_kv"_qs)->value(u"services"_qs).toObject().keys(),
                 QStringList{name});
        consul.removeKey(u"upstreams/web/10.0.0.1:80"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*1"));
        consul.die();
        QTRY_VERIFY(web.fault().contains(u"cannot be asked"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.2:80*1"));
        for (const int last : {2, 3, 4})
            consul.removeKey(u"upstreams/web/10.0.0.%1:80"_qs.arg(last));
        consul.removeKey(u"upstreams/no/10.0.0.5:80"_qs);
        consul.comeBack();
        QTRY_COMPARE(web.nodes(), QByteArray()); // 404: there is no key any more
    }
};

QTEST_GUILESS_MAIN(TestConsul)
#include "tst_consul.moc"
