// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/demo_configuration.h"

#include <QJsonDocument>

namespace gatehouse::app {

using config::Kind;

// One resource a line, in the order in which the list shows them.
static constexpr const char *demoRoutes[] = {
    R"({"id":"hello","name":"Hello","desc":"A plain JSON answer","uri":"/hello","methods":["GET","HEAD"],
        "service_id":"demo"})",
    R"({"id":"slow","name":"Slow","desc":"Takes as long as ?ms= says, 800 ms otherwise","uri":"/slow",
        "service_id":"demo","timeout":{"connect":2,"send":10,"read":30}})",
    R"({"id":"error","name":"Error","desc":"Answers 500, or what ?status= says","uri":"/error","service_id":"demo"})",
    R"({"id":"stream","name":"Event stream","desc":"Server-sent events, watch them arrive","uri":"/stream",
        "methods":["GET"],"service_id":"demo"})",
    R"({"id":"chat","name":"Chat completions","desc":"Speaks as a language model's API does, streaming or not",
        "uris":["/chat","/v1/chat/completions"],"methods":["POST","OPTIONS"],"service_id":"demo",
        "plugins":{"cors":{"allow_origins":"*","allow_methods":"POST,OPTIONS","allow_headers":"*","max_age":600}}})",
    R"({"id":"private","name":"Orders, with a key","desc":"Asks for a key: create one in Keys and see 401 become 200",
        "uri":"/orders/*","service_id":"demo",
        "plugins":{"key-auth":{"hide_credentials":true},"proxy-rewrite":{"uri":"/echo"}}})",
    R"({"id":"limited","name":"Search, limited","desc":"Ten requests a minute and client, then 429","uri":"/search",
        "methods":["GET"],"service_id":"demo",
        "plugins":{"limit-count":{"count":10,"time_window":60,"key":"remote_addr","rejected_code":429,
                                  "rejected_msg":"Ten searches a minute are enough"},
                   "proxy-rewrite":{"uri":"/echo"}}})",
    R"({"id":"mocked","name":"Inventory, mocked","desc":"Answered by the gateway, no service behind it yet",
        "uri":"/inventory","methods":["GET"],
        "plugins":{"mocking":{"response_status":200,"content_type":"application/json",
            "response_example":"{\"items\":[{\"sku\":\"GH-1\",\"stock\":12},{\"sku\":\"GH-2\",\"stock\":0}]}"}}})",
    R"({"id":"old","name":"Moved","desc":"Sends the old address to the new one","uri":"/old/hello",
        "plugins":{"redirect":{"uri":"/hello","ret_code":301}}})",
    R"({"id":"outage","name":"Outage drill","desc":"Switched off; switched on, one request in two fails",
        "uri":"/drill","status":0,"service_id":"demo",
        "plugins":{"fault-injection":{"abort":{"http_status":503,"body":"{\"error_msg\":\"drill\"}","percentage":50}},
                   "proxy-rewrite":{"uri":"/hello"}}})",
};

static constexpr const char *demoService =
    R"({"id":"demo","name":"Demo service","upstream_id":"demo",
        "plugins":{"response-rewrite":{"headers":{"set":{"X-Served-By":"gatehouse-demo"}}}}})";
static constexpr const char *demoUpstream =
    R"({"id":"demo","name":"Built-in demo service","type":"roundrobin","nodes":{"127.0.0.1:1":1},"labels":{"gatehouse-demo":"true"}})";
static constexpr const char *demoRule =
    R"({"id":"ids","plugins":{"request-id":{"include_in_response":true}}})";

static QJsonObject parsed(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

static bool isDemoUpstream(const QJsonObject &upstream)
{
    return upstream.value(u"labels"_qs).toObject().value(demoLabel).toString() == u"true"_qs;
}

config::Document demoConfiguration(const QString &address)
{
    config::Document document;
    for (const char *text : demoRoutes) {
        const QJsonObject route = parsed(text);
        document.put(Kind::Route, route.value(u"id"_qs).toString(), route);
    }
    document.put(Kind::Service, u"demo"_qs, parsed(demoService));
    document.put(Kind::Upstream, u"demo"_qs, parsed(demoUpstream));
    document.put(Kind::GlobalRule, u"ids"_qs, parsed(demoRule));
    return withDemoAddress(document, address);
}

config::Document withDemoAddress(const config::Document &document, const QString &address)
{
    if (demoAddress(document) == address)
        return document; // its weight, say, may have been edited
    config::Document moved = document;
    const QStringList ids = document.ids(Kind::Upstream);
    for (const QString &id : ids) {
        QJsonObject upstream = *document.find(Kind::Upstream, id);
        if (!isDemoUpstream(upstream))
            continue;
        upstream.insert(u"nodes"_qs, QJsonObject{{address, 1}});
        moved.put(Kind::Upstream, id, upstream);
    }
    return moved;
}

QString demoAddress(const config::Document &document)
{
    for (const QJsonObject &upstream : document.resources(Kind::Upstream)) {
        if (!isDemoUpstream(upstream))
            continue;
        const QStringList nodes = upstream.value(u"nodes"_qs).toObject().keys();
        return nodes.isEmpty() ? u"127.0.0.1:%1"_qs.arg(demoDefaultPort) : nodes.first();
    }
    return {};
}

} // namespace gatehouse::app
