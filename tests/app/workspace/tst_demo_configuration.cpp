// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/demo_configuration.h"

#include "gateway/config/validate.h"
#include "gateway/config/yaml.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;
using config::Kind;

class TestDemoConfiguration : public QObject
{
    Q_OBJECT

private slots:
    void hasNoFault();
    void everyRouteHasANameAndADescription();
    void survivesTheFile();
    void itsAddressCanMove();
    void otherUpstreamsAreLeftAlone();
};

static const QString address = u"127.0.0.1:9081"_qs;

void TestDemoConfiguration::hasNoFault()
{
    static const QStringList known{
        u"key-auth"_qs,         u"limit-count"_qs,     u"proxy-rewrite"_qs,
        u"response-rewrite"_qs, u"redirect"_qs,        u"cors"_qs,
        u"request-id"_qs,       u"fault-injection"_qs, u"mocking"_qs};
    QStringList used;
    const auto check = [&used](const QString &name, const QJsonValue &, config::PluginUse) {
        used.append(name);
        return QList<config::PluginFault>();
    };
    const QList<config::Fault> faults = config::validate(demoConfiguration(address), check);
    for (const config::Fault &fault : faults)
        qInfo("%s", qPrintable(toString(fault)));
    QVERIFY(faults.isEmpty());
    for (const QString &name : known)
        QVERIFY2(used.contains(name), qPrintable(name));
    for (const QString &name : std::as_const(used))
        QVERIFY2(known.contains(name), qPrintable(name));
}

void TestDemoConfiguration::everyRouteHasANameAndADescription()
{
    const config::Document document = demoConfiguration(address);
    QVERIFY(document.resources(Kind::Route).size() >= 8);
    for (const QJsonObject &route : document.resources(Kind::Route)) {
        QVERIFY(!route.value(u"name"_qs).toString().isEmpty());
        QVERIFY(!route.value(u"desc"_qs).toString().isEmpty());
    }
}

void TestDemoConfiguration::survivesTheFile()
{
    const config::Document document = demoConfiguration(address);
    const config::ReadResult read = config::readYaml(config::writeYaml(document));
    QVERIFY(read.faults.isEmpty());
    QVERIFY(read.document == document);
}

void TestDemoConfiguration::itsAddressCanMove()
{
    const config::Document document = demoConfiguration(address);
    QCOMPARE(demoAddress(document), address);
    const config::Document moved = withDemoAddress(document, u"127.0.0.1:40000"_qs);
    QCOMPARE(demoAddress(moved), u"127.0.0.1:40000"_qs);
    QVERIFY(withDemoAddress(moved, address) == document);
    QVERIFY(demoAddress({}).isEmpty());
}

void TestDemoConfiguration::otherUpstreamsAreLeftAlone()
{
    config::Document document = demoConfiguration(address);
    const QJsonObject mine{{u"id"_qs, u"mine"_qs}, {u"nodes"_qs, QJsonObject{{address, 1}}}};
    document.put(Kind::Upstream, u"mine"_qs, mine);
    const config::Document moved = withDemoAddress(document, u"127.0.0.1:2"_qs);
    QVERIFY(moved.find(Kind::Upstream, u"mine"_qs) == mine);
}

QTEST_GUILESS_MAIN(TestDemoConfiguration)
#include "tst_demo_configuration.moc"
