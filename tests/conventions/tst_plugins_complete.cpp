// SPDX-License-Identifier: GPL-3.0-or-later
// Every plugin has a schema that can make a form, a test and a reference page.
// With GATEHOUSE_WRITE_PAGES=1 in the environment the pages are written anew.
#include "gateway/plugin/reference_page.h"
#include "gateway/plugins/builtin_plugins.h"
#include "tests/conventions/source_tree.h"

#include <QFile>
#include <QTest>

using namespace gatehouse;

class TestPluginsComplete : public QObject
{
    Q_OBJECT

private slots:
    void complete_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const plugin::Spec &spec : plugins::builtinPlugins())
            QTest::newRow(spec.name.data()) << index++;
        QVERIFY(index >= 9);
    }
    void complete()
    {
        QFETCH(const int, index);
        const plugin::Spec spec = plugins::builtinPlugins()[std::size_t(index)];
        QVERIFY(!spec.schema[u"title"].toString().isEmpty());
        QVERIFY(!spec.schema[u"description"].toString().isEmpty());
        const QJsonObject properties = spec.schema[u"properties"].toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QJsonObject property = it.value().toObject();
            QVERIFY2(!property[u"title"].toString().isEmpty()
                         && !property[u"description"].toString().isEmpty(),
                     qPrintable(it.key() + u" has no title or description"_qs));
        }
        const QString file = QString(spec.name).replace(u'-', u'_');
        QVERIFY2(QFile::exists(test::sourceRoot() + u"/tests/gateway/plugins/tst_"_qs + file
                               + u".cpp"_qs),
                 "it has no test");
        const QByteArray wanted = plugin::referencePage(spec);
        QFile page(test::sourceRoot() + u"/resources/docs/plugins/"_qs + spec.name + u".md"_qs);
        if (qEnvironmentVariableIsSet("GATEHOUSE_WRITE_PAGES")) {
            QVERIFY(page.open(QIODevice::WriteOnly));
            page.write(wanted);
            page.close();
        }
        QVERIFY2(page.open(QIODevice::ReadOnly),
                 "it has no page; run with GATEHOUSE_WRITE_PAGES=1");
        QCOMPARE(page.readAll(), wanted);
    }
};

QTEST_APPLESS_MAIN(TestPluginsComplete)
#include "tst_plugins_complete.moc"
