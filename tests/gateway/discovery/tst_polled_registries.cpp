// SPDX-License-Identifier: GPL-3.0-or-later
// Nacos and Eureka, which are asked at intervals.
#include "tests/support/fake_nacos.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

QJsonObject hostConf(const QString &kind, const QString &url, QJsonObject more = {})
{
    more.insert(u"host"_qs, QJsonArray{url});
    more.insert(u"fetch_interval"_qs, 1);
    return {{kind, more}};
}

QString withUser(QString url, const QString &user)
{
    return url.replace(u"http://"_qs, u"http://"_qs + user + u'@');
}

QByteArray eurekaInstance(const QByteArray &address, const QByteArray &status,
                          const QByteArray &more = {})
{
    return "{\"ipAddr\":\"" + address + "\",\"status\":\"" + status
        + "\",\"port\":{\"$\":8080,\"@enabled\":\"true\"},\"securePort\":{\"$\":443,\"@enabled\":"
          "\"false\"}"
        + more + '}';
}

} // namespace

class TestPolledRegistries : public QObject
{
    Q_OBJECT

private slots:
    void nacosNodesComeChangeAndGo()
    {
        FakeNacos nacos;
        nacos.services[u"public/DEFAULT_GROUP/web"_qs] =
            "[{\"ip\":\"10.0.0.1\",\"port\":80,\"weight\":2.0},{\"ip\":\"10.0.0.2\",\"port\":80},"
            "{\"ip\":\"10.0.0.3\",\"port\":80,\"healthy\":false},{\"ip\":7}]";
        FollowedService web(hostConf(u"nacos"_qs, nacos.url()), u"nacos"_qs, u"web"_qs);
        QCOMPARE(web.faults, QStringList());
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*2 10.0.0.2:80*100"));
        const QJsonObject services =
            web.discovery.dump(u"nacos"_qs)->value(u"services"_qs).toObject();
        QCOMPARE(services.keys(), QStringList{u"default/public/DEFAULT_GROUP/web"_qs});
        nacos.services[u"public/DEFAULT_GROUP/web"_qs] = "[{\"ip\":\"10.0.0.9\",\"port\":81}]";
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.9:81*100"));
        nacos.die();
        QTRY_VERIFY(web.fault().contains(u"Nacos cannot be asked since"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.9:81*100"));
        nacos.services.clear();
        nacos.comeBack();
        QTRY_COMPARE(web.nodes(), QByteArray());
        QTRY_COMPARE(web.fault(), u"nacos lists no node of public/DEFAULT_GROUP/web"_qs);
    }

    void nacosNamespaceAndSignature()
    {
        FakeNacos nacos;
        nacos.wantsSignature = true;
        nacos.services[u"ns1/g1/a b"_qs] = "[{\"ip\":\"10.0.0.1\",\"port\":80}]";
        FollowedService web(
            hostConf(u"nacos"_qs, nacos.url(), json("{'access_key':'ak','secret_key':'s3cret'}")),
            u"nacos"_qs, u"a b"_qs, json("{'namespace_id':'ns1','group_name':'g1'}"));
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*100"));
    }

    void nacosLogin()
    {
        FakeNacos nacos;
        nacos.user = u"nacos"_qs;
        nacos.password = u"p@ss:w0rd"_qs;
        nacos.services[u"public/DEFAULT_GROUP/web"_qs] = "[{\"ip\":\"10.0.0.1\",\"port\":80}]";
        FollowedService wrong(hostConf(u"nacos"_qs, withUser(nacos.url(), u"nacos:wr0ng"_qs)),
                              u"nacos"_qs, u"web"_qs);
        QTRY_VERIFY(wrong.fault().contains(u"login: it answered with status 403"_qs));
        QVERIFY(!wrong.fault().contains(u"wr0ng"_qs));
        FollowedService web(hostConf(u"nacos"_qs, withUser(nacos.url(), u"nacos:p@ss:w0rd"_qs)),
                            u"nacos"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*100"));
    }

    void aDeadHostIsPassedOver()
    {
        FakeNacos dead, nacos;
        dead.die();
        nacos.services[u"public/DEFAULT_GROUP/web"_qs] = "[{\"ip\":\"10.0.0.1\",\"port\":80}]";
        FollowedService web(
            {{u"nacos"_qs, QJsonObject{{u"host"_qs, QJsonArray{dead.url(), nacos.url()}}}}},
            u"nacos"_qs, u"web"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*100"));
        QCOMPARE(web.fault(), QString());
    }

    void badAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("malformed") << 200 << QByteArray("{\"hosts\":[");
        QTest::newRow("another type") << 200 << QByteArray("{\"hosts\":7,\"applications\":true}");
        QTest::newRow("failure") << 500 << QByteArray("caused: server is DOWN");
    }
    void badAnswers()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        FakeNacos nacos;
        FakeEureka eureka;
        nacos.services[u"public/DEFAULT_GROUP/web"_qs] = "[{\"ip\":\"10.0.0.1\",\"port\":80}]";
        eureka.applications =
            "[{\"name\":\"WEB\",\"instance\":[" + eurekaInstance("10.0.0.2", "UP") + "]}]";
        FollowedService web(hostConf(u"nacos"_qs, nacos.url()), u"nacos"_qs, u"web"_qs);
        FollowedService other(hostConf(u"eureka"_qs, eureka.url() + u"/eureka/"_qs), u"eureka"_qs,
                              u"WEB"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*100"));
        QTRY_COMPARE(other.nodes(), QByteArray("10.0.0.2:8080*100"));
        nacos.spoil(status, body);
        eureka.spoil(status, body);
        QTRY_VERIFY(web.fault().contains(u"cannot be asked"_qs));
        QTRY_VERIFY(other.fault().contains(u"cannot be asked"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.1:80*100"));
        QCOMPARE(other.nodes(), QByteArray("10.0.0.2:8080*100"));
        nacos.spoil(0);
        eureka.spoil(0);
        QTRY_COMPARE(web.fault(), QString());
        QTRY_COMPARE(other.fault(), QString());
    }

    void eurekaCountsWhatIsUp()
    {
        FakeEureka eureka;
        eureka.authorization = "Basic " + QByteArray("me:s3cret").toBase64();
        eureka.applications = "[{\"name\":\"WEB\",\"instance\":["
            + eurekaInstance("10.0.0.1", "UP", ",\"metadata\":{\"weight\":\"5\",\"zone\":\"a\"}")
            + ',' + eurekaInstance("10.0.0.2", "DOWN") + ','
            + eurekaInstance("10.0.0.3", "UP", ",\"overriddenStatus\":\"OUT_OF_SERVICE\"") + ','
            + eurekaInstance("10.0.0.4", "STARTING", ",\"overriddenstatus\":\"UP\"") + "]}]";
        const QString url = withUser(eureka.url(), u"me:s3cret"_qs);
        FollowedService web(hostConf(u"eureka"_qs, url, {{u"prefix"_qs, u"/eureka"_qs}}),
                            u"eureka"_qs, u"WEB"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:8080*5 10.0.0.4:8080*100"));
        const QJsonObject dump = *web.discovery.dump(u"eureka"_qs);
        QCOMPARE(dump.value(u"config"_qs).toObject().value(u"host"_qs).toArray().first(),
                 QJsonValue(withUser(eureka.url(), u"***"_qs)));
        QCOMPARE(dump.value(u"services"_qs).toObject().value(u"WEB"_qs).toArray().first(),
                 QJsonValue(json("{'host':'10.0.0.1','port':8080,'weight':5,"
                                 "'metadata':{'zone':'a'}}")));
        eureka.applications = "[]";
        QTRY_COMPARE(web.nodes(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestPolledRegistries)
#include "tst_polled_registries.moc"
