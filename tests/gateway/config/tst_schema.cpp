// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "tests/gateway/config/schema_cases.h"

#include <QJsonDocument>
#include <QtTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

namespace
{

// JSON with single quotes, for moc loses its way in raw strings.
QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + QByteArray(text).replace('\'', '"') + ']').array().at(0);
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void speaksApisix_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("message"); // empty: valid
        for (const SchemaCase &one : schemaCases()) {
            QTest::newRow(one.name)
                << QByteArray(one.schema) << QByteArray(one.value) << QString::fromUtf8(one.pointer)
                << QString::fromUtf8(one.message);
        }
    }
    void speaksApisix()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, value);
        const auto compiled = Schema::compile(json(schema).toObject());
        QVERIFY2(compiled, compiled ? "" : qPrintable(compiled.error().message));
        const QList<SchemaFault> faults = (*compiled)->check(json(value));
        const SchemaFault first = faults.value(0);
        QTEST(first.message, "message");
        QTEST(first.pointer, "pointer");
        QVERIFY(first.message.endsWith(first.reason));
    }

    void namesEveryPlace()
    {
        const auto schema =
            Schema::compile(json("{'properties':{'a':{'type':'string'},'b':{'items':{'minimum':5}},"
                                 "'c':{}},'required':['c'],'oneOf':[{'required':['z']}]}")
                                .toObject());
        const QList<SchemaFault> faults = (*schema)->check(json("{'a':1,'b':[1,9,2]}"));
        QStringList places;
        for (const SchemaFault &fault : faults)
            places.append(fault.pointer);
        QCOMPARE(places, QStringList({u""_qs, u"/a"_qs, u"/b/0"_qs, u"/b/2"_qs}));
    }

    void boundsItsWork()
    {
        // Each level asks the next twice: without a bound this is 2^200 steps.
        const auto schema =
            Schema::compile(json("{'anyOf':[{'$ref':'#'},{'$ref':'#'}]}").toObject());
        QVERIFY(!(*schema)->check(1).isEmpty());
        QJsonArray many;
        for (int i = 0; i < 500; ++i)
            many.append(i);
        const auto strings = Schema::compile(json("{'items':{'type':'string'}}").toObject());
        QCOMPARE((*strings)->check(many).size(), 100);
    }

    void refusesWhatIsNoSchema_data()
    {
        QTest::addColumn<QByteArray>("schema");
        for (const char *text : faultySchemas())
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("deep") << QByteArray("{'not':").repeated(80) + "{}"
                + QByteArray("}").repeated(80);
    }
    void refusesWhatIsNoSchema()
    {
        QFETCH(QByteArray, schema);
        const auto compiled = Schema::compile(json(schema).toObject());
        QVERIFY(!compiled);
        QCOMPARE(compiled.error().kind, gatehouse::ErrorKind::InvalidInput);
    }

    void fillsInDefaults()
    {
        const QJsonObject schema =
            json("{'properties':{'a':{'default':1},'b':{'properties':{'c':{'default':'x'}}},'l':{'"
                 "items':{'properties':{'d':{'default':false}}}},'e':{'default':{'f':1}}},'allOf':["
                 "{'properties':{'g':{'default':2}}}]}")
                .toObject();
        QCOMPARE(withDefaults(json("{'b':{},'l':[{},3],'u':null,'a':7}").toObject(), schema),
                 json("{'a':7,'b':{'c':'x'},'l':[{'d':false},3],'u':null,'e':{'f':1},'g':2}")
                     .toObject());
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
