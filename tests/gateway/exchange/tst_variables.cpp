// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "tests/gateway/exchange/exchange_for.h"

#include <QTest>

using gatehouse::Exchange;
using gatehouse::variable;

namespace {

const gatehouse::RouteView route{"r1", "orders", "s1", "shop", "/a/*", "x.com"};
const gatehouse::ConsumerView consumer{"bob", "gold", "c-7"};

Exchange sample()
{
    auto exchange = exchangeFor("POST", "/a/%62?x=1&y=a%20b+c&x=2&e&n=",
                                {{"Host", "X.com:9080"},
                                 {"X-Version", "v2"},
                                 {"X_Other", "u"},
                                 {"Accept", "a"},
                                 {"accept", "b"},
                                 {"Content-Type", "text/plain"},
                                 {"Cookie", "a=1; user=bob"}});
    exchange.route = &route;
    exchange.consumer = &consumer;
    exchange.pathParameters.insert("id", "7");
    exchange.status = 201;
    exchange.node = {"10.0.0.1", 8080};
    exchange.upstreamStatus = {502, 201};
    exchange.responseHeaders = {{"X-Cache", "HIT"}};
    exchange.contextVariables.insert("rate_limiting_info", "r");
    return exchange;
}

} // namespace

class TestVariables : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const QList<std::pair<const char *, const char *>> rows{
            {"uri", "/a/b"},
            {"document_uri", "/a/b"},
            {"args", "x=1&y=a%20b+c&x=2&e&n="},
            {"query_string", "x=1&y=a%20b+c&x=2&e&n="},
            {"is_args", "?"},
            {"request_uri", "/a/b?x=1&y=a%20b+c&x=2&e&n="},
            {"real_request_uri", "/a/%62?x=1&y=a%20b+c&x=2&e&n="},
            {"request_line", "POST /a/%62?x=1&y=a%20b+c&x=2&e&n= HTTP/1.1"},
            {"host", "x.com"},
            {"http_host", "X.com:9080"},
            {"method", "POST"},
            {"request_method", "POST"},
            {"remote_addr", "127.0.0.1"},
            {"remote_port", "51000"},
            {"server_addr", "127.0.0.1"},
            {"server_port", "9080"},
            {"server_protocol", "HTTP/1.1"},
            {"scheme", "http"},
            {"https", ""},
            {"status", "201"},
            {"content_type", "text/plain"},
            {"arg_x", "1"},
            {"arg_y", "a b c"},
            {"arg_n", ""},
            {"http_x_version", "v2"},
            {"http_X-Version", "v2"},
            {"http_x_other", "u"},
            {"http_accept", "a, b"},
            {"cookie_user", "bob"},
            {"uri_param_id", "7"},
            {"sent_http_x_cache", "HIT"},
            {"route_id", "r1"},
            {"route_name", "orders"},
            {"service_id", "s1"},
            {"service_name", "shop"},
            {"consumer_name", "bob"},
            {"consumer_group_id", "gold"},
            {"balancer_ip", "10.0.0.1"},
            {"balancer_port", "8080"},
            {"upstream_addr", "10.0.0.1:8080"},
            {"upstream_status", "502, 201"},
            {"upstream_scheme", "http"},
            {"upstream_uri", "/a/%62?x=1&y=a%20b+c&x=2&e&n="},
            {"upstream_host", "X.com:9080"},
            {"rate_limiting_info", "r"},
        };
        for (const auto &[name, value] : rows)
            QTest::newRow(name) << QByteArray(name) << QByteArray(value);
    }

    void reads()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto read = variable(sample(), name);
        QVERIFY(read.has_value());
        QCOMPARE(*read, value);
    }

    void unknownAndUnsetAreNothing_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"", "arg_", "arg_X", "arg_none", "http_none", "cookie_none",
                                 "uri_param_none", "sent_http_none", "upstream_http_x_cache",
                                 "post_arg_x", "post_arg.x", "nonsense", "urii", "ur"})
            QTest::newRow(name) << QByteArray(name);
    }

    void unknownAndUnsetAreNothing()
    {
        QFETCH(QByteArray, name);
        QVERIFY(!variable(sample(), name));
    }

    void nothingIsKnownOfAnEmptyExchange()
    {
        const Exchange empty;
        for (const char *name :
             {"route_id", "consumer_name", "args", "status", "balancer_ip", "balancer_port",
              "upstream_status", "upstream_addr", "host", "method", "remote_addr"})
            QVERIFY2(!variable(empty, name), name);
    }

    void uriStaysAndArgsFollowARewrite()
    {
        auto exchange = sample();
        exchange.upstream.target = "/new?z=9";
        QCOMPARE(variable(exchange, "uri"), QByteArray("/a/b"));
        QCOMPARE(variable(exchange, "args"), QByteArray("z=9"));
        QCOMPARE(variable(exchange, "upstream_uri"), QByteArray("/new?z=9"));
        exchange.upstream.target = "/new";
        QCOMPARE(variable(exchange, "args"), std::nullopt);
        QCOMPARE(variable(exchange, "is_args"), QByteArray());
    }

    void whatAPluginSetWins()
    {
        auto exchange = sample();
        exchange.contextVariables.insert("uri", "/theirs");
        QCOMPARE(variable(exchange, "uri"), QByteArray("/theirs"));
    }

    void upstreamHeadersNeedAnUpstream()
    {
        auto exchange = sample();
        exchange.fromUpstream = true;
        QCOMPARE(variable(exchange, "upstream_http_x_cache"), QByteArray("HIT"));
    }

    void requestIdIsOnePerExchange()
    {
        auto one = sample();
        auto two = sample();
        two.id = one.id + 1;
        const auto id = variable(one, "request_id").value_or(QByteArray());
        QCOMPARE(id.size(), 32);
        QCOMPARE(variable(one, "request_id"), id);
        QVERIFY(variable(two, "request_id") != id);
    }

    void severalCookieLinesAreOne()
    {
        const auto exchange = exchangeFor("GET", "/", {{"Cookie", "a=1"}, {"Cookie", "b=2"}});
        QCOMPARE(variable(exchange, "cookie_b"), QByteArray("2"));
        QCOMPARE(variable(exchange, "http_cookie"), QByteArray("a=1; b=2"));
    }

    void ipv6NodesStandInBrackets()
    {
        auto exchange = sample();
        exchange.node = {"::1", 80};
        QCOMPARE(variable(exchange, "upstream_addr"), QByteArray("[::1]:80"));
    }
};

QTEST_GUILESS_MAIN(TestVariables)
#include "tst_variables.moc"
