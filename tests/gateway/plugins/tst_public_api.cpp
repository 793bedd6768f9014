// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// A plugin that offers two APIs, one of them at a place that its metadata names.
plugin::Spec sampleSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("sample");
    spec.schema = json(R"({"type": "object"})");
    spec.metadataSchema = json(R"({"type": "object", "properties": {
        "uri": {"type": "string", "default": "/apisix/moving"}, "word": {"type": "string", "default": "dull"}}})");
    const auto answer = [](Exchange &exchange, const plugin::Services &,
                           const QJsonObject &metadata) -> plugin::Outcome {
        return LocalReply{200, {}, exchange.method + ' ' + metadata[u"word"].toString().toUtf8()};
    };
    spec.publicApis = {{"/apisix/fixed", {"GET", "PUT"}, answer, {}},
                       {"/apisix/moving", {}, answer, QLatin1String("uri")}};
    return spec;
}

} // namespace

class TestPublicApi : public QObject
{
    Q_OBJECT

private slots:
    void configuration();
    void request_data();
    void request();
};

void TestPublicApi::configuration()
{
    const PluginHarness harness;
    QCOMPARE(harness.fault(u"public-api"_qs, "{}"), QString());
    QCOMPARE(harness.fault(u"public-api"_qs, R"({"uri": "/apisix/batch-requests"})"), QString());
    QCOMPARE(harness.fault(u"public-api"_qs, R"({"uri": 3233})"),
             u"failed to check the configuration of plugin public-api err: property \"uri\" "
             "validation failed: wrong type: expected string, got number"_qs);
}

void TestPublicApi::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const char *metadata,
                        const char *request, const char *verdict) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(metadata) << QByteArray(request)
                             << QByteArray(verdict);
    };
    row("path of the request", "{}", "{}", "GET /apisix/fixed", "reply 200 GET dull");
    row("decoded path", "{}", "{}", "PUT /apisix/./fi%78ed?a=b", "reply 200 PUT dull");
    row("path of the configuration", R"({"uri": "/apisix/fixed"})", "{}", "GET /any",
        "reply 200 GET dull");
    row("none there", "{}", "{}", "GET /nope", "reply 404");
    row("below one", "{}", "{}", "GET /apisix/fixed/x", "reply 404");
    row("none at the configured path", R"({"uri": "/nope"})", "{}", "GET /apisix/fixed",
        "reply 404");
    row("other method", "{}", "{}", "POST /apisix/fixed", "reply 404");
    row("any method", "{}", "{}", "PURGE /apisix/moving", "reply 200 PURGE dull");
    row("metadata", "{}", R"({"word": "bright"})", "GET /apisix/fixed", "reply 200 GET bright");
    row("moved", "{}", R"({"uri": "/there"})", "GET /there", "reply 200 GET dull");
    row("moved away", "{}", R"({"uri": "/there"})", "GET /apisix/moving", "reply 404");
}

void TestPublicApi::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, metadata);
    QFETCH(QByteArray, request);
    PluginHarness harness;
    const plugin::Spec publicApi = *harness.registry.find(u"public-api");
    const plugin::Registry registry({sampleSpec(), publicApi});
    plugin::BuildContext context{u"route#1"_qs, {}, harness.services};
    context.registry = &registry;
    context.metadataOf = [&metadata](const QString &name) {
        return name == u"sample" ? json(metadata) : QJsonObject();
    };
    const auto built = registry.build(*registry.find(u"public-api"), json(conf), context);
    QVERIFY(built);
    const QList<QByteArray> words = request.split(' ');
    Exchange exchange = makeExchange(words[0], words[1]);
    QTEST(toText((*built)->access(exchange)), "verdict");
}

QTEST_GUILESS_MAIN(TestPublicApi)
#include "tst_public_api.moc"
