// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "gateway/config/validate.h"

#include <QJsonDocument>
#include <QtTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

namespace {

// JSON with single quotes, for moc loses its way in raw strings.
QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

QList<PluginFault> checkPlugin(const QString &name, const QJsonValue &, PluginUse use)
{
    if (name != u"nope")
        return {};
    return {{u"/x"_qs, u"unknown plugin [%1] %2"_qs.arg(name).arg(int(use))}};
}

Document documentOf(const QByteArray &text)
{
    Document document;
    const QJsonObject root = json(text);
    for (auto it = root.begin(); it != root.end(); ++it) {
        QList<QJsonObject> list;
        const QJsonArray items = it.value().toArray();
        for (const QJsonValue &item : items)
            list.append(item.toObject());
        document.setResources(*kindOfSection(it.key()), list);
    }
    return document;
}

void checkTexts(const QJsonObject &schema, const QString &place)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonObject property = it.value().toObject();
        const QString name = place + u'/' + it.key();
        QVERIFY2(!property.value("title"_L1).toString().isEmpty(), qPrintable(name));
        QVERIFY2(!property.value("description"_L1).toString().isEmpty(), qPrintable(name));
        checkTexts(property, name);
    }
}

} // namespace

class TestValidate : public QObject
{
    Q_OBJECT

private slots:
    // The sentences are what APISIX 3.18 answered to these.
    void speaksApisix_data()
    {
        QTest::addColumn<QByteArray>("route");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *route, const char *pointer,
                            const char *message) {
            QTest::newRow(name) << QByteArray(route) << QString::fromUtf8(pointer)
                                << QString::fromUtf8(message).replace(u'`', u'"');
        };
        const auto with = [&](const char *name, const QByteArray &more, const char *pointer,
                              const char *message) {
            const QByteArray route =
                "{'uri':'/x','upstream':{'type':'roundrobin','nodes':{'127.0.0.1:1980':1}}" + more
                + '}';
            row(name, route.constData(), pointer, message);
        };
        with("good", "", "", "");
        with("good lists",
             ",'hosts':['*.a.com'],'remote_addrs':['10.0.0.0/8','::1','1.2.3.4','fe80::/10']", "",
             "");
        with("every host", ",'host':'*'", "", "");
        with("a star within a host", ",'host':'a*.com'", "/host",
             "invalid configuration: property `host` validation failed: failed to match pattern "
             "`^\\\\*$|^\\\\*?[0-9a-zA-Z-._\\\\[\\\\]:]+$` with `a*.com`");
        row("uri is a number", "{'uri':1}", "/uri",
            "invalid configuration: property `uri` validation failed: wrong type: expected string, "
            "got number");
        row("no uri", "{'upstream':{'nodes':{}}}", "",
            "invalid configuration: allOf 1 failed: value should match only one schema, but "
            "matches none");
        row("no upstream", "{'uri':'/x'}", "",
            "invalid configuration: object matches none of the required: [`plugins`,`uri`] or "
            "[`upstream`,`uri`] or "
            "[`upstream_id`,`uri`] or [`service_id`,`uri`] or [`plugins`,`uris`] or "
            "[`upstream`,`uris`] or "
            "[`upstream_id`,`uris`] or [`service_id`,`uris`] or [`script`,`uri`] or "
            "[`script`,`uris`]");
        with("method", ",'methods':['NOPE']", "/methods/0",
             "invalid configuration: property `methods` validation failed: failed to validate item "
             "1: matches none of "
             "the enum values");
        with("unknown field", ",'nope':1", "",
             "invalid configuration: additional properties forbidden, found nope");
        with("uri and uris", ",'uris':['/y']", "",
             "invalid configuration: allOf 1 failed: value should match only one schema, but "
             "matches both schemas 1 "
             "and 2");
        with("priority", ",'priority':'high'", "/priority",
             "invalid configuration: property `priority` validation failed: wrong type: expected "
             "integer, got string");
        with("status", ",'status':2", "/status",
             "invalid configuration: property `status` validation failed: matches none of the enum "
             "values");
        with("vars operator", ",'vars':[['arg_a','=!','x']]", "/vars",
             "failed to validate the 'vars' expression: invalid operator '=!'");
        with("vars good", ",'vars':[['OR',['a','==',1],['b','!','in',['c']]],['d','e'],[]]", "",
             "");
        with("vars text", ",'vars':'x'", "/vars",
             "invalid configuration: property `vars` validation failed: wrong type: expected "
             "array, got string");
        with("remote_addr", ",'remote_addr':'300.1.1.1'", "/remote_addr",
             "invalid configuration: property `remote_addr` validation failed: object matches none "
             "of the required");
        with("plugin is a number", ",'plugins':{'key-auth':1}", "/plugins/key-auth",
             "invalid plugin conf 1 for plugin [key-auth]");
        with("unknown plugin", ",'plugins':{'nope':{}}", "/plugins/nope/x",
             "unknown plugin [nope] 0");
        with("timeout", ",'timeout':{'connect':'a','send':1,'read':1}", "/timeout/connect",
             "invalid configuration: property `timeout` validation failed: property `connect` "
             "validation failed: "
             "wrong type: expected number, got string");
        with("name", ",'name':''", "/name",
             "invalid configuration: property `name` validation failed: string too short, expected "
             "at least 1, got 0");
        with("Lua", ",'filter_func':'function(vars) return true end'", "/filter_func",
             "filter_func: Lua code cannot run in Gatehouse; it is kept in the file, use vars or "
             "plugins instead");
        row("no nodes", "{'uri':'/x','upstream':{'type':'roundrobin'}}", "/upstream",
            "invalid configuration: property `upstream` validation failed: value should match only "
            "one schema, but "
            "matches none");
        row("negative weight", "{'uri':'/x','upstream':{'nodes':{'h:1':-1}}}", "/upstream/nodes",
            "invalid configuration: property `upstream` validation failed: property `nodes` "
            "validation failed: object "
            "matches none of the required");
        row("hash without key", "{'uri':'/x','upstream':{'type':'chash','nodes':{'h:1':1}}}",
            "/upstream", "missing key");
        row("hash of variables without key",
            "{'uri':'/x','upstream':{'type':'chash','hash_on':'vars_combinations','nodes':{}}}",
            "/upstream", "missing key");
        row("hash of the consumer needs no key",
            "{'uri':'/x','upstream':{'type':'chash','hash_on':'consumer','nodes':{}}}", "", "");
        row("any text is a type, as in APISIX",
            "{'uri':'/x','upstream':{'type':'random','nodes':{}}}", "", "");
        row("hash on what is no variable",
            "{'uri':'/x','upstream':{'type':'chash','key':'not a var','nodes':{}}}",
            "/upstream/key",
            "invalid configuration: failed to match pattern "
            "`^((uri|server_name|server_addr|request_uri|remote_port|"
            "remote_addr|query_string|host|hostname|mqtt_client_id)|arg_[0-9a-zA-z_-]+)$` with "
            "`not a var`");
        row("upstream timeout", "{'uri':'/x','upstream':{'nodes':{},'timeout':{'connect':1}}}",
            "/upstream/timeout",
            "invalid configuration: property `upstream` validation failed: property `timeout` "
            "validation failed: "
            "property `send` is required");
        row("zero timeout",
            "{'uri':'/x','upstream':{'nodes':{},'timeout':{'connect':0,'send':1,'read':1}}}",
            "/upstream/timeout/connect",
            "invalid configuration: property `upstream` validation failed: property `timeout` "
            "validation failed: "
            "property `connect` validation failed: expected 0 to be greater than 0");
    }
    void speaksApisix()
    {
        QFETCH(QByteArray, route);
        QVERIFY(!json(route).isEmpty());
        const Fault first = validateResource(Kind::Route, json(route), checkPlugin).value(0);
        QTEST(first.message, "message");
        QTEST(first.pointer, "pointer");
    }

    void asksForTheHostOfARewrite()
    {
        const auto faults = validateResource(
            Kind::Upstream, json("{'nodes':{},'pass_host':'rewrite'}"), checkPlugin);
        QCOMPARE(faults.value(0).message,
                 u"`upstream_host` can't be empty when `pass_host` is `rewrite`"_qs);
    }

    void checksEachKindOfPluginUse()
    {
        const auto reason = [](Kind kind, const QByteArray &text) {
            return validateResource(kind, json(text), checkPlugin).value(0).reason;
        };
        QCOMPARE(reason(Kind::Consumer, "{'username':'a','plugins':{'nope':{}}}"),
                 u"unknown plugin [nope] 1"_qs);
        QCOMPARE(reason(Kind::Consumer, "{'id':'a/credentials/b','plugins':{'nope':{}}}"),
                 u"unknown plugin [nope] 1"_qs);
        QCOMPARE(reason(Kind::GlobalRule, "{'id':'1','plugins':{'nope':{}}}"),
                 u"unknown plugin [nope] 0"_qs);
        QCOMPARE(reason(Kind::PluginMetadata, "{'id':'nope'}"), u"unknown plugin [nope] 2"_qs);
        QCOMPARE(reason(Kind::PluginConfig, "{}"), u"property \"plugins\" is required"_qs);
    }

    void surveysTheDocument_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("tolerated");
        QTest::newRow("duplicate id")
            << QByteArray("{'upstreams':[{'id':'a','nodes':{}},{'id':'a','nodes':{}}]}")
            << u"upstreams/a: found duplicate id a in upstreams"_qs << false;
        QTest::newRow("upstream")
            << QByteArray("{'routes':[{'id':'1','uri':'/','upstream_id':'x'}]}")
            << u"routes/1 /upstream_id: failed to fetch upstream info by upstream id [x], "
               "response code: 404"_qs
            << true;
        QTest::newRow("service")
            << QByteArray("{'routes':[{'id':'1','uri':'/','service_id':7}]}")
            << u"routes/1 /service_id: failed to fetch service info by service id [7], "
               "response code: 404"_qs
            << true;
        QTest::newRow("plugin config")
            << QByteArray("{'routes':[{'id':'1','uri':'/','plugins':{},'plugin_config_id':'p'}]}")
            << u"routes/1 /plugin_config_id: failed to fetch plugin config info by plugin config "
               u"id [p], "
               "response code: 404"_qs
            << true;
        QTest::newRow("group")
            << QByteArray("{'consumers':[{'username':'a','group_id':'g'}]}")
            << u"consumers/a /group_id: failed to fetch consumer group info by consumer group id "
               "[g], response code: 404"_qs
            << true;
        QTest::newRow("client certificate")
            << QByteArray("{'upstreams':[{'id':'u','nodes':{},'tls':{'client_cert_id':'c'}}]}")
            << u"upstreams/u /tls/client_cert_id: failed to fetch ssl info by ssl id [c], response code: 404"_qs
            << true;
        QTest::newRow("client certificate of a server")
            << QByteArray(
                   "{'services':[{'id':'s','upstream':{'nodes':{},'tls':{'client_cert_id':'c'}"
                   "}}],'ssls':[{'id':'c','sni':'a.b','cert':'$env://C','key':'$env://K'}]}")
            << u"services/s /upstream/tls/client_cert_id: failed to fetch ssl info by ssl id [c], wrong ssl type"_qs
            << true;
        QTest::newRow("same key")
            << QByteArray("{'consumers':[{'username':'jack','plugins':{'key-auth':{'key':'k'}}},"
                          "{'username':'rose','plugins':{'key-auth':{'key':'k'}}}]}")
            << u"consumers/rose /plugins/key-auth/key: duplicate key of plugin key-auth found with consumer: jack"_qs
            << true;
        QTest::newRow("orphan") << QByteArray(
            "{'consumers':[{'id':'a/credentials/b','plugins':{}}]}")
                                << u"consumers/a/credentials/b: consumer not found: a"_qs << true;
        QTest::newRow("global rules")
            << QByteArray("{'global_rules':[{'id':'1','plugins':{'cors':{}}},{'id':'2','plugins':{'"
                          "cors':{}}}]}")
            << u"global_rules/2 /plugins/cors: plugin cors already exists in global rule 1"_qs
            << true;
    }
    void surveysTheDocument()
    {
        QFETCH(QByteArray, text);
        const Document document = documentOf(text);
        const QList<Fault> faults = validate(document, checkPlugin);
        QCOMPARE(faults.size(), 1);
        QTEST(toString(faults.constFirst()), "fault");
        QTEST(faults.constFirst().tolerated, "tolerated");
    }

    void leavesOutOnlyWhatCannotBeServed()
    {
        const Document document =
            documentOf("{'routes':[{'uri':1},{'uri':'/a','plugins':{}},{'id':'x','uri':'/"
                       "b','upstream_id':'none'},"
                       "{'id':'x','uri':'/c','plugins':{}}]}");
        const QList<Fault> faults = validate(document, checkPlugin);
        const Document kept = withoutFaulty(document, faults);
        QCOMPARE(kept.ids(Kind::Route), QStringList({u"arr_1"_qs, u"x"_qs}));
        QCOMPARE(kept.resources(Kind::Route).at(1).value("uri"_L1).toString(), u"/b"_qs);
    }

    void everyPropertyIsExplained()
    {
        for (const Kind kind : allKinds) {
            QVERIFY(Schema::compile(resourceSchema(kind)));
            QVERIFY(!resourceSchema(kind).value("title"_L1).toString().isEmpty());
            checkTexts(resourceSchema(kind), resourceName(kind));
        }
        QVERIFY(Schema::compile(credentialSchema()));
        checkTexts(credentialSchema(), u"credential"_qs);
    }
};

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
