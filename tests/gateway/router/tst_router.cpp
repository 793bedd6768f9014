// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/exchange/exchange_for.h"
#include "tests/gateway/router/routes_for.h"

#include <QTest>

using namespace gatehouse::router;

Q_DECLARE_METATYPE(Mode)

namespace {

struct Precedence {
    const char *name;
    Mode mode;
    const char *routes;
    const char *path;
    const char *host;
    int expected; // -1: none
};

constexpr auto HostUri = Mode::HostUri;
constexpr auto Uri = Mode::Uri;
constexpr auto Named = Mode::UriWithParameter;

const QList<Precedence> table{
    {"longest prefix", HostUri, "[{'uri':'/*'},{'uri':'/a/b/*'},{'uri':'/a/*'}]", "/a/b/c", "x", 1},
    {"prefix without slash", HostUri, "[{'uri':'/a*'}]", "/ab", "x", 0},
    {"prefix equals path", HostUri, "[{'uri':'/a*'}]", "/a", "x", 0},
    {"slash belongs to the prefix", HostUri, "[{'uri':'/a/*'}]", "/a", "x", -1},
    {"back up to a shorter prefix", HostUri, "[{'uri':'/a/*'},{'uri':'/a/b/*','methods':['POST']}]",
     "/a/b/c", "x", 0},
    {"back up from exact to prefix", HostUri, "[{'uri':'/a','methods':['POST']},{'uri':'/*'}]",
     "/a", "x", 1},
    {"priority on one prefix", HostUri, "[{'uri':'/a/*'},{'uri':'/a/*','priority':5}]", "/a/b", "x",
     1},
    {"negative priority", HostUri, "[{'uri':'/a/*','priority':-1},{'uri':'/a/*'}]", "/a/b", "x", 1},
    {"priority never beats a longer prefix", HostUri, "[{'uri':'/*','priority':9},{'uri':'/a/*'}]",
     "/a/b", "x", 1},
    {"first added wins a tie", HostUri, "[{'uri':'/a'},{'uri':'/a'}]", "/a", "x", 0},
    {"longer original path wins a tie", Named, "[{'uri':'/u/:a'},{'uri':'/u/:abc'}]", "/u/1", "x",
     1},
    {"star in the middle", HostUri, "[{'uri':'/a/*/z'},{'uri':'/a/*'}]", "/a/b/c/z", "x", 0},
    {"star in the middle does not fit", HostUri, "[{'uri':'/a/*/z'},{'uri':'/a/*'}]", "/a/b/c/y",
     "x", 1},
    {"star inside a segment is a prefix", HostUri, "[{'uri':'/a*z'}]", "/abc", "x", 0},
    {"host before host-less exact", HostUri, "[{'uri':'/hello'},{'uri':'/*','host':'foo.com'}]",
     "/hello", "foo.com", 1},
    {"host-less when the host has no path", HostUri,
     "[{'uri':'/hello'},{'uri':'/x','host':'foo.com'}]", "/hello", "foo.com", 0},
    {"exact host without path hands on", HostUri,
     "[{'uri':'/x','host':'a.foo.com'},{'uri':'/*','host':'*.foo.com'}]", "/y", "a.foo.com", 1},
    {"wildcard hands on to a shorter", HostUri,
     "[{'uri':'/x','host':'*.b.foo.com'},{'uri':'/*','host':'*.com'}]", "/y", "a.b.foo.com", 1},
    {"wildcard covers no bare domain", HostUri, "[{'uri':'/*','host':'*.foo.com'}]", "/", "foo.com",
     -1},
    {"wildcard covers several labels", HostUri, "[{'uri':'/*','host':'*.foo.com'}]", "/",
     "a.b.foo.com", 0},
    {"bare wildcard is last of the hosts", HostUri,
     "[{'uri':'/*','host':'*'},{'uri':'/*','host':'*.com'},{'uri':'/*'}]", "/", "foo.org", 0},
    {"case of a host", HostUri, "[{'uri':'/*','host':'Foo.COM'}]", "/", "fOO.com", 0},
    {"port of the request is dropped", HostUri, "[{'uri':'/*','host':'foo.com'}]", "/",
     "foo.com:81", 0},
    {"port in the configuration", HostUri,
     "[{'uri':'/*','host':'foo.com'},{'uri':'/*','host':'foo.com:81'}]", "/", "foo.com:81", 1},
    {"another port", HostUri, "[{'uri':'/*','host':'foo.com'},{'uri':'/*','host':'foo.com:81'}]",
     "/", "foo.com:82", 0},
    {"wildcard with port", HostUri, "[{'uri':'/*','host':'*.foo.com:81'}]", "/", "a.foo.com:81", 0},
    {"several hosts, one fits", HostUri, "[{'uri':'/*','hosts':['a','b']}]", "/", "b", 0},
    {"uri router: exact path before host", Uri, "[{'uri':'/*','host':'foo.com'},{'uri':'/h'}]",
     "/h", "foo.com", 1},
    {"uri router: priority, not host", Uri,
     "[{'uri':'/h','host':'foo.com'},{'uri':'/h','priority':1}]", "/h", "foo.com", 1},
    {"uri router: wildcard", Uri, "[{'uri':'/h','host':'*.foo.com'}]", "/h", "a.b.foo.com", 0},
    {"uri router: not the domain itself", Uri, "[{'uri':'/h','host':'*.foo.com'}]", "/h", "foo.com",
     -1},
    {"uri router: port", Uri, "[{'uri':'/h','host':'foo.com:81'}]", "/h", "foo.com:81", 0},
    {"uri router: no port sent", Uri, "[{'uri':'/h','host':'foo.com:81'}]", "/h", "foo.com", -1},
    {"colon is plain without parameters", Uri, "[{'uri':'/u/:id'}]", "/u/7", "x", -1},
    {"colon is plain, taken literally", Uri, "[{'uri':'/u/:id'}]", "/u/:id", "x", 0},
    {"parameter", Named, "[{'uri':'/u/:id'}]", "/u/7", "x", 0},
    {"parameter is one segment", Named, "[{'uri':'/u/:id'},{'uri':'/u/*'}]", "/u/7/8", "x", 1},
    {"exact beats parameter", Named, "[{'uri':'/u/:id','priority':9},{'uri':'/u/me'}]", "/u/me",
     "x", 1},
    {"parameter not empty", Named, "[{'uri':'/u/:id'}]", "/u/", "x", -1},
    {"star before a colon", Named, "[{'uri':'/u/*a/:id'}]", "/u/x/y/7", "x", 0},
};

gatehouse::Exchange get(const QByteArray &path, const QByteArray &host)
{
    return exchangeFor("GET", path, {{"Host", host}});
}

std::optional<Match> matchOne(Mode mode, const QByteArray &json,
                              const gatehouse::Exchange &exchange)
{
    const auto router = Router::build(mode, routes::parse(json));
    return router ? (*router)->match(exchange) : std::nullopt;
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private slots:
    void precedence_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < table.size(); ++i)
            QTest::newRow(table[i].name) << i;
    }

    void precedence()
    {
        QFETCH(int, row);
        const auto &rule = table[row];
        const auto match = matchOne(rule.mode, rule.routes, get(rule.path, rule.host));
        QCOMPARE(match ? int(match->handle) : -1, rule.expected);
    }

    void clientAddresses_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<int>("expected");
        QTest::newRow("v4 network") << QByteArray("10.1.2.3") << 0;
        QTest::newRow("v6") << QByteArray("::1") << 0;
        QTest::newRow("other") << QByteArray("11.1.2.3") << 1;
        QTest::newRow("unreadable") << QByteArray("unix:") << 1;
    }

    void clientAddresses()
    {
        QFETCH(QByteArray, address);
        QFETCH(int, expected);
        auto exchange = get("/a", "x");
        exchange.client.address = address;
        const auto match = matchOne(
            HostUri, "[{'uri':'/a','remote_addrs':['10.0.0.0/8','::1']},{'uri':'/a'}]", exchange);
        QVERIFY(match);
        QCOMPARE(int(match->handle), expected);
    }

    void tellsWhatMatched()
    {
        const auto match = matchOne(HostUri, "[{'uris':['/b','/a/*'],'hosts':['y.com','*.X.com']}]",
                                    get("/a/1", "q.x.com"));
        QVERIFY(match);
        QCOMPARE(match->matchedUri, QByteArray("/a/*"));
        QCOMPARE(match->matchedHost, QByteArray("*.x.com"));
        QVERIFY(match->parameters.isEmpty());
        const auto hostless = matchOne(HostUri, "[{'uri':'/a/*'}]", get("/a/1", "q.x.com"));
        QVERIFY(hostless);
        QCOMPARE(hostless->matchedHost, QByteArray());
        const auto byUri =
            matchOne(Uri, "[{'uri':'/a/*','hosts':['y.com','*.x.com']}]", get("/a/1", "q.x.com"));
        QVERIFY(byUri);
        QCOMPARE(byUri->matchedHost, QByteArray("*.x.com"));
    }

    void capturesParameters()
    {
        const auto match = matchOne(Named, "[{'uri':'/u/:id/f/*path'}]", get("/u/7/f/a/b?x", "x"));
        QVERIFY(match);
        QCOMPARE(match->parameters, (QHash<QByteArray, QByteArray>{{"id", "7"}, {"path", "a/b"}}));
        const auto rest = matchOne(Named, "[{'uri':'/u/*'}]", get("/u/7/8", "x"));
        QVERIFY(rest);
        QCOMPARE(rest->parameters, (QHash<QByteArray, QByteArray>{{":ext", "7/8"}}));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("vars")
            << QByteArray("[{'uri':'/'},{'uri':'/a','vars':[['a','<>','1']]}]")
            << u"route \"1\": failed to validate the 'vars' expression: invalid operator '<>'"_qs;
        QTest::newRow("address") << QByteArray("[{'uri':'/a','remote_addr':'1.2.3'}]")
                                 << u"route \"0\": invalid ip address: 1.2.3"_qs;
        QTest::newRow("Lua")
            << QByteArray("[{'uri':'/a','filter_func':'function(vars) return true end'}]")
            << u"route \"0\": filter_func is Lua, which this gateway does not run; use vars instead"_qs;
    }

    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto router = Router::build(HostUri, routes::parse(json));
        QVERIFY(!router);
        QCOMPARE(router.error().message, message);
        QCOMPARE(router.error().kind, gatehouse::ErrorKind::InvalidInput);
    }

    void disabledRoutesAreNotEvenRead()
    {
        QVERIFY(Router::build(HostUri,
                              routes::parse("[{'uri':'/a','status':0,'vars':[['a','<>','1']]}]")));
    }

    void anEmptyRouterMatchesNothing()
    {
        for (const auto mode : {HostUri, Uri, Named})
            QVERIFY(!matchOne(mode, "[]", get("/", "x")));
    }

    void namesOfModes()
    {
        for (const auto mode : {HostUri, Uri, Named})
            QCOMPARE(modeFromName(QString(modeName(mode))), mode);
        QCOMPARE(modeName(HostUri), QLatin1String("radixtree_host_uri"));
        QVERIFY(!modeFromName(u"radixtree"));
    }

    void eachOfManyRoutesIsFound()
    {
        QList<Entry> entries;
        for (quint32 i = 0; i < 3000; ++i) {
            gatehouse::config::Route route;
            route.uris = {u"/api/v%1/res%2%3"_qs.arg(i % 7).arg(i).arg(i % 2 ? u"/*" : u"")};
            if (i % 3 == 0)
                route.hosts = {u"h%1.example.com"_qs.arg(i % 50)};
            entries.append({route, i});
        }
        const auto router = Router::build(HostUri, entries);
        QVERIFY(router);
        for (quint32 i = 0; i < 3000; ++i) {
            const QByteArray path = "/api/v" + QByteArray::number(i % 7) + "/res"
                + QByteArray::number(i) + QByteArray(i % 2 ? "/x" : "");
            const auto match =
                (*router)->match(get(path, 'h' + QByteArray::number(i % 50) + ".example.com"));
            QVERIFY(match);
            QCOMPARE(match->handle, i);
        }
    }
};

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
