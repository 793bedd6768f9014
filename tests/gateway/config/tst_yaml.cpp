// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/yaml.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

QString firstFault(const ReadResult &result)
{
    return result.faults.isEmpty() ? QString() : toString(result.faults.constFirst());
}

} // namespace

class TestYaml : public QObject
{
    Q_OBJECT

private slots:
    void readsScalars_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *text, const QJsonValue &value) {
            QTest::newRow(text) << QByteArray(text) << value;
        };
        row("1", 1);
        row("-17", -17);
        row("+3", 3);
        row("9223372036854775807", std::numeric_limits<qint64>::max());
        row("9007199254740993", qint64(9007199254740993));
        row("9223372036854775808", 9223372036854775808.0);
        row("0o17", 15);
        row("0x1F", 31);
        row("1.5", 1.5);
        row(".5", 0.5);
        row("1e3", 1000);
        row("1e999", "1e999"_L1);
        row("true", true);
        row("False", false);
        row("null", QJsonValue::Null);
        row("~", QJsonValue::Null);
        row("", QJsonValue::Null);
        row("yes", "yes"_L1);
        row(".inf", ".inf"_L1);
        row("'1'", "1"_L1);
        row("\"true\"", "true"_L1);
        row("!!str 12", "12"_L1);
        row("1.2.3.4", "1.2.3.4"_L1);
        row("/a*", "/a*"_L1);
        row("[1, \"2\"]", QJsonArray({1, "2"_L1}));
        row("{a: {}}", QJsonObject({{"a"_L1, QJsonObject()}}));
    }
    void readsScalars()
    {
        QFETCH(QByteArray, text);
        const ReadResult result = readYaml("x: " + text + "\n#END");
        QCOMPARE(firstFault(result), QString());
        QTEST(result.document.unknown().value("x"_L1), "value");
    }

    void readsSections()
    {
        const ReadResult result =
            readYaml("routes:\n  - id: 1\n    uri: /a\n  -\n    uri: /b\nservices:\n"
                     "plugins: [{name: x}]\n#END \n\n");
        QCOMPARE(firstFault(result), QString());
        QCOMPARE(result.document.ids(Kind::Route), QStringList({u"1"_qs, u"arr_1"_qs}));
        QVERIFY(result.document.resources(Kind::Service).isEmpty());
        QCOMPARE(result.document.unknown(), json("{'plugins':[{'name':'x'}]}"));
        QCOMPARE(result.lines.lineOf(u"/routes/0/uri"_qs), 3);
        QCOMPARE(result.lines.lineOf(u"/routes/1"_qs), 5);
    }

    void readsAnchorsAndMerges()
    {
        const ReadResult result = readYaml("a: &a {x: 1, y: 2}\nb: *a\nc: {<<: *a, x: 3}\n"
                                           "d: {\"<<\": 1}\n#END");
        QCOMPARE(firstFault(result), QString());
        QCOMPARE(result.document.unknown(),
                 json("{'a':{'x':1,'y':2},'b':{'x':1,'y':2},"
                      "'c':{'x':3,'y':2},'d':{'<<':1}}"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &text, const char *fault) {
            QTest::newRow(name) << text << QString::fromUtf8(fault);
        };
        row("no end mark", "routes: []\n",
            "line 2: missing valid end flag: the file must end with #END, or it is half-written");
        row("text after the end mark", "routes: []\n#END of it all",
            "line 2: missing valid end flag: the file must end with #END, or it is half-written");
        row("duplicate key", "a: 1\nb: 2\na: 3\n#END", "line 3: duplicate key \"a\"");
        row("tab", "routes:\n\t- a\n#END", "line 2: ");
        row("bad indentation", "a:\n  b: 1\n c: 2\n#END", "line 3: ");
        row("open bracket", "a: [1,\n#END", "line ");
        row("list at the top", "- a\n#END",
            "line 1: the file must hold a map of sections (routes, services, …)");
        row("section is a map", "x: 1\nroutes: {}\n#END",
            "routes/: section [routes] must be a list");
        row("item is text", "routes:\n  - a\n#END",
            "routes/arr_0: invalid item data of [routes], it should be an object");
        row("key is a list", "[1]: 2\n#END", "line 1: a key must be a scalar");
        row("alias of its owner", "a: &a [*a]\n#END",
            "line 1: an alias refers to a value that contains it");
        row("alias of nothing", "a: *b\n#END", "line 1: ");
        row("merge of a number", "a: {<<: 1}\n#END",
            "line 1: \"<<\" takes a map or a list of maps");
        row("two documents", "a: 1\n---\nb: 1\n#END", "the file holds more than one YAML document");
        row("control character", "a: 1\nb: \x01\n#END",
            "line 2: a control character is not allowed here");
        row("latin1", "a: \xff\n#END", "the text is not UTF-8");
        row("deep", "a: " + QByteArray(80, '[') + QByteArray(80, ']') + "\n#END",
            "line 1: nested more than 64 levels deep");
        QByteArray bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 9; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1) + ',';
            const QByteArray n = QByteArray::number(i);
            bomb += 'a' + n + ": &a" + n + " [" + before.repeated(9).chopped(1) + "]\n";
        }
        row("billion laughs", bomb + "#END", "line 6: more than 500000 values");
        QByteArray nest = "a0: &a0 [x]\n";
        for (int i = 1; i < 80; ++i) {
            const QByteArray n = QByteArray::number(i);
            nest += 'a' + n + ": &a" + n + " [*a" + QByteArray::number(i - 1) + "]\n";
        }
        row("deep through aliases", nest + "#END", "line 64: nested more than 64 levels deep");
        row("too large", "a: " + QByteArray(33 * 1024 * 1024, 'x') + "\n#END",
            "the text exceeds 32 MiB");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, fault);
        const QString found = firstFault(readYaml(text));
        QVERIFY2(fault.endsWith(u' ') ? found.startsWith(fault) : found == fault,
                 qPrintable(found));
    }

    void substitutesTheEnvironment()
    {
        qputenv("GATEHOUSE_TST_PORT", "8080");
        const ReadResult result =
            readYaml("a: ${{GATEHOUSE_TST_PORT}}\nb: \"${{ GATEHOUSE_TST_PORT }}\"\n"
                     "c: ${{GATEHOUSE_TST_NONE:=x:y}}\nd: ${{GATEHOUSE_TST_NONE:=}}\n"
                     "e: $${{ {x}\nf: ${GATEHOUSE_TST_PORT}\n#END");
        QCOMPARE(firstFault(result), QString());
        QCOMPARE(result.document.unknown(),
                 json("{'a':8080,'b':'8080','c':'x:y','d':null,"
                      "'e':'$${{ {x}','f':'${GATEHOUSE_TST_PORT}'}"));
        QCOMPARE(firstFault(readYaml("a: 1\nb: ${{GATEHOUSE_TST_NONE}}\n#END")),
                 u"line 2: failed to handle configuration: can't find environment variable "
                 "GATEHOUSE_TST_NONE"_qs);
    }

    void keepsMarksWhenAsked()
    {
        const QByteArray text =
            "a: ${{GATEHOUSE_TST_NONE}}\nb: \"x${{GATEHOUSE_TST_NONE}}\"\n\n#END\n";
        const ReadResult result = readYaml(text, {true, false});
        QCOMPARE(result.document.unknown(),
                 json("{'a':'${{GATEHOUSE_TST_NONE}}','b':'x${{GATEHOUSE_TST_NONE}}'}"));
        QVERIFY(writeYaml(result.document).contains("a: ${{GATEHOUSE_TST_NONE}}\n"));
    }

    void readsFilesBySuffix()
    {
        QTemporaryDir dir;
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(dir.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write(u"a.yaml"_qs, "routes: [{id: a}]\n#END"));
        QVERIFY(write(u"a.json"_qs, "{\"routes\":[{\"id\":\"a\"}]}"));
        QVERIFY(write(u"b.json"_qs, "{\n\"routes\":[}"));
        const ReadResult yaml = readFile(dir.filePath(u"a.yaml"_qs));
        QCOMPARE(yaml.document.ids(Kind::Route), QStringList(u"a"_qs));
        QVERIFY(readFile(dir.filePath(u"a.json"_qs)).document == yaml.document);
        QVERIFY(firstFault(readFile(dir.filePath(u"b.json"_qs)))
                    .startsWith(u"line 2: failed to parse JSON: "_qs));
        QVERIFY(firstFault(readFile(dir.filePath(u"none"_qs)))
                    .startsWith(u"cannot read the file: "_qs));
    }

    void boundsJson()
    {
        const QByteArray deep = "{\"a\":" + QByteArray(80, '[') + QByteArray(80, ']') + '}';
        QCOMPARE(firstFault(readJson(deep)), u"nested more than 64 levels deep"_qs);
    }

    void writesInTheUsualOrder()
    {
        Document document;
        document.put(
            Kind::Upstream, u"1"_qs,
            json("{'id':'1','nodes':{'127.0.0.1:80':1},'type':'roundrobin','zz':[],'aa':true}"));
        document.put(
            Kind::Route, u"r"_qs,
            json("{'uri':'/a*','id':'r','plugins':{'cors':{}},'vars':[['a','==','yes'],[]]}"));
        QCOMPARE(writeYaml(document),
                 QByteArray("routes:\n"
                            "  - id: r\n"
                            "    uri: /a*\n"
                            "    vars:\n"
                            "      -\n"
                            "        - a\n"
                            "        - \"==\"\n"
                            "        - \"yes\"\n"
                            "      - []\n"
                            "    plugins:\n"
                            "      cors: {}\n"
                            "\n"
                            "upstreams:\n"
                            "  - id: \"1\"\n"
                            "    type: roundrobin\n"
                            "    nodes:\n"
                            "      127.0.0.1:80: 1\n"
                            "    aa: true\n"
                            "    zz: []\n"
                            "#END\n"));
        QCOMPARE(writeYaml(Document()), QByteArray("#END\n"));
        QCOMPARE(writeYaml(QJsonValue("a\nb\n"_L1)), QByteArray("|\n  a\n  b\n"));
        QCOMPARE(writeYaml(QJsonValue(QJsonArray())), QByteArray("[]\n"));
    }
};

QTEST_GUILESS_MAIN(TestYaml)
#include "tst_yaml.moc"
