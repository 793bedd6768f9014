// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/expression.h"
#include "gateway/exchange/variables.h"
#include "tests/gateway/exchange/exchange_for.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using gatehouse::Expression;

namespace {

// JSON with ' for ".
QJsonArray parsed(QByteArray json)
{
    return QJsonDocument::fromJson(json.replace('\'', '"')).array();
}

struct Evaluation {
    const char *vars;
    const char *target;
    bool matches;
};

// Every operator, plain and negated: numbers, missing left sides, other types on the right.
const QList<Evaluation> operators{
    {"[]", "/v", true},
    {"[['arg_a','==','x']]", "/v?a=x", true},
    {"[['arg_a','==','x']]", "/v?a=X", false},
    {"[['arg_a','==','x']]", "/v", false},
    {"[['arg_a','==','']]", "/v?a=", true},
    {"[['arg_a','==','']]", "/v", false},
    {"[['arg_a','==',1]]", "/v?a=1", true},
    {"[['arg_a','==',1]]", "/v?a=1.0", true},
    {"[['arg_a','==',1]]", "/v?a=0x1", true},
    {"[['arg_a','==',1]]", "/v?a=2", false},
    {"[['arg_a','==',1]]", "/v?a=1x", false},
    {"[['arg_a','==','1']]", "/v?a=1.0", false},
    {"[['arg_a','==',null]]", "/v?a=1", false},
    {"[['arg_a','==',null]]", "/v", false},
    {"[['arg_a','==',true]]", "/v?a=true", false},
    {"[['arg_a','==',['x']]]", "/v?a=x", false},
    {"[['arg_a','!','==','x']]", "/v?a=y", true},
    {"[['arg_a','!','==','x']]", "/v?a=x", false},
    {"[['arg_a','!','==','x']]", "/v", true},
    {"[['arg_a','~=','x']]", "/v?a=y", true},
    {"[['arg_a','~=','x']]", "/v?a=x", false},
    {"[['arg_a','~=','x']]", "/v", true},
    {"[['arg_a','~=',1]]", "/v?a=1.0", false},
    {"[['arg_a','~=',1]]", "/v?a=q", true},
    {"[['arg_a','!','~=','x']]", "/v?a=x", true},
    {"[['arg_a','!','~=','x']]", "/v", false},
    {"[['arg_a','>',5]]", "/v?a=6", true},
    {"[['arg_a','>',5]]", "/v?a=5", false},
    {"[['arg_a','>',5]]", "/v?a=10", true},
    {"[['arg_a','>','5']]", "/v?a=10", true},
    {"[['arg_a','>','b']]", "/v?a=c", false},
    {"[['arg_a','>',5]]", "/v?a=x", false},
    {"[['arg_a','>',5]]", "/v", false},
    {"[['arg_a','!','>',5]]", "/v", true},
    {"[['arg_a','!','>',5]]", "/v?a=6", false},
    {"[['arg_a','>=',5]]", "/v?a=5", true},
    {"[['arg_a','>=',5]]", "/v?a=4.9", false},
    {"[['arg_a','!','>=',5]]", "/v?a=4", true},
    {"[['arg_a','<',5]]", "/v?a=4", true},
    {"[['arg_a','<',5]]", "/v?a=-4", true},
    {"[['arg_a','<',5]]", "/v?a=5", false},
    {"[['arg_a','<',5]]", "/v?a=12a", false},
    {"[['arg_a','<',5]]", "/v?a=", false},
    {"[['arg_a','<',5]]", "/v?a=nan", false},
    {"[['arg_a','<',5]]", "/v", false},
    {"[['arg_a','!','<',5]]", "/v?a=x", true},
    {"[['arg_a','<=',5]]", "/v?a=5", true},
    {"[['arg_a','<=',5]]", "/v?a=6", false},
    {"[['arg_a','!','<=',5]]", "/v?a=6", true},
    {"[['arg_a','~~','^[a-z]+$']]", "/v?a=abc", true},
    {"[['arg_a','~~','^[a-z]+$']]", "/v?a=ABC", false},
    {"[['arg_a','~~','^[a-z]+$']]", "/v", false},
    {"[['arg_a','~~','b']]", "/v?a=abc", true},
    {"[['arg_a','~~','^你$']]", "/v?a=%E4%BD%A0", true},
    {"[['arg_a','~~',5]]", "/v?a=1502", true},
    {"[['arg_a','!','~~','^[0-9]+$']]", "/v?a=12a", true},
    {"[['arg_a','!','~~','^[0-9]+$']]", "/v?a=12", false},
    {"[['arg_a','!','~~','^[0-9]+$']]", "/v", true},
    {"[['arg_a','~*','^[a-z]+$']]", "/v?a=ABC", true},
    {"[['arg_a','~*','^[a-z]+$']]", "/v?a=1", false},
    {"[['arg_a','!','~*','^[a-z]+$']]", "/v?a=ABC", false},
    {"[['arg_a','in',['x','y']]]", "/v?a=y", true},
    {"[['arg_a','in',['x','y']]]", "/v?a=z", false},
    {"[['arg_a','in',['x','y']]]", "/v", false},
    {"[['arg_a','IN',['x']]]", "/v?a=x", true},
    {"[['arg_a','in',[]]]", "/v?a=x", false},
    {"[['arg_a','in',[1]]]", "/v?a=1", false},
    {"[['arg_a','in','x']]", "/v?a=y", false},
    {"[['arg_a','!','in',['x','y']]]", "/v?a=z", true},
    {"[['arg_a','!','in',['x','y']]]", "/v", true},
    {"[['arg_a','!','in',['x','y']]]", "/v?a=x", false},
    {"[['graphql_root_fields','has','owner']]", "/v", true},
    {"[['graphql_root_fields','has','own']]", "/v", false},
    {"[['graphql_root_fields','!','has','repo']]", "/v", false},
    {"[['graphql_root_fields','!','has','x']]", "/v", true},
    {"[['arg_a','has','x']]", "/v?a=x%01", false},
    {"[['arg_a','has','x']]", "/v", false},
    {"[['remote_addr','ipmatch',['127.0.0.0/8']]]", "/v", true},
    {"[['remote_addr','ipmatch','127.0.0.1']]", "/v", true},
    {"[['remote_addr','ipmatch',['10.0.0.0/8','::1']]]", "/v", false},
    {"[['remote_addr','!','ipmatch',['10.0.0.0/8']]]", "/v", true},
    {"[['arg_a','ipmatch',['fd00::/8']]]", "/v?a=fd12::1", true},
    {"[['arg_a','ipmatch',['fd00::/8']]]", "/v?a=x", false},
    {"[['arg_a','ipmatch',['fd00::/8']]]", "/v", false},
    {"[['arg_a','x']]", "/v?a=x", true},
    {"[['arg_a','x']]", "/v?a=y", false},
    {"[['arg_a',5]]", "/v?a=5", true},
};

const QList<Evaluation> logic{
    {"[['arg_a','==','1'],['arg_b','==','2']]", "/v?a=1&b=2", true},
    {"[['arg_a','==','1'],['arg_b','==','2']]", "/v?a=1", false},
    {"['AND',['arg_a','==','1'],['arg_b','==','2']]", "/v?b=2&a=1", true},
    {"['and',['arg_a','==','1'],['arg_b','==','2']]", "/v?b=2", false},
    {"['OR',['arg_a','==','1'],['arg_b','==','2']]", "/v?b=2", true},
    {"['OR',['arg_a','==','1'],['arg_b','==','2']]", "/v", false},
    {"['!AND',['arg_a','==','1'],['arg_b','==','2']]", "/v?a=1&b=2", false},
    {"['!AND',['arg_a','==','1'],['arg_b','==','2']]", "/v?a=1", true},
    {"['!AND',['arg_a','==','1'],['arg_b','==','2']]", "/v", true},
    {"['!OR',['arg_a','==','1'],['arg_b','==','2']]", "/v?a=1", false},
    {"['!OR',['arg_a','==','1'],['arg_b','==','2']]", "/v", true},
    {"['AND',['arg_a','==','1'],['OR',['arg_b','==','2'],['arg_c','==','3']]]", "/v?a=1&c=3", true},
    {"['AND',['arg_a','==','1'],['OR',['arg_b','==','2'],['arg_c','==','3']]]", "/v?a=1", false},
    {"['AND',['arg_a','==','1'],['OR',['arg_b','==','2'],['arg_c','==','3']]]", "/v?b=2", false},
    {"[['arg_a','==','1'],['!OR',['arg_b','==','2'],['arg_c','==','3']]]", "/v?a=1", true},
    {"[[['arg_a','==','1'],['arg_b','==','2']]]", "/v?a=1&b=2", true},
};

} // namespace

class TestExpression : public QObject
{
    Q_OBJECT

private:
    static void addRows(const QList<Evaluation> &rows)
    {
        QTest::addColumn<QByteArray>("vars");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("expected");
        for (const auto &row : rows)
            QTest::addRow("%s %s", row.vars, row.target)
                << QByteArray(row.vars) << QByteArray(row.target) << row.matches;
    }

    static void evaluate()
    {
        QFETCH(QByteArray, vars);
        QFETCH(QByteArray, target);
        QFETCH(bool, expected);
        const auto expression = Expression::compile(parsed(vars));
        QVERIFY2(expression, expression ? "" : qPrintable(expression.error().message));
        auto exchange = exchangeFor("GET", target);
        exchange.contextVariables.insert("graphql_root_fields",
                                         gatehouse::listVariable({"repo", "owner"}));
        QCOMPARE(expression->matches(exchange), expected);
    }

private slots:
    void operators_data() { addRows(::operators); }
    void operators() { evaluate(); }
    void logic_data() { addRows(::logic); }
    void logic() { evaluate(); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("vars");
        QTest::addColumn<QString>("message");
        const QList<std::pair<const char *, QString>> rows{
            {"[['arg_k','=','v']]", u"invalid operator '='"_qs},
            {"[['arg_k','<>','v']]", u"invalid operator '<>'"_qs},
            {"[['arg_k','!','Near','v']]", u"invalid operator 'near'"_qs},
            {"[['arg_k']]", u"invalid expression"_qs},
            {"[['arg_k',null]]", u"invalid expression"_qs},
            {"[[5,'==','x']]", u"invalid expression"_qs},
            {"[['a','==','1'],'b']", u"invalid expression"_qs},
            {"[[]]", u"rule too short"_qs},
            {"['OR',['arg_w','>',10]]", u"rule too short"_qs},
            {"['OR',['arg_w','>',10],['AND']]", u"rule too short"_qs},
            {"[['!','arg_k','==','1']]", u"bad 'not' expression"_qs},
            {"['arg_k','==','v']", u"rule should be wrapped inside brackets"_qs},
            {"[['remote_addr','ipmatch','']]", u"invalid ip address"_qs},
            {"[['remote_addr','ipmatch',[]]]", u"invalid ip address"_qs},
            {"[['remote_addr','ipmatch',null]]", u"invalid ip address"_qs},
            {"[['remote_addr','ipmatch',[7]]]", u"invalid ip address"_qs},
            {"[['remote_addr','ipmatch',['1.2.3.4','1.2.3']]]", u"invalid ip address: 1.2.3"_qs},
            {"[['remote_addr','ipmatch',['::1/129']]]", u"invalid ip address: ::1/129"_qs},
            {"[['arg_a','~~','(a']]", u"invalid regex '(a': missing closing parenthesis at 2"_qs},
            {"[['arg_a','~*',['a']]]", u"invalid regex: a string is needed"_qs},
        };
        for (const auto &[vars, message] : rows)
            QTest::newRow(vars) << QByteArray(vars) << message;
    }

    void refuses()
    {
        QFETCH(QByteArray, vars);
        QFETCH(QString, message);
        const auto expression = Expression::compile(parsed(vars));
        QVERIFY(!expression);
        QCOMPARE(expression.error().kind, gatehouse::ErrorKind::InvalidInput);
        QCOMPARE(expression.error().message, message);
    }

    void refusesEndlessNesting()
    {
        const QByteArray nested = QByteArray(200, '[') + "'a','==','1'" + QByteArray(200, ']');
        const auto expression = Expression::compile(parsed(nested));
        QVERIFY(!expression);
        QVERIFY(expression.error().message.startsWith(u"rule nested deeper"));
    }

    void moves()
    {
        auto first = Expression::compile(parsed("[['arg_a','==','1']]"));
        QVERIFY(first);
        const Expression second(std::move(*first));
        QVERIFY(second.matches(exchangeFor("GET", "/?a=1")));
    }
};

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
