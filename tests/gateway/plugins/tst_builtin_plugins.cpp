// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/builtin_plugins.h"
#include "tests/support/plugin_harness.h"

#include <QJsonArray>
#include <QtTest>

using namespace gatehouse;

namespace {

// The places of properties that a form could not explain.
QStringList unexplained(const QJsonObject &schema, const QString &place)
{
    QStringList places;
    const QJsonObject properties = schema[u"properties"].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QString name = place % u'/' % it.key();
        const QJsonObject property = it->toObject();
        if (property[u"title"].toString().isEmpty()
            || property[u"description"].toString().isEmpty())
            places += name;
        places += unexplained(property, name);
        places += unexplained(property[u"items"].toObject(), name);
        for (const char *choice : {"oneOf", "anyOf"}) {
            for (const QJsonValue &branch : property[QLatin1String(choice)].toArray())
                places += unexplained(branch.toObject(), name);
        }
    }
    return places;
}

} // namespace

class TestBuiltinPlugins : public QObject
{
    Q_OBJECT

private slots:
    void areListedByPriority();
    void priorities_data();
    void priorities();
    void schemasExplainThemselves();
};

void TestBuiltinPlugins::areListedByPriority()
{
    const auto specs = plugins::builtinPlugins();
    QVERIFY(std::ranges::is_sorted(specs, std::ranges::greater{}, &plugin::Spec::priority));
    QSet<QLatin1String> names;
    for (const plugin::Spec &spec : specs) {
        QVERIFY2(!names.contains(spec.name), spec.name.data());
        names.insert(spec.name);
        QVERIFY2(spec.build != nullptr, spec.name.data());
        QVERIFY2(spec.phases != 0 || !spec.publicApis.empty(), spec.name.data());
    }
}

void TestBuiltinPlugins::priorities_data()
{
    QTest::addColumn<int>("priority");
    QTest::newRow("request-id") << 12015;
    QTest::newRow("fault-injection") << 11000;
    QTest::newRow("mocking") << 10900;
    QTest::newRow("cors") << 4000;
    QTest::newRow("key-auth") << 2500;
    QTest::newRow("real-ip") << 23000;
    QTest::newRow("client-control") << 22000;
    QTest::newRow("ip-restriction") << 3000;
    QTest::newRow("ua-restriction") << 2999;
    QTest::newRow("referer-restriction") << 2990;
    QTest::newRow("csrf") << 2980;
    QTest::newRow("uri-blocker") << 2900;
    QTest::newRow("request-validation") << 2800;
    QTest::newRow("multi-auth") << 2600;
    QTest::newRow("hmac-auth") << 2530;
    QTest::newRow("basic-auth") << 2520;
    QTest::newRow("jwt-auth") << 2510;
    QTest::newRow("consumer-restriction") << 2400;
    QTest::newRow("forward-auth") << 2002;
    QTest::newRow("proxy-rewrite") << 1008;
    QTest::newRow("limit-count") << 1002;
    QTest::newRow("redirect") << 900;
    QTest::newRow("response-rewrite") << 899;
    QTest::newRow("batch-requests") << 4010;
    QTest::newRow("proxy-mirror") << 1010;
    QTest::newRow("brotli") << 996;
    QTest::newRow("gzip") << 995;
    QTest::newRow("degraphql") << 509;
    QTest::newRow("public-api") << 501;
    QTest::newRow("error-page") << 450;
    QTest::newRow("echo") << 412;
}

void TestBuiltinPlugins::priorities()
{
    const plugin::Registry registry(plugins::builtinPlugins());
    const plugin::Spec *spec = registry.find(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(spec);
    QTEST(spec->priority, "priority");
}

void TestBuiltinPlugins::schemasExplainThemselves()
{
    for (const plugin::Spec &spec : plugins::builtinPlugins()) {
        const QString name(spec.name);
        const QStringList places = unexplained(spec.schema, name)
            + unexplained(spec.consumerSchema, name) + unexplained(spec.metadataSchema, name);
        QVERIFY2(places.isEmpty(), qPrintable(places.join(u", ")));
        QVERIFY2(!spec.schema[u"title"].toString().isEmpty(), spec.name.data());
    }
}

QTEST_GUILESS_MAIN(TestBuiltinPlugins)
#include "tst_builtin_plugins.moc"
