// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/registry.h"

#include "gateway/core/clock.h"

#include <QJsonDocument>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::plugin;
using config::PluginUse;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

struct Built final : Plugin {
    QJsonObject conf, metadata;
};

Spec sampleSpec()
{
    Spec spec;
    spec.name = QLatin1String("sample");
    spec.priority = 10;
    spec.schema = json(R"({"type": "object", "properties": {
        "size": {"type": "integer", "minimum": 1}, "mode": {"type": "string", "default": "fast"},
        "team": {"type": "string"}}, "oneOf": [{"required": ["sizes"]}, {"required": ["size"]}]})");
    spec.metadataSchema = json(
        R"({"type": "object", "properties": {"name": {"type": "string", "default": "none"}}})");
    spec.sharedBy = QLatin1String("team");
    spec.check = [](const QJsonObject &conf) -> std::optional<QString> {
        if (conf[u"size"].toInt() == 13)
            return u"13 is unlucky in mode %1"_qs.arg(conf[u"mode"].toString());
        return std::nullopt;
    };
    spec.build = [](const QJsonObject &conf,
                    const BuildContext &context) -> Result<std::shared_ptr<const Plugin>> {
        auto built = std::make_shared<Built>();
        built->conf = conf;
        built->metadata = context.metadata;
        return std::shared_ptr<const Plugin>(built);
    };
    return spec;
}

Spec authSpec()
{
    Spec spec;
    spec.name = QLatin1String("sample-auth");
    spec.priority = 20;
    spec.schema = json(R"({"type": "object"})");
    spec.consumerSchema = json(R"({"type": "object", "required": ["key"]})");
    spec.isAuthentication = true;
    spec.checkConsumer = [](const QJsonObject &conf) -> std::optional<QString> {
        return conf[u"key"] == u"bad"_qs ? std::optional(u"the key is bad"_qs) : std::nullopt;
    };
    spec.checkHeld = [](const QJsonObject &conf,
                        const Registry &registry) -> std::optional<QString> {
        const QString held = conf[u"holds"].toString();
        return held.isEmpty() || registry.find(held) ? std::nullopt
                                                     : std::optional(held + u" is not there"_qs);
    };
    return spec;
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private slots:
    void ordersByPriority();
    void check_data();
    void check();
    void refusesWhatIsNoObject();
    void groupsMustAgree();
    void buildFillsInDefaults();

private:
    Registry m_registry{{sampleSpec(), authSpec()}};
};

void TestRegistry::ordersByPriority()
{
    QCOMPARE(m_registry.specs().front().name, QLatin1String("sample-auth"));
    QCOMPARE(m_registry.find(u"sample")->priority, 10);
    QVERIFY(!m_registry.find(u"nope"));
}

void TestRegistry::check_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<PluginUse>("use");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin sample err: "_qs;
    const auto row = [](const char *title, const char *name, const char *conf,
                        const QString &reason, PluginUse use = PluginUse::Resource) {
        QTest::newRow(title) << QString::fromLatin1(name) << QByteArray(conf) << use << reason;
    };
    row("good", "sample", R"({"size": 1})", {});
    row("unknown plugin", "nope", "{}", u"unknown plugin [nope]"_qs);
    row("metadata of an unknown plugin", "nope", "{}", {}, PluginUse::Metadata);
    const QString ofAuth = u"failed to check the configuration of plugin sample-auth err: "_qs;
    row("consumer", "sample-auth", R"({"key": "k"})", {}, PluginUse::Consumer);
    row("consumer's own check", "sample-auth", R"({"key": "bad"})", ofAuth + u"the key is bad"_qs,
        PluginUse::Consumer);
    row("a consumer's schema speaks first", "sample-auth", "{}",
        ofAuth + u"property \"key\" is required"_qs, PluginUse::Consumer);
    row("not a consumer", "sample-auth", R"({"key": "bad"})", {});
    row("holds another", "sample-auth", R"({"holds": "sample"})", {});
    row("holds what is not there", "sample-auth", R"({"holds": "nope"})",
        ofAuth + u"nope is not there"_qs);
    row("schema", "sample", R"({"size": 0})",
        prefix + u"property \"size\" validation failed: expected 0 to be at least 1"_qs);
    row("fault of the whole", "sample", "{}",
        prefix + u"value should match only one schema, but matches none"_qs);
    row("own check sees defaults", "sample", R"({"size": 13})",
        prefix + u"13 is unlucky in mode fast"_qs);
    row("own check speaks before a fault of the whole", "sample",
        R"({"size": 13, "sizes": 1, "mode": "slow"})", prefix + u"13 is unlucky in mode slow"_qs);
    row("disabled is tolerated", "sample", R"({"size": 0, "_meta": {"disable": true}})", {});
    row("meta", "sample", R"({"size": 1, "_meta": {"priority": 5, "error_response": {"a": 1}}})",
        {});
    row("meta of a wrong type", "sample", R"({"size": 1, "_meta": {"priority": "x"}})",
        prefix
            + u"property \"_meta\" validation failed: property \"priority\" validation failed: "
              "wrong type: expected integer, got string"_qs);
    row("meta with an unknown key", "sample", R"({"size": 1, "_meta": {"zzz": 1}})",
        prefix
            + u"property \"_meta\" validation failed: additional properties forbidden, found zzz"_qs);
    row("meta filter", "sample", R"({"size": 1, "_meta": {"filter": [["a", "=!", "b"]]}})",
        u"failed to validate the 'vars' expression: invalid operator '=!'"_qs);
    row("Lua is refused", "sample", R"({"size": 1, "_meta": {"pre_function": "return 1"}})",
        u"failed to load _meta.pre_function in plugin sample: Lua code cannot run in Gatehouse; it "
        "is kept in the file, remove it to publish"_qs);
    row("Lua plugin", "serverless-pre-function", R"({"functions": ["return function() end"]})",
        u"failed to check the configuration of plugin serverless-pre-function err: Lua code cannot "
        "run in Gatehouse; it is kept in the file, set _meta.disable to publish without it"_qs);
    row("Lua plugin, disabled", "serverless-post-function",
        R"({"functions": ["x"], "_meta": {"disable": true}})", {});
    row("external plugin", "ext-plugin-pre-req", "{}",
        u"failed to check the configuration of plugin ext-plugin-pre-req err: external plugin "
        "runners cannot run in Gatehouse; it is kept in the file, set _meta.disable to publish "
        "without it"_qs);
    row("unknown", "nope", R"({"_meta": {"disable": true}})", u"unknown plugin [nope]"_qs);
    row("consumer", "sample-auth", R"({"key": "x"})", {}, PluginUse::Consumer);
    row("consumer fault", "sample-auth", "{}",
        u"failed to check the configuration of plugin sample-auth err: property \"key\" is required"_qs,
        PluginUse::Consumer);
    row("consumer's ordinary plugin", "sample", R"({"size": 13})",
        prefix + u"13 is unlucky in mode fast"_qs, PluginUse::Consumer);
    row("metadata", "sample", R"({"name": "n"})", {}, PluginUse::Metadata);
    row("metadata fault", "sample", R"({"name": 1})",
        prefix + u"property \"name\" validation failed: wrong type: expected string, got number"_qs,
        PluginUse::Metadata);
}

void TestRegistry::check()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, conf);
    QFETCH(PluginUse, use);
    const auto faults = m_registry.check(name, json(conf), use);
    QTEST(faults.isEmpty() ? QString() : faults.first().reason, "reason");
}

void TestRegistry::refusesWhatIsNoObject()
{
    const auto faults = m_registry.check(u"sample"_qs, 1, PluginUse::Resource);
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().reason, u"invalid plugin conf 1 for plugin [sample]"_qs);
}

void TestRegistry::groupsMustAgree()
{
    const config::PluginCheck check = m_registry.checker();
    const auto reason = [](const config::PluginCheck &with, const char *conf) {
        const auto faults = with(u"sample"_qs, json(conf), PluginUse::Resource);
        return faults.isEmpty() ? QString() : faults.first().reason;
    };
    QCOMPARE(reason(check, R"({"size": 1, "team": "a"})"), QString());
    QCOMPARE(reason(check, R"({"size": 1, "team": "a", "mode": "fast", "_meta": {"priority": 1}})"),
             QString());
    QCOMPARE(reason(check, R"({"size": 2, "team": "b"})"), QString());
    QCOMPARE(reason(check, R"({"size": 2, "team": "a"})"),
             u"failed to check the configuration of plugin sample err: team conf mismatched"_qs);
    QCOMPARE(reason(m_registry.checker(), R"({"size": 2, "team": "a"})"), QString());
}

void TestRegistry::buildFillsInDefaults()
{
    const SystemClock clock;
    StatePool states;
    const Services services{clock, states};
    const auto built = m_registry.build(*m_registry.find(u"sample"), json(R"({"size": 3})"),
                                        {u"route#1"_qs, {}, services, nullptr});
    QVERIFY(built.has_value());
    const auto &plugin = static_cast<const Built &>(**built);
    QCOMPARE(plugin.conf, json(R"({"size": 3, "mode": "fast"})"));
    QCOMPARE(plugin.metadata, json(R"({"name": "none"})"));
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
