// SPDX-License-Identifier: GPL-3.0-or-later
// The section `discovery`: what is refused and in which words, and what a change keeps.
#include "gateway/discovery/kinds.h"
#include "tests/support/fake_consul.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestDiscovery : public QObject
{
    Q_OBJECT

private slots:
    void configurations_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("conf");
        QTest::addColumn<QString>("fault"); // empty: it is good
        QTest::newRow("consul") << u"consul"_qs
                                << QByteArray("{'servers':['http://127.0.0.1:8500']}") << QString();
        QTest::newRow("no servers")
            << u"consul"_qs << QByteArray("{}") << u"property \"servers\" is required"_qs;
        QTest::newRow("interval")
            << u"consul"_qs << QByteArray("{'servers':['http://a:1'],'fetch_interval':0}")
            << u"property \"fetch_interval\" validation failed: expected 0 to be at least 1"_qs;
        QTest::newRow("https")
            << u"consul"_qs << QByteArray("{'servers':['https://a:1']}")
            << u"only support consul http schema address, eg: http://address:port"_qs;
        QTest::newRow("slash")
            << u"consul_kv"_qs << QByteArray("{'servers':['http://a:1/']}")
            << u"invalid consul server address, the valid format: http://address:port"_qs;
        QTest::newRow("nacos user")
            << u"nacos"_qs << QByteArray("{'host':['http://u:p@127.0.0.1:8848']}") << QString();
        QTest::newRow("nacos path")
            << u"nacos"_qs << QByteArray("{'host':['http://127.0.0.1:8848/x']}")
            << u"property \"host\" validation failed: failed to validate item 1: failed to match "
               "pattern"_qs;
        QTest::newRow("eureka") << u"eureka"_qs << QByteArray("{'host':[]}")
                                << u"expect array to have at least 1 items"_qs;
        QTest::newRow("dns both") << u"dns"_qs
                                  << QByteArray(
                                         "{'servers':['1.1.1.1'],'resolv_conf':'/etc/resolv.conf'}")
                                  << u"value should match only one schema"_qs;
        QTest::newRow("kubernetes environment")
            << u"kubernetes"_qs
            << QByteArray("{'service':{'host':'${NO_SUCH_HOST}','port':'443'},"
                          "'client':{'token':'x'}}")
            << u"not found environment variable NO_SUCH_HOST"_qs;
        QTest::newRow("kubernetes twice")
            << u"kubernetes"_qs
            << QByteArray("[{'id':'a','service':{'host':'h','port':'443'},'client':{'token':'x'}},"
                          "{'id':'a','service':{'host':'h','port':'443'},'client':{'token':'x'}}]")
            << u"duplicate id value"_qs;
        QTest::newRow("kubernetes port")
            << u"kubernetes"_qs << QByteArray("{'service':{'host':'h','port':'70000'}}")
            << u"invalid discovery kubernetes configuration: "_qs;
        QTest::newRow("unknown") << u"tars"_qs << QByteArray("{}") << u"no such kind"_qs;
    }
    void configurations()
    {
        QFETCH(const QString, kind);
        QFETCH(const QByteArray, conf);
        QFETCH(const QString, fault);
        const QJsonValue value = json("{'v':" + conf + '}').value(u"v"_qs);
        const auto checked = discovery::checkConfiguration(kind, value);
        QCOMPARE(checked.has_value(), fault.isEmpty());
        if (!checked) {
            const QString message = checked.error().message;
            QVERIFY2(message.contains(fault), qPrintable(message));
            QVERIFY2(message.startsWith(u"invalid discovery %1 configuration: "_qs.arg(kind)),
                     qPrintable(message));
        }
    }

    void secretsAreNotShown()
    {
        const QJsonValue shown = discovery::withoutSecrets(
            json("{'host':['http://user:pass@a:1','http://b:2'],'token':'','client':"
                 "{'token':'t0ken','token_file':'/run/token'},'secret_key':'k'}"));
        QCOMPARE(shown.toObject(),
                 json("{'host':['http://***@a:1','http://b:2'],'token':'','client':"
                      "{'token':'***','token_file':'/run/token'},'secret_key':'***'}"));
    }

    void aChangeKeepsWhatItLeavesAlone()
    {
        FakeConsul consul;
        consul.setService(u"web"_qs, "[{\"Service\":{\"Address\":\"10.0.0.1\",\"Port\":80}}]");
        const QJsonObject conf{{u"servers"_qs, QJsonArray{consul.url()}}};
        FollowedService web({{u"consul"_qs, conf}}, u"consul"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*1"));
        consul.die();
        // Another registry comes and goes; Consul's data, which nobody could fetch now, stays.
        const QJsonObject local;
        QCOMPARE(web.discovery.configure({{u"consul"_qs, conf}, {u"local"_qs, local}}),
                 QStringList());
        QVERIFY(web.discovery.find(u"local"_qs));
        QCOMPARE(web.discovery.configure({{u"consul"_qs, conf}}), QStringList());
        QVERIFY(!web.discovery.find(u"local"_qs));
        QByteArray told; // at once, to a new subscriber
        const auto handle =
            web.discovery.find(u"consul"_qs)
                ->subscribe(u"web"_qs, {}, [&told](const upstream::ServiceNodes &found) {
                    told = found.nodes.empty() ? QByteArray() : found.nodes.front().text;
                });
        QCOMPARE(told, QByteArray("10.0.0.1:80"));
    }

    void whatIsNotSetUpIsNotThere()
    {
        SystemClock clock;
        discovery::Discovery discovery(clock);
        QVERIFY(!discovery.find(u"consul"_qs));
        QCOMPARE(discovery.dump(u"consul"_qs).error().kind, ErrorKind::NotFound);
        const QStringList faults =
            discovery.configure({{u"consul"_qs, QJsonObject()}, {u"local"_qs, QJsonObject()}});
        QCOMPARE(faults,
                 QStringList{u"invalid discovery consul configuration: property \"servers\" is "
                             "required"_qs});
        QVERIFY(!discovery.find(u"consul"_qs));
        QVERIFY(discovery.find(u"local"_qs));
        QCOMPARE(discovery.dumpFile(u"local"_qs).error().message, u"dump params is nil"_qs);
    }
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
