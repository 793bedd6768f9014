// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/program_options.h"
#include "ui/program/status_figures.h"
#include "ui/program/test_target.h"

#include "app/workspace/demo_configuration.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void standsOnItsOwn();
    void takesOptions();
    void refuses_data();
    void refuses();
    void printsAndLeaves();
    void testRequestsFindARoute();
    void lostCapturesAreShown();
};

void TestCommandLine::standsOnItsOwn()
{
    const auto line = readCommandLine({u"gatehouse"_s});
    QVERIFY(line);
    QCOMPARE(line->options.folder, standardWorkspace());
    QVERIFY(!line->options.demo); // the first page asks
    QVERIFY(line->print.isEmpty());
}

void TestCommandLine::takesOptions()
{
    const auto line = readCommandLine({u"gatehouse"_s, u"--workspace"_s, u"/tmp/shop"_s,
                                       u"--demo-traffic"_s, u"12.5"_s, u"--port"_s, u"0"_s});
    QVERIFY(line);
    QCOMPARE(line->options.folder, u"/tmp/shop"_s);
    QCOMPARE(line->options.demoTraffic, 12.5);
    QVERIFY(line->options.demo);
    QCOMPARE(line->options.port, std::optional<quint16>(0));
}

void TestCommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_s};
    QTest::newRow("positional") << QStringList{u"folder"_s};
    QTest::newRow("rate") << QStringList{u"--demo-traffic"_s, u"many"_s};
    QTest::newRow("negative rate") << QStringList{u"--demo-traffic=-1"_s};
    QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s};
}

void TestCommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    const auto line = readCommandLine(QStringList{u"gatehouse"_s} + arguments);
    QVERIFY(!line);
    QVERIFY(!line.error().message.isEmpty());
}

void TestCommandLine::printsAndLeaves()
{
    QVERIFY(readCommandLine({u"gatehouse"_s, u"--help"_s})->print.contains(u"--workspace"_s));
    QVERIFY(readCommandLine({u"gatehouse"_s, u"--version"_s})->print.startsWith(u"gatehouse "_s));
}

void TestCommandLine::testRequestsFindARoute()
{
    QCOMPARE(testTarget(app::demoConfiguration(u"127.0.0.1:1"_s)), u"/hello"_s);
    config::Document document;
    QCOMPARE(testTarget(document), u"/"_s);
    document.put(config::Kind::Route, u"off"_s, {{u"uri"_s, u"/off"_s}, {u"status"_s, 0}});
    document.put(config::Kind::Route, u"post"_s,
                 {{u"uri"_s, u"/post"_s}, {u"methods"_s, QJsonArray{u"POST"_s}}});
    document.put(config::Kind::Route, u"all"_s, {{u"uris"_s, QJsonArray{u"/api/*"_s}}});
    QCOMPARE(testTarget(document), u"/api/"_s);
}

void TestCommandLine::lostCapturesAreShown()
{
    StatusFigures figures;
    const auto has = [&figures](const QString &id) {
        const QList<StatusItem> items = StatusText::items(figures);
        return std::any_of(items.begin(), items.end(),
                           [&id](const StatusItem &item) { return item.id == id; });
    };
    QVERIFY(!has(u"dropped"_s));
    figures.dropped = 3;
    QVERIFY(has(u"dropped"_s));
    QCOMPARE(StatusText::items(figures).value(4).tone, Tone::Warning);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
