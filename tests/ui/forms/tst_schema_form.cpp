// SPDX-License-Identifier: GPL-3.0-or-later
// Every plugin and every kind of resource as a form: what goes in comes out, whatever it is, and
// no default is ever written.
#include "gateway/config/schema.h"
#include "gateway/plugin/registry.h"
#include "gateway/plugins/builtin_plugins.h"
#include "ui/forms/disclosure.h"
#include "ui/forms/form_row.h"
#include "ui/forms/json_text.h"
#include "ui/forms/object_field.h"
#include "ui/forms/plugin_card.h"
#include "ui/forms/plugins_field.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

// A value of the schema, made up; the deeper the seed, the other the branch.
QJsonValue madeUp(const QJsonObject &schema, int seed, int depth = 0)
{
    for (const QLatin1String word : {"oneOf"_L1, "anyOf"_L1}) {
        const QJsonArray shapes = schema.value(word).toArray();
        if (!shapes.isEmpty() && !schema.contains("properties"_L1))
            return madeUp(shapes.at(seed % shapes.size()).toObject(), seed, depth + 1);
    }
    if (const QJsonArray words = schema.value("enum"_L1).toArray(); !words.isEmpty())
        return words.at(seed % words.size());
    const QString type = schema.value("type"_L1).toString();
    if (type == u"integer" || type == u"number")
        return 7 + seed;
    if (type == u"boolean")
        return seed % 2 == 0;
    if (type == u"string")
        return QString(u"text %1"_s.arg(seed));
    if (type == u"array") {
        QJsonArray list;
        const QJsonObject items = schema.value("items"_L1).toObject();
        for (int i = 0; i <= seed % 3; ++i)
            list.append(madeUp(items, seed + i, depth + 1));
        return list;
    }
    QJsonObject made;
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    int place = 0;
    for (auto it = properties.begin(); it != properties.end() && depth < 6; ++it, ++place) {
        if ((place + seed) % 3 != 0)
            made.insert(it.key(), madeUp(it.value().toObject(), seed + place, depth + 1));
    }
    const QJsonObject patterns = schema.value("patternProperties"_L1).toObject();
    if (!patterns.isEmpty())
        made.insert(u"name"_s, madeUp(patterns.begin().value().toObject(), seed, depth + 1));
    return made;
}

void openAll(QWidget *form)
{
    for (int round = 0; round < 4; ++round) {
        for (Disclosure *part : form->findChildren<Disclosure *>())
            part->setOpen(true);
    }
}

} // namespace

class TestSchemaForm : public QObject
{
    Q_OBJECT

public:
    TestSchemaForm()
        : m_plugins(plugins::builtinPlugins())
    {
        m_context.plugins = &m_plugins;
    }

private slots:
    void branchesFollowTheirCondition_data();
    void branchesFollowTheirCondition();
    void showingChangesNothing_data();
    void showingChangesNothing();
    void editingOneFieldLeavesTheRest_data();
    void editingOneFieldLeavesTheRest();
    void defaultsArePlaceholders();
    void unknownThingsAreKept();
    void oneOrManyIsOneList();
    void alternativesGiveWay();
    void ipHashIsOneChoice();
    void pluginsRunInOrder();
    void faultsStandBesideTheirField();

private:
    void addRows();

    plugin::Registry m_plugins;
    FormContext m_context;
};

void TestSchemaForm::addRows()
{
    QTest::addColumn<QJsonObject>("schema");
    QTest::addColumn<QJsonObject>("conf");
    const auto add = [](const QString &name, const QJsonObject &schema) {
        for (int seed = 0; seed < 6; ++seed) {
            const QJsonObject conf = madeUp(schema, seed).toObject();
            QTest::addRow("%s %d", qPrintable(name), seed) << schema << conf;
        }
        QTest::addRow("%s empty", qPrintable(name)) << schema << QJsonObject();
        QTest::addRow("%s odd", qPrintable(name))
            << schema
            << object(
                   R"({"x-unknown":{"deep":[1,null,{"a":false}]},"headers":7,"uri":[],"count":null,
                "vars":"no","rules":{"a":1},"status":"on","nodes":[1,{"host":5}]})");
    };
    for (const plugin::Spec &spec : m_plugins.specs()) {
        add(spec.name, spec.schema);
        if (!spec.consumerSchema.isEmpty())
            add(QString(spec.name + u" of a consumer"_s), spec.consumerSchema);
    }
    for (const config::Kind kind : config::allKinds)
        add(config::resourceName(kind), config::resourceSchema(kind));
}

void TestSchemaForm::showingChangesNothing_data()
{
    addRows();
}

void TestSchemaForm::showingChangesNothing()
{
    QFETCH(const QJsonObject, schema);
    QFETCH(const QJsonObject, conf);
    ObjectField form({u"conf"_s, schema, true, &m_context}, ObjectField::planFor(schema, conf));
    QSignalSpy edited(&form, &FormField::edited);
    form.setValue(conf);
    openAll(&form);
    QCOMPARE(form.value().toObject(), conf);
    form.setValue(QJsonObject());
    form.setValue(conf);
    openAll(&form);
    QCOMPARE(form.value().toObject(), conf);
    QCOMPARE(edited.count(), 0);
}

void TestSchemaForm::editingOneFieldLeavesTheRest_data()
{
    addRows();
}

// Types into every line of the form, one after the other: only that place may change.
void TestSchemaForm::editingOneFieldLeavesTheRest()
{
    QFETCH(const QJsonObject, schema);
    QFETCH(const QJsonObject, conf);
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    ObjectField form({u"conf"_s, schema, true, &m_context}, ObjectField::planFor(schema, conf));
    form.setValue(conf);
    openAll(&form);
    for (const QString &key : properties.keys()) {
        FormRow *row = form.row(key);
        QVERIFY2(row || key.endsWith(u's'), qPrintable(key));
        auto *line = row ? row->field()->findChild<QLineEdit *>() : nullptr;
        if (!line || row->field()->isWide())
            continue;
        const QString before = line->text();
        QTest::keyClicks(line, u"8"_s);
        QJsonObject changed = form.value().toObject();
        for (const QString &other : properties.keys()) {
            if (other != key && other != QString(key + u's'))
                QCOMPARE(changed.value(other), conf.value(other));
        }
        form.setValue(conf);
        QCOMPARE(line->text(), before);
    }
    QCOMPARE(form.value().toObject(), conf);
}

void TestSchemaForm::defaultsArePlaceholders()
{
    const QJsonObject schema = m_plugins.find(u"limit-count"_s)->schema;
    ObjectField form({u"conf"_s, schema, true, &m_context}, ObjectField::planFor(schema, {}));
    form.setValue(QJsonObject());
    openAll(&form);
    auto *count = form.row(u"count"_s)->findChild<QLineEdit *>();
    QTest::keyClicks(count, u"10"_s);
    auto *key = form.row(u"key"_s)->findChild<QLineEdit *>();
    QCOMPARE(key->placeholderText(), u"remote_addr"_s);
    QTest::keyClicks(key, u"x"_s);
    key->selectAll();
    QTest::keyClick(key, Qt::Key_Delete);
    auto *quota = form.row(u"show_limit_quota_header"_s)->findChild<QCheckBox *>();
    QVERIFY(quota->isChecked());
    quota->click();
    QCOMPARE(form.value().toObject(), object(R"({"count":10,"show_limit_quota_header":false})"));
    quota->click();
    QCOMPARE(form.value().toObject(), object(R"({"count":10})"));
}

void TestSchemaForm::unknownThingsAreKept()
{
    const QJsonObject schema = m_plugins.find(u"cors"_s)->schema;
    const QJsonObject conf = object(R"({"x":{"y":[1,2]},"max_age":{"not":"a number"}})");
    ObjectField form({u"conf"_s, schema, true, &m_context}, ObjectField::planFor(schema, conf));
    form.setValue(conf);
    openAll(&form);
    QTest::keyClicks(form.row(u"allow_methods"_s)->findChild<QLineEdit *>(), u"GET"_s);
    QJsonObject wanted = conf;
    wanted.insert(u"allow_methods"_s, u"GET"_s);
    QCOMPARE(form.value().toObject(), wanted);
}

void TestSchemaForm::oneOrManyIsOneList()
{
    const QJsonObject schema = config::resourceSchema(config::Kind::Route);
    ObjectField::Plan plan;
    plan.first = {u"uri"_s, u"host"_s};
    ObjectField form({{}, schema, true, &m_context}, plan);
    form.setValue(object(R"({"uri":"/a"})"));
    auto *paths = form.row(u"uri"_s)->findChild<QPlainTextEdit *>();
    QCOMPARE(paths->toPlainText(), u"/a"_s);
    paths->setPlainText(u"/a\n/b"_s);
    QCOMPARE(form.value().toObject(), object(R"({"uris":["/a","/b"]})"));
    paths->setPlainText(u"/b"_s);
    QCOMPARE(form.value().toObject(), object(R"({"uris":["/b"]})"));
    paths->setPlainText(QString());
    QCOMPARE(form.value().toObject(), QJsonObject());
    paths->setPlainText(u"/c"_s);
    QCOMPARE(form.value().toObject(), object(R"({"uri":"/c"})"));
}

void TestSchemaForm::alternativesGiveWay()
{
    const QJsonObject schema = m_plugins.find(u"redirect"_s)->schema;
    const QJsonObject conf = object(R"({"uri":"/new","ret_code":301})");
    ObjectField form({u"conf"_s, schema, true, &m_context}, ObjectField::planFor(schema, conf));
    form.setValue(conf);
    auto *chooser = form.findChild<QComboBox *>();
    QCOMPARE(chooser->currentIndex(), 0);
    QVERIFY(form.row(u"http_to_https"_s)->isHidden());
    emit chooser->activated(2);
    QCOMPARE(form.value().toObject(), object(R"({"ret_code":301})"));
    QVERIFY(!form.row(u"http_to_https"_s)->isHidden());
    emit chooser->activated(0);
    QCOMPARE(form.value().toObject(), conf);
}

// "IP hash" sets type and key of an upstream, shows when they are so, and gives way to others.
void TestSchemaForm::ipHashIsOneChoice()
{
    const QJsonObject schema = config::resourceSchema(config::Kind::Upstream);
    const QJsonObject before =
        object(R"({"nodes":{"a:1":1},"hash_on":"header","type":"roundrobin"})");
    ObjectField form({QString(), schema, true, nullptr}, ObjectField::planFor(schema, before));
    form.setValue(before);
    openAll(&form);
    auto *combo = form.row(u"type"_s)->field()->findChild<QComboBox *>();
    QVERIFY(combo);
    const int row = combo->findText(u"IP hash"_s);
    QVERIFY(row >= 0);
    QVERIFY(combo->currentText() != u"IP hash");
    emit combo->activated(row);
    QCOMPARE(form.value().toObject(),
             object(R"({"nodes":{"a:1":1},"type":"chash","key":"remote_addr"})"));
    combo = form.row(u"type"_s)->field()->findChild<QComboBox *>();
    QCOMPARE(combo->currentText(), u"IP hash"_s);
    emit combo->activated(combo->findText(u"least_conn"_s));
    QCOMPARE(form.value()[u"type"_s].toString(), u"least_conn"_s);
    QCOMPARE(combo->currentText(), u"least_conn"_s);
    form.setValue(object(R"({"nodes":{},"type":"chash","key":"uri"})"));
    QCOMPARE(combo->currentText(), u"chash"_s);
}

void TestSchemaForm::pluginsRunInOrder()
{
    PluginsField field({u"plugins"_s, object(R"({"type":"object"})"), false, &m_context});
    field.setValue(object(
        R"({"redirect":{"uri":"/x"},"cors":{},"key-auth":{"_meta":{"priority":9999}},"other":{"a":1}})"));
    QStringList names;
    for (PluginCard *card : field.findChildren<PluginCard *>())
        names << card->spec().name;
    QCOMPARE(names.size(), 4);
    QVERIFY(field.card(u"key-auth"_s)->priority() > field.card(u"cors"_s)->priority());
    QVERIFY(field.card(u"other"_s)->priority() < field.card(u"redirect"_s)->priority());
    QVERIFY(!field.available().contains(u"cors"_s));
    field.addPlugin(u"mocking"_s);
    QCOMPARE(field.value()[u"mocking"_s], QJsonValue(QJsonObject()));
    auto *on = field.card(u"key-auth"_s)->findChild<QCheckBox *>();
    on->click();
    QCOMPARE(field.value()[u"key-auth"_s].toObject(),
             object(R"({"_meta":{"priority":9999,"disable":true}})"));
    on->click();
    QCOMPARE(field.value()[u"key-auth"_s].toObject(), object(R"({"_meta":{"priority":9999}})"));
    QCOMPARE(field.value()[u"other"_s].toObject(), object(R"({"a":1})"));
}

void TestSchemaForm::faultsStandBesideTheirField()
{
    const QJsonObject schema = m_plugins.find(u"limit-count"_s)->schema;
    const QJsonObject conf = object(R"({"count":10,"time_window":60,"rejected_code":9})");
    ObjectField form({u"conf"_s, schema, true, &m_context}, ObjectField::planFor(schema, conf));
    form.setValue(conf);
    form.setFaults({{u"/rejected_code"_s, u"expected 9 to be at least 200"_s}});
    QCOMPARE(form.row(u"rejected_code"_s)->faultText(), u"expected 9 to be at least 200"_s);
    QVERIFY(form.row(u"count"_s)->faultText().isEmpty());
    form.setFaults({});
    QVERIFY(form.row(u"rejected_code"_s)->faultText().isEmpty());
}

void TestSchemaForm::branchesFollowTheirCondition_data()
{
    QTest::addColumn<QString>("plugin");
    for (const QString &name : {u"limit-count"_s, u"limit-req"_s, u"limit-conn"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestSchemaForm::branchesFollowTheirCondition()
{
    QFETCH(QString, plugin);
    const QJsonObject schema = m_plugins.find(plugin)->schema;
    ObjectField form({u"conf"_s, schema, true, &m_context}, ObjectField::planFor(schema, {}));
    form.setValue(QJsonObject{{u"key"_s, u"remote_addr"_s}});
    FormRow *host = form.row(u"redis_host"_s);
    FormRow *nodes = form.row(u"redis_cluster_nodes"_s);
    QVERIFY(host && nodes);
    QVERIFY(host->isHidden() && nodes->isHidden());
    emit form.row(u"policy"_s)->edited(u"redis"_s, QString());
    QVERIFY(!host->isHidden() && nodes->isHidden());
    emit host->edited(u"cache.local"_s, QString());
    emit form.row(u"policy"_s)->edited(u"redis-cluster"_s, QString());
    QVERIFY(host->isHidden() && !nodes->isHidden());
    QVERIFY(!form.value().toObject().contains(u"redis_host"_s));
    emit form.row(u"policy"_s)->edited(u"redis"_s, QString());
    QCOMPARE(form.value()[u"redis_host"_s].toString(), u"cache.local"_s);
    QVERIFY(!host->isHidden());
    // What is set where it does not count stays visible, for it is in the file.
    form.setValue(QJsonObject{{u"policy"_s, u"local"_s}, {u"redis_host"_s, u"x"_s}});
    QVERIFY(!host->isHidden() && nodes->isHidden());
}

QTEST_MAIN(TestSchemaForm)
#include "tst_schema_form.moc"
