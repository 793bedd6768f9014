// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/admin_api.h"
#include "gateway/plugins/builtin_plugins.h"
#include "tests/gateway/admin/memory_store.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

// Requests and what APISIX answers to them, on a store in memory and a clock that stands still.
class TestAdminApi : public QObject
{
    Q_OBJECT

private slots:
    void conversations_data();
    void conversations();

private:
    void envelopes();
    void changes();
    void ids();
    void patches();
    void lists();
    void references();
    void consumers();
    void otherKinds();
    void schemas();
    void refusals();
};

namespace {

// Requests and answers in turn. An answer is a status and JSON that must be equal, or a status
// alone. @U: an upstream; @T: the times of making and change.
using Talk = QByteArrayList;

QByteArray inFull(QByteArray line)
{
    line.replace("@U", R"({"nodes":{"127.0.0.1:1980":1},"type":"roundrobin"})");
    line.replace("@T", R"("create_time":1767225600,"update_time":1767225600)");
    return line;
}

void row(const char *name, const Talk &talk)
{
    QTest::newRow(name) << talk;
}

} // namespace

void TestAdminApi::conversations_data()
{
    QTest::addColumn<QByteArrayList>("talk");
    envelopes();
    changes();
    ids();
    patches();
    lists();
    references();
    consumers();
    otherKinds();
    schemas();
    refusals();
}

void TestAdminApi::envelopes()
{
    row("put, get, replace, delete",
        {R"(PUT routes/1 {"uri":"/a","upstream":@U})",
         R"(201 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/a","upstream":@U,@T}})",
         "GET routes/1",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/a","upstream":@U,@T},)"
         R"("createdIndex":1,"modifiedIndex":1})",
         R"(PUT routes/1 {"uri":"/b","upstream":@U})",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/b","upstream":@U,@T}})",
         "GET routes/1",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/b","upstream":@U,@T},)"
         R"("createdIndex":1,"modifiedIndex":2})",
         "DELETE routes/1", R"(200 {"deleted":"1","key":"/apisix/routes/1"})", "GET routes/1",
         R"(404 {"message":"Key not found"})", "DELETE routes/1",
         R"(404 {"message":"Key not found"})"});
    row("empty list", {"GET routes", R"(200 {"list":[],"total":0})"});
    row("a slash at the end", {"GET routes/", R"(200 {"list":[],"total":0})"});
}

void TestAdminApi::changes()
{
    row("writing the same counts as a change",
        {R"(PUT upstreams/1 @U)", "201", R"(PUT upstreams/1 @U)", "200", "GET upstreams/1",
         R"(200 {"key":"/apisix/upstreams/1","value":{"id":"1","nodes":{"127.0.0.1:1980":1},)"
         R"("type":"roundrobin",@T},"createdIndex":1,"modifiedIndex":2})"});
    row("posted",
        {R"(POST routes {"uri":"/a","upstream":@U})",
         R"(201 {"key":"/apisix/routes/00000000000000000001",)"
         R"("value":{"id":"00000000000000000001","uri":"/a","upstream":@U,@T}})",
         R"(POST routes {"uri":"/b","upstream":@U})", "201", "GET routes/00000000000000000002",
         "200"});
    row("a time is the server's to set",
        {R"(PUT routes/1 {"uri":"/a","upstream":@U,"create_time":1})",
         R"(400 {"error_msg":"the property is forbidden:  create_time"})"});
}

void TestAdminApi::ids()
{
    row("none",
        {R"(PUT routes {"uri":"/a","upstream":@U})", R"(400 {"error_msg":"missing route id"})",
         "DELETE routes", R"(400 {"error_msg":"missing route id"})", "PATCH plugin_configs {}",
         R"(400 {"error_msg":"missing plugin config id"})"});
    row("in the body",
        {R"(PUT routes {"id":7,"uri":"/a","upstream":@U})", "201", "GET routes/7", "200"});
    row("two that differ",
        {R"(PUT routes/1 {"id":"2","uri":"/a","upstream":@U})",
         R"(400 {"error_msg":"wrong route id"})"});
    row("not for POST",
        {R"(POST routes {"id":"2","uri":"/a","upstream":@U})",
         R"(400 {"error_msg":"wrong route id, do not need it"})"});
    row("as another type", {R"(PUT routes/1 {"id":1,"uri":"/a","upstream":@U})", "201"});
}

void TestAdminApi::patches()
{
    const QByteArray made = R"(PUT routes/1 {"uri":"/a","desc":"d","upstream":@U})";
    row("merge",
        {made, "201", R"(PATCH routes/1 {"desc":null,"upstream":{"type":"chash","key":"uri"}})",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/a",@T,"upstream":)"
         R"({"type":"chash","key":"uri","nodes":{"127.0.0.1:1980":1}}}})"});
    row("sub-path",
        {made, "201", R"(PATCH routes/1/upstream/nodes {"127.0.0.1:1981":2})",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/a","desc":"d",@T,)"
         R"("upstream":{"type":"roundrobin","nodes":{"127.0.0.1:1981":2}}}})"});
    row("a plain value",
        {made, "201", R"(PATCH routes/1/desc "e")",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/a",)"
         R"("desc":"e",@T,"upstream":@U}})"});
    row("faulty",
        {made, "201", R"(PATCH routes/1 {"uri":1})",
         R"(400 {"error_msg":"invalid configuration: property \"uri\" validation failed: )"
         R"(wrong type: expected string, got number"})",
         "PATCH routes/1/uri/x 1", R"(400 {"error_msg":"invalid sub-path: /uri/x"})",
         R"(PATCH routes/1 {"id":"2"})", R"(400 {"error_msg":"wrong route id"})",
         "PATCH routes/1 7", R"(400 {"error_msg":"invalid configuration"})", "PATCH routes/1",
         R"(400 {"error_msg":"missing new configuration"})", "PATCH routes/2 {}",
         R"(404 {"message":"Key not found"})"});
    row("a time may be stated",
        {made, "201", R"(PATCH routes/1 {"create_time":5})",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/a",)"
         R"("desc":"d","upstream":@U,"create_time":5,)"
         R"("update_time":1767225600}})",
         R"(PUT routes/1 {"uri":"/b","upstream":@U})",
         R"(200 {"key":"/apisix/routes/1","value":{"id":"1","uri":"/b",)"
         R"("upstream":@U,"create_time":5,"update_time":1767225600}})"});
}

void TestAdminApi::lists()
{
    const QByteArray one = R"({"key":"/apisix/services/1","createdIndex":1,"modifiedIndex":1,)"
                           R"("value":{"id":"1","name":"one","upstream":@U,@T}})";
    const QByteArray two = R"({"key":"/apisix/services/2","createdIndex":2,"modifiedIndex":2,)"
                           R"("value":{"id":"2","labels":{"k":"v"},"upstream":@U,@T}})";
    const QByteArray only1 = R"(200 {"total":1,"list":[)" + one + "]}";
    const QByteArray only2 = R"(200 {"total":1,"list":[)" + two + "]}";
    const QByteArray both = R"(200 {"total":2,"list":[)" + one + ',' + two + "]}";
    const Talk made{R"(PUT services/1 {"name":"one","upstream":@U})", "201",
                    R"(PUT services/2 {"labels":{"k":"v"},"upstream":@U})", "201"};
    row("all", made + Talk{"GET services", both});
    row("by name", made + Talk{"GET services?name=o.e", only1});
    row("by label", made + Talk{"GET services?label=k", only2});
    row("by nothing that is there",
        made + Talk{"GET services?label=z", R"(200 {"total":0,"list":[]})"});
    row("no regular expression",
        made + Talk{"GET services?name=(", R"(200 {"total":0,"list":[]})"});
    row("pages",
        made
            + Talk{"GET services?page=1&page_size=10", both, "GET services?page=2&page_size=10",
                   R"(200 {"total":2,"list":{}})",
                   "GET services?page=9223372036854775807&page_size=500", "200",
                   "GET services?page=0", both, "GET services?page=1&page_size=9", "400",
                   "GET services?page=1&page_size=0", "400", "GET services?page=1&page_size=501",
                   "400"});
    row("routes by uri and service",
        made
            + Talk{R"(PUT routes/a {"uris":["/x/y"],"service_id":"1"})", "201",
                   R"(PUT routes/b {"uri":"/z","service_id":"2"})", "201",
                   "GET routes?uri=%5E/x&filter=service_id%3D1",
                   R"(200 {"total":1,"list":[{"key":"/apisix/routes/a","createdIndex":3,)"
                   R"("modifiedIndex":3,"value":{"id":"a","uris":["/x/y"],"service_id":"1",@T}}]})",
                   "GET routes?uri=%5E/x&filter=service_id%3D2", R"(200 {"total":0,"list":[]})"});
}

void TestAdminApi::references()
{
    row("upstream of a route",
        {"PUT upstreams/u @U", "201", R"(PUT routes/1 {"uri":"/a","upstream_id":"u"})", "201",
         "DELETE upstreams/u",
         R"(400 {"error_msg":"can not delete this upstream, route [1] is still using it now"})",
         "DELETE upstreams/u?force=true", R"(200 {"deleted":"1","key":"/apisix/upstreams/u"})"});
    row("service",
        {R"(PUT services/s {"upstream":@U})", "201",
         R"(PUT routes/1 {"uri":"/a","service_id":"s"})", "201", "DELETE services/s",
         R"(400 {"error_msg":"can not delete this service directly, route [1] is still )"
         R"(using it now"})"});
    row("consumer group",
        {R"(PUT consumer_groups/g {"plugins":{}})", "201",
         R"(PUT consumers {"username":"jack","group_id":"g"})", "201", "DELETE consumer_groups/g",
         R"(400 {"error_msg":"can not delete this consumer group, consumer [jack] is still using )"
         R"(it now"})"});
    row("that leads nowhere",
        {R"(PUT routes/1 {"uri":"/a","upstream_id":"u"})",
         R"(400 {"error_msg":"failed to fetch upstream info by upstream id [u], response code: )"
         R"(404"})"});
}

void TestAdminApi::consumers()
{
    const QByteArray jack =
        R"(PUT consumers {"username":"jack","plugins":{"key-auth":{"key":"k1"}}})";
    row("called by their names",
        {jack,
         R"(201 {"key":"/apisix/consumers/jack","value":{"username":"jack",)"
         R"("plugins":{"key-auth":{"key":"sGfoff/k5TVaPiyGca5e5w=="}},@T}})",
         "GET consumers/jack",
         R"(200 {"key":"/apisix/consumers/jack","createdIndex":1,"modifiedIndex":1,)"
         R"("value":{"username":"jack","plugins":{"key-auth":{"key":"k1"}},@T}})",
         R"(PUT consumers/other {"username":"jack"})", R"(400 {"error_msg":"wrong username"})",
         R"(POST consumers {"username":"x"})",
         R"(405 {"error_msg":"not supported `POST` method for consumer"})", "PUT consumers {}",
         R"(400 {"error_msg":"invalid configuration: property \"username\" is required"})"});
    row("secrets of a route are encrypted in the answer",
        {R"(PUT plugin_configs/1 {"plugins":{"csrf":{"key":"k1","name":"k1"},"key-auth":{}}})",
         R"(201 {"key":"/apisix/plugin_configs/1","value":{"id":"1","plugins":{"csrf":)"
         R"({"key":"sGfoff/k5TVaPiyGca5e5w==","name":"k1"},"key-auth":{}},@T}})"});
    row("keys are nobody else's",
        {jack, "201", R"(PUT consumers {"username":"rose","plugins":{"key-auth":{"key":"k1"}}})",
         R"(400 {"error_msg":"duplicate key of plugin key-auth found with consumer: jack"})",
         R"(PUT consumers {"username":"rose","plugins":{"key-auth":{"key":"k2"}}})", "201",
         R"(PUT consumers {"username":"jack","plugins":{"key-auth":{"key":"k2"}}})",
         R"(400 {"error_msg":"duplicate key of plugin key-auth found with consumer: rose"})"});
    row("plugins",
        {R"(PUT consumers {"username":"jack","plugins":{"key-auth":{}}})",
         R"(400 {"error_msg":"invalid plugins configuration: failed to check the configuration of )"
         R"(plugin key-auth err: property \"key\" is required"})"});
    row("credentials",
        {R"(PUT consumers/jack/credentials/c {"plugins":{"key-auth":{"key":"k1"}}})",
         R"(404 {"error_msg":"consumer not found"})", R"(PUT consumers {"username":"jack"})", "201",
         R"(PUT consumers/jack/credentials/c {"plugins":{"key-auth":{"key":"k1"}}})",
         R"(201 {"key":"/apisix/consumers/jack/credentials/c","value":{"id":"c",)"
         R"("plugins":{"key-auth":{"key":"sGfoff/k5TVaPiyGca5e5w=="}},@T}})",
         "GET consumers/jack/credentials",
         R"(200 {"total":1,"list":[{"key":"/apisix/consumers/jack/credentials/c","createdIndex":2,)"
         R"("modifiedIndex":2,"value":{"id":"c","plugins":{"key-auth":{"key":"k1"}},@T}}]})",
         "GET consumers",
         R"(200 {"total":1,"list":[{"key":"/apisix/consumers/jack","createdIndex":1,)"
         R"("modifiedIndex":1,"value":{"username":"jack",@T}}]})",
         "PUT consumers/jack/credentials {}", R"(400 {"error_msg":"missing credential id"})",
         "DELETE consumers/jack", "200", R"(PUT consumers {"username":"jack"})", "201",
         "GET consumers/jack/credentials/c", R"(404 {"message":"Key not found"})"});
    row("credentials need a consumer", {"GET credentials", "404"});
}

void TestAdminApi::otherKinds()
{
    row("metadata",
        {R"(PUT plugin_metadata/cors {"allow_origins":{"A":"http://a.com"}})",
         R"(201 {"key":"/apisix/plugin_metadata/cors","value":{"id":"cors",)"
         R"("allow_origins":{"A":"http://a.com"}}})",
         "PUT plugin_metadata/nope {}", R"(400 {"error_msg":"invalid plugin name"})",
         R"(PUT plugin_metadata/cors {"allow_origins":1})",
         R"(400 {"error_msg":"invalid configuration: property \"allow_origins\" validation failed: )"
         R"(wrong type: expected object, got number"})"});
    row("secrets",
        {R"(PUT secrets/vault/1 {"uri":"http://v","prefix":"kv","token":"t"})",
         R"(201 {"key":"/apisix/secrets/vault/1","value":{"id":"vault/1","uri":"http://v",)"
         R"("prefix":"kv","token":"t",@T}})",
         R"(PATCH secrets/vault/1/prefix "kw")", "200", "PUT secrets/vault/1 {}",
         R"(400 {"error_msg":"invalid configuration: property \"prefix\" is required"})",
         "PUT secrets/zzz/1 {}", R"(400 {"error_msg":"invalid secret manager: zzz"})",
         "GET secrets/vault", R"(400 {"error_msg":"no secret id"})"});
    row("stream routes", {"GET stream_routes", "400"});
    row("no such kind",
        {"GET nope", R"(404 {"error_msg":"Unsupported resource type: nope"})", "GET /other",
         "404"});
    row("verbs",
        {"POST global_rules {}",
         R"(405 {"error_msg":"not supported `POST` method for global rule"})", "PATCH protos/1 {}",
         R"(405 {"error_msg":"not supported `PATCH` method for proto"})", "OPTIONS routes", "404"});
    row("time to live",
        {R"(PUT routes/1?ttl=x {"uri":"/a","upstream":@U})",
         R"(400 {"error_msg":"invalid argument ttl: should be a number"})",
         R"(PUT routes/1?ttl=1 {"uri":"/a","upstream":@U})", "400"});
}

void TestAdminApi::schemas()
{
    row("unknown",
        {"GET schema/nope", R"(400 {"error_msg":"not found schema: nope"})",
         "GET schema/plugins/nope", R"(404 {"error_msg":"plugin not found in subsystem http"})",
         "GET plugins/nope", R"(404 {"error_msg":"plugin not found in subsystem http"})"});
    row("known",
        {"GET schema/route", "200", "GET schema/credential", "200",
         "GET schema/plugins/key-auth?schema_type=consumer", "200", "GET plugins/limit-count",
         "200", "GET plugins?all=true", "200", "GET plugins/list", "200",
         "GET plugins/list?subsystem=stream", "200 []"});
    row("without the words of our forms",
        {"GET schema/plugins/key-auth?schema_type=consumer",
         R"(200 {"type":"object","properties":{"key":{"type":"string"}},"required":["key"],)"
         R"("encrypt_fields":["key"]})",
         "GET schema/plugins/key-auth",
         R"(200 {"$comment":"this is a mark for our injected plugin schema","properties":{"_meta":)"
         R"({"additionalProperties":false,"properties":{"disable":{"type":"boolean"},"error_response":)"
         R"({"oneOf":[{"type":"string"},{"type":"object"}]},"filter":{"description":"filter )"
         R"(determines whether the plugin needs to be executed at runtime","type":"array"},)"
         R"("pre_function":{"description":"function to be executed in each phase before execution )"
         R"(of plugins. The pre_function will have access to two arguments: `conf` and `ctx`.",)"
         R"("type":"string"},"priority":{"description":"priority of plugins by customized order",)"
         R"("type":"integer"}},"type":"object"},"anonymous_consumer":{"minLength":1,"type":"string"},)"
         R"("header":{"default":"apikey","type":"string"},"hide_credentials":{"default":false,)"
         R"("type":"boolean"},"query":{"default":"apikey","type":"string"},"realm":{"default":"key",)"
         R"("maxLength":128,"minLength":1,"pattern":"^[ -!#-[\\]-~]+$","type":"string"}},)"
         R"("type":"object"})"});
    row("reload",
        {"PUT plugins/reload", "200", "POST plugins/reload",
         R"(405 {"error_msg":"please use PUT method to reload the plugins, POST method )"
         R"(is not allowed."})"});
    row("judge one",
        {R"(POST schema/validate/routes {"uri":"/a","upstream":@U})", "200",
         R"(POST schema/validate/routes {"uri":1})", "400", "GET routes",
         R"(200 {"list":[],"total":0})", "POST schema/validate/nope {}", "404",
         R"(POST schema/validate/consumers {"username":"a"})", "200",
         R"(POST schema/validate/secrets {"id":"vault/1","token":"t"})", "200"});
    row("judge all",
        {R"(POST configs/validate {"routes":[{"id":"1","uri":"/a","upstream":@U}]})", "200",
         R"(POST configs/validate {"routes":[{"id":"1","uri":1,"upstream":@U}]})",
         R"(400 {"error_msg":"Configuration validation failed","errors":[{"resource_type":"routes",)"
         R"("resource_id":"1","index":0,"error":"invalid configuration: property \"uri\" )"
         R"(validation failed: wrong type: expected string, got number"}]})"});
}

void TestAdminApi::refusals()
{
    row("no body", {"PUT routes/1", R"(400 {"error_msg":"missing configurations"})"});
    row("an array is an empty object",
        {"PUT plugin_configs/1 []",
         R"(400 {"error_msg":"invalid configuration: property \"plugins\" is required"})"});
    row("no object", {R"(PUT routes/1 "x")", "400", "PUT routes/1 [1]", "400"});
    row("no JSON",
        {"PUT routes/1 {bad",
         R"(400 {"req_body":"{bad","error_msg":"invalid request body: Expected object key string )"
         R"(but found invalid token at character 2"})",
         "PUT configs {bad",
         R"(400 {"error_msg":"invalid request body: Expected object key string )"
         R"(but found invalid token at character 2"})",
         "PUT routes/1 {},{}", "400", "PUT routes/1 1],[2", "400"});
    row("too deep", {"PUT routes/1 " + QByteArray(200, '[') + QByteArray(200, ']'), "400"});
    row("unknown plugin",
        {R"(PUT routes/1 {"uri":"/a","plugins":{"nope":{}}})",
         R"(400 {"error_msg":"unknown plugin [nope]"})"});
    row("a group that others use otherwise",
        {R"(PUT routes/1 {"uri":"/a","plugins":{"limit-count":{"count":1,"time_window":60,)"
         R"("group":"g"}}})",
         "201",
         R"(PUT services/1 {"plugins":{"limit-count":{"count":2,"time_window":60,"group":"g"}}})",
         "400"});
}

void TestAdminApi::conversations()
{
    QFETCH(QByteArrayList, talk);
    MemoryStore store;
    const FakeClock clock;
    const plugin::Registry plugins(plugins::builtinPlugins());
    admin::AdminApi api(store, plugins, clock);
    for (qsizetype i = 0; i + 1 < talk.size(); i += 2) {
        const admin::Answer answer = api.answer(adminRequest(inFull(talk.at(i))));
        const QByteArray expected = inFull(talk.at(i + 1));
        const QByteArray got =
            talk.at(i) + " got " + QByteArray::number(answer.status) + ' ' + answer.body;
        QVERIFY2(expected.left(3).toInt() == answer.status, got.constData());
        QCOMPARE(answer.headers.value("X-API-VERSION"), QByteArray("v3"));
        if (expected.size() > 3)
            QCOMPARE(answer.body.trimmed(),
                     QJsonDocument::fromJson(expected.mid(4)).toJson(QJsonDocument::Compact));
    }
}

QTEST_GUILESS_MAIN(TestAdminApi)
#include "tst_admin_api.moc"
