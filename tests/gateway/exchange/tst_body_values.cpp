// SPDX-License-Identifier: GPL-3.0-or-later
// Variables that are taken from the request's body.
#include "gateway/exchange/expression.h"
#include "gateway/exchange/graphql_document.h"
#include "gateway/exchange/json_path.h"
#include "gateway/exchange/multipart.h"
#include "gateway/exchange/variables.h"
#include "tests/gateway/exchange/exchange_for.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gatehouse;

namespace {

const char json[] =
    "{'name':'bob','n':1.5,'on':true,'none':null,'a':{'b':[{'c':'first'},{'c':'second'}]},"
    "'odd.key':'x'}";
const char multipart[] =
    "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a;name=b\"\r\n"
    "Content-Type: text/plain\r\n\r\nline\r\n\r\nline\r\n"
    "--XX\r\ncontent-disposition: form-data; name=user\r\n\r\nbob\r\n--XX--\r\n";

QByteArray jsonText()
{
    return QByteArray(json).replace('\'', '"');
}

} // namespace

class TestBodyValues : public QObject
{
    Q_OBJECT

private slots:
    void values_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value"); // null: none
        const QByteArray form = "application/x-www-form-urlencoded", js = "application/json";
        const QByteArray parts = "multipart/form-data; boundary=\"XX\"";
        QTest::newRow("form") << form << QByteArray("a=1&b=x%20y") << QByteArray("post_arg_b")
                              << QByteArray("x y");
        QTest::newRow("form, with charset")
            << QByteArray(form + "; charset=utf-8") << QByteArray("a=1") << QByteArray("post_arg_a")
            << QByteArray("1");
        QTest::newRow("form, absent")
            << form << QByteArray("a=1") << QByteArray("post_arg_b") << QByteArray();
        QTest::newRow("not of JSON")
            << js << jsonText() << QByteArray("post_arg_name") << QByteArray();
        QTest::newRow("JSON") << js << jsonText() << QByteArray("post_arg.name")
                              << QByteArray("bob");
        QTest::newRow("JSON number")
            << js << jsonText() << QByteArray("post_arg.n") << QByteArray("1.5");
        QTest::newRow("JSON bool")
            << js << jsonText() << QByteArray("post_arg.on") << QByteArray("true");
        QTest::newRow("JSON null")
            << js << jsonText() << QByteArray("post_arg.none") << QByteArray();
        QTest::newRow("JSON object")
            << js << jsonText() << QByteArray("post_arg.a.b[0]") << QByteArray("{\"c\":\"first\"}");
        QTest::newRow("JSONPath index")
            << js << jsonText() << QByteArray("post_arg.a.b[1].c") << QByteArray("second");
        QTest::newRow("JSONPath wildcard")
            << js << jsonText() << QByteArray("post_arg.a.b[*].c") << QByteArray("first");
        QTest::newRow("JSONPath descent")
            << js << jsonText() << QByteArray("post_arg...c") << QByteArray("first");
        QTest::newRow("broken JSON")
            << js << QByteArray("{") << QByteArray("post_arg.a") << QByteArray();
        QTest::newRow("form by path")
            << form << QByteArray("a.b=1") << QByteArray("post_arg.a.b") << QByteArray("1");
        QTest::newRow("multipart")
            << parts << QByteArray(multipart) << QByteArray("post_arg.user") << QByteArray("bob");
        QTest::newRow("multipart, blank lines inside")
            << parts << QByteArray(multipart) << QByteArray("post_arg.file")
            << QByteArray("line\r\n\r\nline");
        QTest::newRow("multipart, parameter of a file name")
            << parts << QByteArray(multipart) << QByteArray("post_arg.b") << QByteArray();
        QTest::newRow("graphql operation")
            << QByteArray("application/graphql") << QByteArray("query q { a }")
            << QByteArray("graphql_operation") << QByteArray("query");
        QTest::newRow("graphql in JSON") << js << QByteArray("{\"query\":\"mutation m { a }\"}")
                                         << QByteArray("graphql_name") << QByteArray("m");
        QTest::newRow("graphql without name")
            << QByteArray("application/graphql") << QByteArray("{ a b }")
            << QByteArray("graphql_root_fields") << QByteArray("a\0b\0", 4);
        QTest::newRow("no graphql") << QByteArray("text/plain") << QByteArray("{ a }")
                                    << QByteArray("graphql_operation") << QByteArray();
    }
    void values()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, value);
        Exchange exchange = exchangeFor("POST", "/", {{"Content-Type", type}});
        QVERIFY(!variable(exchange, name)); // nobody has read the body yet
        exchange.requestBody = body;
        const auto found = variable(exchange, name);
        QCOMPARE(found.has_value(), !value.isNull());
        QCOMPARE(found.value_or(QByteArray()), value);
    }

    void rootFieldsAreAListForExpressions()
    {
        Exchange exchange = exchangeFor("POST", "/", {{"Content-Type", "application/graphql"}});
        exchange.requestBody = "{ owner repo }";
        const auto has = [&](const char *field) {
            const QJsonArray condition{QStringLiteral("graphql_root_fields"), QStringLiteral("has"),
                                       QLatin1String(field)};
            return Expression::compile(QJsonArray{condition})->matches(exchange);
        };
        QVERIFY(has("repo"));
        QVERIFY(!has("rep"));
    }

    void aGetCarriesGraphqlInItsQuery()
    {
        const Exchange exchange = exchangeFor("GET", "/?query=query%20q%7Ba%7D");
        QCOMPARE(variable(exchange, "graphql_name"), QByteArray("q"));
    }

    void graphql_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("read"); // "type name field,field"; empty: refused
        const auto row = [](const char *name, const char *text, const char *read) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(read);
        };
        row("shorthand", "{ a }", "query  a");
        row("named", "query repo { owner { name } repo { created } }", "query repo owner,repo");
        row("variables, directives, arguments, aliases",
            "mutation S($a: [Int!]! = [1], $b: T) @d(x: {y: \"}\"}) { x: one(a: $a) "
            "@include(if: true) two }",
            "mutation S one,two");
        row("fragments", "{ ...F ... on T { x } y } fragment F on T { z }", "query  F,y");
        row("comments, commas", "# c }\n{ a, b # d\n }", "query  a,b");
        row("block string", "{ a(t: \"\"\"x \" } \"\"\") b }", "query  a,b");
        row("nothing", "", "");
        row("empty selection", "{ }", "query  ");
        row("unclosed", "{ a { b }", "");
        row("wrongly closed", "{ a ( b } )", "");
        row("unclosed string", "{ a(t: \"x) }", "");
        row("odd octet", "{ a % }", "");
        row("other word", "select { a }", "");
        row("surplus bracket", "{ a } }", "");
    }
    void graphql()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, read);
        const auto document = parseGraphql(text);
        QCOMPARE(document && document->definitions > 0, !read.isEmpty());
        if (read.isEmpty())
            return;
        const GraphqlOperation &operation = document->first;
        QCOMPARE(QByteArray(operation.type + ' ' + operation.name + ' '
                            + operation.rootFields.join(',')),
                 read);
    }

    void paths_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("found"); // null: nothing
        QTest::newRow("dollar") << QByteArray("$.name") << QStringLiteral("bob");
        QTest::newRow("quoted") << QByteArray("['odd.key']") << QStringLiteral("x");
        QTest::newRow("negative index") << QByteArray("a.b[-1].c") << QStringLiteral("second");
        QTest::newRow("descent") << QByteArray("..c") << QStringLiteral("first");
        QTest::newRow("star") << QByteArray("a.*[0].c") << QStringLiteral("first");
        QTest::newRow("too far") << QByteArray("a.b[2].c") << QString();
        QTest::newRow("open bracket") << QByteArray("a.b[0") << QString();
        QTest::newRow("words for an index") << QByteArray("a.b[x]") << QString();
        QTest::newRow("dots") << QByteArray("....") << QString();
    }
    void paths()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QString, found);
        const auto value = firstAt(QJsonDocument::fromJson(jsonText()).object(), path);
        QCOMPARE(value ? value->toString() : QString(), found);
    }
};

QTEST_GUILESS_MAIN(TestBodyValues)
#include "tst_body_values.moc"
