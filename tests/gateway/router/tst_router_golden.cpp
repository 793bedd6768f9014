// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/exchange/exchange_for.h"
#include "tests/gateway/router/routes_for.h"

#include <QTest>

using namespace gatehouse::router;

// Which route APISIX 3.18 itself chose, recorded from a running one.
namespace {

struct Case {
    const char *name;
    const char *routes;
    const char *requests; // lines: METHOD target [Header:value …] => index, or "-" for no route
    Mode mode = Mode::HostUri;
};

const QList<Case> cases{
    {"catch-all", "[{'uri':'/*'}]",
     "GET / => 0\nGET /a => 0\nGET /a/b/c?x=y => 0\nGET /%E4%BD%A0 => 0"},
    {"uris-list", "[{'uris':['/a','/b/*','/c']}]",
     "GET /a => 0\nGET /b/1 => 0\nGET /c => 0\nGET /d => -"},
    {"priority-same-uri", "[{'uri':'/p','priority':1},{'uri':'/p','priority':10},{'uri':'/p'}]",
     "GET /p => 1"},
    {"priority-prefix-vs-exact", "[{'uri':'/p/*','priority':100},{'uri':'/p/x'}]",
     "GET /p/x => 1\nGET /p/y => 0"},
    {"methods-list", "[{'uri':'/m','methods':['POST','PUT']}]",
     "POST /m => 0\nPUT /m => 0\nGET /m => -"},
    {"methods-fallback-to-any", "[{'uri':'/m','methods':['GET']},{'uri':'/m'}]",
     "GET /m => 0\nPOST /m => 1"},
    {"method-odd", "[{'uri':'/m'}]", "PURGE /m => 0\nPATCH /m => 0\nPROPFIND /m => 0\nFOO /m => 0"},
    {"host-exact-over-wildcard",
     "[{'uri':'/h','host':'*.foo.com'},{'uri':'/h','host':'a.foo.com'},{'uri':'/h'}]",
     "GET /h Host:a.foo.com => 1\nGET /h Host:b.foo.com => 0\nGET /h Host:other.com => 2"},
    {"host-wildcard-longest", "[{'uri':'/h','host':'*.foo.com'},{'uri':'/h','host':'*.b.foo.com'}]",
     "GET /h Host:a.foo.com => 0\nGET /h Host:a.b.foo.com => 1\nGET /h Host:b.foo.com => 0"},
    {"hosts-list", "[{'uri':'/h','hosts':['a.com','*.b.com']}]",
     "GET /h Host:a.com => 0\nGET /h Host:x.b.com => 0\nGET /h Host:c.com => -"},
    {"host-priority-lower-than-host-specificity",
     "[{'uri':'/h','priority':100},{'uri':'/h','host':'foo.com'}]",
     "GET /h Host:foo.com => 1\nGET /h => 0"},
    {"vars-op-eq", "[{'uri':'/v','vars':[['arg_a','==','x']]}]",
     "GET /v => -\nGET /v?a= => -\nGET /v?a=x => 0\nGET /v?a=y => -\nGET /v?a=12a => -"},
    {"vars-op-lt", "[{'uri':'/v','vars':[['arg_a','<',5]]}]",
     "GET /v => -\nGET /v?a= => -\nGET /v?a=x => -\nGET /v?a=4 => 0\nGET /v?a=5 => -\nGET /v?a=12a "
     "=> -"},
    {"vars-op-le", "[{'uri':'/v','vars':[['arg_a','<=',5]]}]",
     "GET /v => -\nGET /v?a=5 => 0\nGET /v?a=6 => -"},
    {"vars-op-re", "[{'uri':'/v','vars':[['arg_a','~~','^[a-z]+$']]}]",
     "GET /v => -\nGET /v?a= => -\nGET /v?a=x => 0\nGET /v?a=4 => -\nGET /v?a=ABC => -\nGET "
     "/v?a=12a => -"},
    {"vars-op-not-re", "[{'uri':'/v','vars':[['arg_a','!','~~','^[0-9]+$']]}]",
     "GET /v => 0\nGET /v?a= => 0\nGET /v?a=x => 0\nGET /v?a=4 => -\nGET /v?a=12a => 0"},
    {"vars-op-not-in", "[{'uri':'/v','vars':[['arg_a','!','in',['x','y']]]}]",
     "GET /v => 0\nGET /v?a= => 0\nGET /v?a=x => -\nGET /v?a=y => -\nGET /v?a=4 => 0"},
    {"vars-and", "[{'uri':'/v','vars':[['arg_a','==','1'],['arg_b','==','2']]}]",
     "GET /v?a=1&b=2 => 0\nGET /v?a=1 => -\nGET /v?b=2&a=1 => 0"},
    {"vars-nested",
     "[{'uri':'/"
     "v','vars':['AND',['arg_a','==','1'],['OR',['arg_b','==','2'],['http_x','==','3']]]}]",
     "GET /v?a=1&b=2 => 0\nGET /v?a=1 X:3 => 0\nGET /v?a=1 => -\nGET /v?b=2 => -"},
    {"vars-not-and", "[{'uri':'/v','vars':['!AND',['arg_a','==','1'],['arg_b','==','2']]}]",
     "GET /v?a=1&b=2 => -\nGET /v?a=1 => 0\nGET /v => 0"},
    {"vars-not-or", "[{'uri':'/v','vars':['!OR',['arg_a','==','1'],['arg_b','==','2']]}]",
     "GET /v?a=1&b=2 => -\nGET /v?a=1 => -\nGET /v => 0"},
    {"vars-header", "[{'uri':'/v','vars':[['http_x_version','==','v2']]}]",
     "GET /v => -\nGET /v X-Version:v2 => 0\nGET /v x-version:v1 => -\nGET /v X_Version:v2 => 0"},
    {"vars-cookie", "[{'uri':'/v','vars':[['cookie_user','==','bob']]}]",
     "GET /v Cookie:a=1;user=bob => 0\nGET /v Cookie:user=al => -\nGET /v => -"},
    {"vars-scheme-port-host",
     "[{'uri':'/v','vars':[['scheme','==','http'],['host','==','x.com']]}]",
     "GET /v Host:x.com => 0\nGET /v Host:y.com => -"},
    {"vars-ipmatch", "[{'uri':'/v','vars':[['remote_addr','ipmatch',['127.0.0.0/8']]]}]",
     "GET /v => 0"},
    {"vars-missing-arg-nil", "[{'uri':'/v','vars':[['arg_none','==',null]]}]",
     "GET /v => -\nGET /v?none=1 => -"},
    {"vars-number-string", "[{'uri':'/v','vars':[['arg_a','==',1]]}]",
     "GET /v?a=1 => 0\nGET /v?a=2 => -"},
    {"status-disabled", "[{'uri':'/s','status':0}]", "GET /s => -"},
    {"status-disabled-fallback", "[{'uri':'/s','status':0},{'uri':'/*'}]", "GET /s => 1"},
    {"encoded-slash", "[{'uri':'/a/b'},{'uri':'/a/*'}]",
     "GET /a%2Fb => 0\nGET /a/%2e%2e/a/b => 0\nGET /a/b%20c => 1\nGET /%61/b => 0\nGET /a/b%3Fx => "
     "1"},
    {"unicode-route", "[{'uri':'/你好'}]",
     "GET /%E4%BD%A0%E5%A5%BD => 0\nGET /%e4%bd%a0%e5%a5%bd => 0"},
    {"service-hosts", "[{'uri':'/s','hosts':['svc.com']}]",
     "GET /s => -\nGET /s Host:svc.com => 0"},
    {"params-var", "[{'uri':'/user/:id','vars':[['uri_param_id','==','7']]}]",
     "GET /user/7 => -\nGET /user/8 => -", Mode::UriWithParameter},
    {"uri-router-longest", "[{'uri':'/*','host':'foo.com'},{'uri':'/h/*'}]",
     "GET /h/x Host:foo.com => 1\nGET /z Host:foo.com => 0\nGET /z => -", Mode::Uri},
};

gatehouse::Exchange request(const QByteArray &line)
{
    const auto words = line.split(' ');
    gatehouse::http::Headers headers;
    for (const auto &word : words.mid(2)) {
        const auto colon = word.indexOf(':');
        headers.append(word.first(colon), word.mid(colon + 1));
    }
    return exchangeFor(words[0], words[1], headers);
}

} // namespace

class TestRouterGolden : public QObject
{
    Q_OBJECT

private slots:
    void choosesAsApisix_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected");
        for (int i = 0; i < cases.size(); ++i) {
            for (const auto &row : QByteArray(cases[i].requests).split('\n')) {
                const auto arrow = row.indexOf(" => ");
                QTest::addRow("%s: %s", cases[i].name, row.constData())
                    << i << row.first(arrow) << row.mid(arrow + 4);
            }
        }
    }

    void choosesAsApisix()
    {
        QFETCH(int, index);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, expected);
        const auto entries = routes::parse(cases[index].routes);
        QVERIFY(!entries.isEmpty());
        const auto router = Router::build(cases[index].mode, entries);
        QVERIFY2(router, router ? "" : qPrintable(router.error().message));
        const auto match = (*router)->match(request(line));
        QCOMPARE(match ? QByteArray::number(match->handle) : QByteArray("-"), expected);
    }
};

QTEST_GUILESS_MAIN(TestRouterGolden)
#include "tst_router_golden.moc"
