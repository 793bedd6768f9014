// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "ui/forms/code_editor.h"
#include "ui/forms/json_field.h"
#include "ui/forms/json_text.h"
#include "ui/forms/map_field.h"
#include "ui/forms/node_health.h"
#include "ui/forms/schema_view.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestFields : public QObject
{
    Q_OBJECT

private slots:
    void nodesShowTheirHealth();
    void jsonTextIsReadBack_data();
    void jsonTextIsReadBack();
    void brokenJsonNamesTheLine();
    void numbersStayNumbers();
    void headersBecomeTexts();
    void aNameTwiceLosesNothing();
    void brokenJsonChangesNothing();
    void ctrlTabLeavesTheEditor();
};

void TestFields::jsonTextIsReadBack_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("object") << QByteArray(R"({"id":"1","b":[1,2,3],"a":{"x":null,"y":[]}})");
    QTest::newRow("text") << QByteArray(R"("a \"quoted\" \n text")");
    QTest::newRow("large") << QByteArray("[9007199254740993,-1,0.1,1e300]");
    QTest::newRow("nested") << QByteArray(R"([[["AND"],{"a":[{"b":{}}]}],true])");
}

void TestFields::jsonTextIsReadBack()
{
    QFETCH(const QByteArray, json);
    const QJsonValue value = QJsonDocument::fromJson('[' + json + ']').array().at(0);
    const ParsedJson parsed = parseJson(jsonText(value));
    QVERIFY(parsed.isGood());
    QCOMPARE(parsed.value, value);
}

void TestFields::brokenJsonNamesTheLine()
{
    const ParsedJson parsed = parseJson(u"{\n  \"a\": 1,\n  \"b\": oops\n}"_s);
    QVERIFY(!parsed.isGood());
    QCOMPARE(parsed.line, 3);
    QVERIFY(!parsed.reason.isEmpty());
    QVERIFY(!parseJson(u"1, 2"_s).isGood());
    QVERIFY(parseJson(u"  \n"_s).isGood());
}

void TestFields::numbersStayNumbers()
{
    const QJsonObject integer{{u"type"_s, u"integer"_s}};
    const QJsonObject text{{u"type"_s, u"string"_s}};
    const QJsonValue none(QJsonValue::Undefined);
    QCOMPARE(scalarFromText(u"12"_s, integer, none), QJsonValue(12));
    QCOMPARE(scalarFromText(u"9007199254740993"_s, integer, none).toInteger(), 9007199254740993);
    QCOMPARE(scalarFromText(u"many"_s, integer, none), QJsonValue(u"many"_s));
    QCOMPARE(scalarFromText(u"12"_s, text, none), QJsonValue(u"12"_s));
    QCOMPARE(scalarFromText(QString(), text, u"a"_s), none);
    QCOMPARE(scalarText(QJsonValue(0.25)), u"0.25"_s);
    QCOMPARE(scalarText(QJsonValue(-1)), u"-1"_s);
}

void TestFields::headersBecomeTexts()
{
    const QJsonObject schema{
        {u"oneOf"_s,
         QJsonArray{QJsonObject{{u"type"_s, u"string"_s}}, QJsonObject{{u"type"_s, u"number"_s}}}}};
    QCOMPARE(scalarFromText(u"5"_s, schema, u"4"_s), QJsonValue(u"5"_s));
    QCOMPARE(scalarFromText(u"5"_s, schema, 4), QJsonValue(5));
}

void TestFields::aNameTwiceLosesNothing()
{
    const QJsonObject schema{
        {u"type"_s, u"object"_s},
        {u"patternProperties"_s, QJsonObject{{u".*"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}};
    MapField field({u"labels"_s, schema});
    field.setValue(QJsonObject{{u"a"_s, u"1"_s}});
    field.findChild<QPushButton *>()->click();
    QLineEdit *name = nullptr;
    for (QLineEdit *line : field.findChildren<QLineEdit *>()) {
        if (line->text().isEmpty() && line->placeholderText() == u"Name")
            name = line;
    }
    QVERIFY(name);
    QTest::keyClicks(name, u"a"_s);
    QCOMPARE(field.value().toObject(), (QJsonObject{{u"a"_s, u"1"_s}}));
    QVERIFY(!name->toolTip().isEmpty());
    QTest::keyClicks(name, u"b"_s);
    QCOMPARE(field.value().toObject(), (QJsonObject{{u"a"_s, u"1"_s}, {u"ab"_s, QString()}}));
}

void TestFields::brokenJsonChangesNothing()
{
    JsonField field({u"vars"_s, {}});
    field.setValue(QJsonArray{1});
    QSignalSpy edited(&field, &FormField::edited);
    auto *editor = field.findChild<CodeEditor *>();
    editor->setPlainText(u"[1,\n"_s);
    QCOMPARE(edited.count(), 0);
    QVERIFY(editor->faultLine() > 0);
    QCOMPARE(field.value(), QJsonValue(QJsonArray{1}));
    editor->setPlainText(u"[1, 2]"_s);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(field.value(), QJsonValue(QJsonArray{1, 2}));
    QCOMPARE(editor->faultLine(), 0);
}

void TestFields::ctrlTabLeavesTheEditor()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *editor = new CodeEditor;
    auto *button = new QPushButton(u"next"_s);
    column->addWidget(editor);
    column->addWidget(button);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_Tab);
    QCOMPARE(editor->toPlainText(), u"  "_s);
    QTest::keyClick(editor, Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(button->hasFocus());
}

void TestFields::nodesShowTheirHealth()
{
    NodeHealth states;
    FormContext context;
    context.health = &states;
    context.owner = u"upstreams/u1"_s;
    const QJsonObject schema =
        config::resourceSchema(config::Kind::Upstream)["properties"_L1]["nodes"_L1].toObject();
    const QJsonValue shapes[] = {
        QJsonObject{{u"10.0.0.1:80"_s, 1}, {u"10.0.0.2:80"_s, 1}},
        QJsonArray{QJsonObject{{u"host"_s, u"10.0.0.1"_s}, {u"port"_s, 80}, {u"weight"_s, 1}},
                   QJsonObject{{u"host"_s, u"10.0.0.2"_s}, {u"weight"_s, 1}}}};
    for (const QJsonValue &nodes : shapes) {
        states.setReports({});
        std::unique_ptr<FormField> field(makeField({u"nodes"_s, schema, true, &context}, nodes));
        const QList<NodeStateLabel *> labels = field->findChildren<NodeStateLabel *>();
        QCOMPARE(labels.size(), 2);
        QVERIFY(labels[0]->isHidden() && labels[1]->isHidden());
        health::NodeReport up, down;
        up.host = "10.0.0.1";
        down.host = "10.0.0.2";
        up.port = down.port = 80;
        down.state = health::State::Unhealthy;
        states.setReports({{"upstreams", "u1", "http", {up, down}}});
        QVERIFY(!labels[0]->isHidden() && !labels[1]->isHidden());
        QCOMPARE(labels[0]->accessibleName(), u"Up"_s);
        QCOMPARE(labels[1]->accessibleName(), u"Down"_s);
        QCOMPARE(labels[1]->tone(), Tone::Danger);
        states.setReports({{"upstreams", "other", "http", {up, down}}});
        QVERIFY(labels[0]->isHidden() && labels[1]->isHidden());
    }
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
