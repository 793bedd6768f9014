// SPDX-License-Identifier: GPL-3.0-or-later
// Kubernetes: lists, watches, selectors, several clusters.
#include "gateway/discovery/endpoint_table.h"
#include "tests/support/fake_kubernetes.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

QJsonObject cluster(const FakeKubernetes &api, QJsonObject more = {})
{
    more.insert(u"service"_qs,
                QJsonObject{{u"schema"_qs, u"http"_qs},
                            {u"host"_qs, u"127.0.0.1"_qs},
                            {u"port"_qs, QString::number(api.port())}});
    if (!more.contains(u"client"_qs))
        more.insert(u"client"_qs, QJsonObject{{u"token"_qs, u"secret-token"_qs}});
    return more;
}

} // namespace

class TestKubernetes : public QObject
{
    Q_OBJECT

private slots:
    void listsAndWatches()
    {
        FakeKubernetes api;
        api.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.2", "10.0.0.1"}),
                      FakeKubernetes::endpoints("other", "web", {"10.0.0.9"})});
        FollowedService web({{u"kubernetes"_qs, cluster(api)}}, u"kubernetes"_qs,
                            u"default/web:p1"_qs);
        QCOMPARE(web.faults, QStringList());
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*50 10.0.0.2:80*50"));
        QTRY_COMPARE(api.watchers(), 1);
        api.happen("MODIFIED", FakeKubernetes::endpoints("default", "web", {"10.0.0.3"}));
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.3:80*50"));
        api.happen("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"9\"}}");
        api.happen("DELETED", FakeKubernetes::endpoints("default", "web", {"10.0.0.3"}));
        QTRY_COMPARE(web.nodes(), QByteArray());
        api.happen("ADDED", FakeKubernetes::endpoints("default", "web", {"10.0.0.4"}));
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.4:80*50"));
        const QJsonObject dump = *web.discovery.dump(u"kubernetes"_qs);
        const QJsonArray endpoints = dump.value(u"endpoints"_qs)
                                         .toArray()
                                         .first()
                                         .toObject()
                                         .value(u"endpoints"_qs)
                                         .toArray();
        QCOMPARE(endpoints.first(),
                 QJsonValue(QJsonObject{
                     {u"name"_qs, u"default/web"_qs},
                     {u"value"_qs,
                      u"{\"p1\":[{\"host\":\"10.0.0.4\",\"port\":80,\"weight\":50}]}"_qs}}));
        QCOMPARE(dump.value(u"config"_qs).toObject().value(u"client"_qs),
                 QJsonValue(json("{'token':'***'}")));
    }

    void goneMeansListAgain()
    {
        FakeKubernetes api;
        api.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.1"})});
        FollowedService web({{u"kubernetes"_qs, cluster(api)}}, u"kubernetes"_qs,
                            u"default/web:p1"_qs);
        QTRY_COMPARE(api.watchers(), 1);
        api.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.2"})});
        api.happen("ERROR", "{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}");
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*50"));
        QCOMPARE(api.lists, 2);
        QCOMPARE(web.fault(), QString());
    }

    void anEndedWatchIsTakenUpAgain()
    {
        FakeKubernetes api;
        api.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.1"})});
        FollowedService web({{u"kubernetes"_qs, cluster(api)}}, u"kubernetes"_qs,
                            u"default/web:p1"_qs);
        QTRY_COMPARE(api.watchers(), 1);
        api.endWatches();
        QTRY_COMPARE(api.watchers(), 1);
        QCOMPARE(api.lists, 1);
        api.happen("MODIFIED", FakeKubernetes::endpoints("default", "web", {"10.0.0.3"}));
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.3:80*50"));
    }

    void lastNodesStayWhileItIsAway()
    {
        FakeKubernetes api;
        api.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.1"})});
        FollowedService web({{u"kubernetes"_qs, cluster(api)}}, u"kubernetes"_qs,
                            u"default/web:p1"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*50"));
        api.die();
        QTRY_VERIFY(web.fault().contains(u"cannot be asked since"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.1:80*50"));
        api.setItems({});
        api.spoil(200, "{\"kind\":\"Nonsense\"}");
        api.comeBack();
        QTRY_VERIFY(web.fault().contains(u"no list of endpoints"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.1:80*50"));
        api.spoil(0);
        QTRY_COMPARE(web.nodes(), QByteArray());
    }

    void tokenFileIsReadAnew()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"token"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old\n");
        file.close();
        FakeKubernetes api;
        api.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.1"})});
        FollowedService web(
            {{u"kubernetes"_qs,
              cluster(api, {{u"client"_qs, QJsonObject{{u"token_file"_qs, path}}}})}},
            u"kubernetes"_qs, u"default/web:p1"_qs);
        QTRY_VERIFY(web.fault().contains(u"status 401"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("secret-token\n");
        file.close();
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*50"));
    }

    void selectors()
    {
        FakeKubernetes api;
        api.setItems({FakeKubernetes::endpoints("kube-system", "web", {"10.0.0.1"}),
                      FakeKubernetes::endpoints("default", "web", {"10.0.0.2"})});
        FollowedService web({{u"kubernetes"_qs,
                              cluster(api,
                                      json("{'namespace_selector':{'not_match':['kube-.*']},"
                                           "'label_selector':'app=a,tier in (b)'}"))}},
                            u"kubernetes"_qs, u"default/web:p1"_qs);
        QCOMPARE(web.faults, QStringList());
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*50"));
        QVERIFY(api.lastQuery.contains(u"labelSelector=app%3Da%2Ctier%20in%20%28b%29"_qs));
        QCOMPARE(web.discovery.dump(u"kubernetes"_qs)
                     ->value(u"endpoints"_qs)[0][u"endpoints"_qs]
                     .toArray()
                     .size(),
                 1);
    }

    void severalClusters()
    {
        FakeKubernetes one, two;
        one.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.1"})});
        two.setItems({FakeKubernetes::endpoints("default", "web", {"10.0.0.2"})});
        const QJsonArray both{cluster(one, {{u"id"_qs, u"one"_qs}}),
                              cluster(two, {{u"id"_qs, u"two"_qs}, {u"default_weight"_qs, 9}})};
        FollowedService web({{u"kubernetes"_qs, both}}, u"kubernetes"_qs, u"two/default/web:p1"_qs);
        QCOMPARE(web.faults, QStringList());
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*9"));
    }

    void slicesOfOneServiceComeTogether()
    {
        discovery::KubernetesSettings settings;
        settings.slices = true;
        discovery::EndpointTable table(settings);
        const auto slice = [](const QByteArray &name, const QByteArray &address) {
            return json("{'metadata':{'namespace':'default','name':'" + name
                        + "','labels':{'kubernetes.io/service-name':'web'}},'endpoints':["
                          "{'addresses':['"
                        + address
                        + "'],'conditions':{'ready':true}},"
                          "{'addresses':['10.9.9.9'],'conditions':{'ready':false}}],"
                          "'ports':[{'name':'p1','port':80}]}");
        };
        table.set(slice("web-1", "10.0.0.2"));
        const auto change = table.set(slice("web-2", "10.0.0.1"));
        const discovery::Instances both = change.changed.value(u"default/web:p1"_qs);
        QCOMPARE(both.size(), 2);
        QCOMPARE(both[0].host, QByteArray("10.0.0.1"));
        table.remove(slice("web-1", "10.0.0.2"));
        const auto last = table.remove(slice("web-2", "10.0.0.1"));
        QCOMPARE(last.gone, QStringList{u"default/web:p1"_qs});
        QVERIFY(table.set(json("{'metadata':7}")).changed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKubernetes)
#include "tst_kubernetes.moc"
