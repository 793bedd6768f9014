// SPDX-License-Identifier: GPL-3.0-or-later
// Services behind names in DNS.
#include "tests/support/fake_name_server.h"
#include "tests/support/fake_registry.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

QJsonObject conf(const FakeNameServer &server, QJsonObject more = {})
{
    more.insert(u"servers"_qs, QJsonArray{u"127.0.0.1:%1"_qs.arg(server.port())});
    return {{u"dns"_qs, more}};
}

} // namespace

class TestDns : public QObject
{
    Q_OBJECT

private slots:
    void records_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QByteArray>("nodes");
        QTest::newRow("A") << u"a.test:8080"_qs << QByteArray("10.0.0.1:8080*1 10.0.0.2:8080*1");
        QTest::newRow("AAAA") << u"six.test:81"_qs << QByteArray("[fd00::1]:81*1");
        // The weight of a target is shared by its addresses; the lower priority goes first.
        QTest::newRow("SRV") << u"srv.test"_qs
                             << QByteArray("10.0.0.1:1000*60^-1 10.0.0.2:1000*60^-1 "
                                           "10.0.0.3:2000*2^-2");
        QTest::newRow("SRV, own port")
            << u"srv.test:99"_qs
            << QByteArray("10.0.0.1:99*60^-1 10.0.0.2:99*60^-1 10.0.0.3:99*2^-2");
    }
    void records()
    {
        QFETCH(const QString, service);
        QFETCH(const QByteArray, nodes);
        FakeNameServer server;
        server.setA("a.test", {"10.0.0.1", "10.0.0.2"});
        server.setA("b.test", {"10.0.0.3"});
        server.setAaaa("six.test", "fd00::1");
        server.setSrv("srv.test", {{1, 60, 1000, "a.test"}, {2, 0, 2000, "b.test"}});
        FollowedService followed(conf(server), u"dns"_qs, service);
        QCOMPARE(followed.faults, QStringList());
        QTRY_COMPARE(followed.nodes(), nodes);
        QCOMPARE(followed.fault(), QString());
    }

    void recordsRunOut()
    {
        FakeNameServer server;
        server.setA("a.test", {"10.0.0.1"});
        FollowedService followed(conf(server), u"dns"_qs, u"a.test:80"_qs);
        QTRY_COMPARE(followed.nodes(), QByteArray("10.0.0.1:80*1"));
        server.setA("a.test", {"10.0.0.2"});
        QTRY_COMPARE(followed.nodes(), QByteArray("10.0.0.2:80*1"));
        server.forget("a.test");
        QTRY_COMPARE(followed.nodes(), QByteArray());
    }

    void lastNodesStayWhileItFails_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("silent");
        QTest::addColumn<bool>("nonsense");
        QTest::newRow("server failure") << 2 << false << false;
        QTest::newRow("silence") << 0 << true << false;
        QTest::newRow("nonsense") << 0 << false << true;
    }
    void lastNodesStayWhileItFails()
    {
        QFETCH(const int, code);
        QFETCH(const bool, silent);
        QFETCH(const bool, nonsense);
        FakeNameServer server;
        server.setA("a.test", {"10.0.0.1"});
        FollowedService followed(conf(server, {{u"order"_qs, QJsonArray{u"A"_qs}}}), u"dns"_qs,
                                 u"a.test:80"_qs);
        QTRY_COMPARE(followed.nodes(), QByteArray("10.0.0.1:80*1"));
        server.code = code;
        server.isSilent = silent;
        server.talksNonsense = nonsense;
        QTRY_VERIFY(followed.fault().contains(u"cannot be asked since"_qs));
        QCOMPARE(followed.nodes(), QByteArray("10.0.0.1:80*1"));
        server.code = 0;
        server.isSilent = server.talksNonsense = false;
        server.setA("a.test", {"10.0.0.7"});
        QTRY_COMPARE(followed.nodes(), QByteArray("10.0.0.7:80*1"));
        QTRY_COMPARE(followed.fault(), QString());
    }
};

QTEST_GUILESS_MAIN(TestDns)
#include "tst_dns.moc"
