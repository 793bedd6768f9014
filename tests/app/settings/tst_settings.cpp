// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse::app;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void programSettingsSurviveTheFile();
    void anEmptyFileGivesTheDefaults();
    void anUnknownThemeIsTheSystems();
    void recentWorkspacesAreBounded();
    void workspaceSettingsSurviveTheObject();
    void onlyTheListenersSettingsRestartIt();
    void otherPropertiesAreKept();
    void badValuesFallBack_data();
    void badValuesFallBack();
};

static QString iniIn(const QTemporaryDir &folder)
{
    return folder.filePath(u"gatehouse.ini"_qs);
}

void TestSettings::programSettingsSurviveTheFile()
{
    const QTemporaryDir folder;
    const ProgramSettings settings{
        ThemeChoice::HighContrast, u"de"_qs, true, {u"/a"_qs, u"/b c"_qs}};
    {
        QSettings store(iniIn(folder), QSettings::IniFormat);
        saveProgramSettings(store, settings);
    }
    QSettings store(iniIn(folder), QSettings::IniFormat);
    QVERIFY(loadProgramSettings(store) == settings);
}

void TestSettings::anEmptyFileGivesTheDefaults()
{
    const QTemporaryDir folder;
    QSettings store(iniIn(folder), QSettings::IniFormat);
    QVERIFY(loadProgramSettings(store) == ProgramSettings());
}

void TestSettings::anUnknownThemeIsTheSystems()
{
    const QTemporaryDir folder;
    QSettings store(iniIn(folder), QSettings::IniFormat);
    store.setValue(u"theme"_qs, u"sepia"_qs);
    QCOMPARE(loadProgramSettings(store).theme, ThemeChoice::System);
}

void TestSettings::recentWorkspacesAreBounded()
{
    const QTemporaryDir folder;
    QSettings store(iniIn(folder), QSettings::IniFormat);
    ProgramSettings settings;
    for (int i = 0; i < 50; ++i)
        settings.recentWorkspaces.append(u"/w%1"_qs.arg(i));
    saveProgramSettings(store, settings);
    QCOMPARE(loadProgramSettings(store).recentWorkspaces.size(), 10);
    QCOMPARE(loadProgramSettings(store).recentWorkspaces.first(), u"/w0"_qs);
}

void TestSettings::workspaceSettingsSurviveTheObject()
{
    WorkspaceSettings settings;
    settings.listenAddress = u"::1"_qs;
    settings.listenPort = 8123;
    settings.workers = 3;
    settings.router = u"radixtree_uri"_qs;
    settings.engine = u"qt"_qs;
    settings.retentionRecords = 1000;
    settings.retentionOctets = 123456789012;
    settings.bodyCap = 0;
    settings.tls = true;
    settings.tlsPort = 8443;
    settings.adminApi = true;
    settings.adminAddress = u"::1"_qs;
    settings.adminPort = 8180;
    QVERIFY(workspaceSettings(withWorkspaceSettings({}, settings)) == settings);
    QVERIFY(workspaceSettings({}) == WorkspaceSettings());
}

void TestSettings::onlyTheListenersSettingsRestartIt()
{
    const WorkspaceSettings before;
    WorkspaceSettings after = before;
    after.retentionRecords = 7;
    after.adminApi = true;
    after.adminPort = 1;
    QVERIFY(!needsRestart(before, after));
    after.tls = true;
    QVERIFY(needsRestart(before, after));
}

void TestSettings::otherPropertiesAreKept()
{
    const QJsonObject before{{u"layout"_qs, 1},
                             {u"gateway"_qs, QJsonObject{{u"future"_qs, u"x"_qs}}}};
    const QJsonObject after = withWorkspaceSettings(before, {});
    QCOMPARE(after.value(u"layout"_qs).toInt(), 1);
    QCOMPARE(after.value(u"gateway"_qs).toObject().value(u"future"_qs).toString(), u"x"_qs);
}

void TestSettings::badValuesFallBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("address") << u"listenAddress"_qs << QJsonValue(u"nowhere"_qs);
    QTest::newRow("address of another type") << u"listenAddress"_qs << QJsonValue(7);
    QTest::newRow("port too high") << u"listenPort"_qs << QJsonValue(65536);
    QTest::newRow("port negative") << u"listenPort"_qs << QJsonValue(-1);
    QTest::newRow("port broken") << u"listenPort"_qs << QJsonValue(80.5);
    QTest::newRow("port as text") << u"listenPort"_qs << QJsonValue(u"8080"_qs);
    QTest::newRow("workers") << u"workers"_qs << QJsonValue(100000);
    QTest::newRow("router") << u"router"_qs << QJsonValue(u"radixtree_sni"_qs);
    QTest::newRow("engine") << u"engine"_qs << QJsonValue(u"curl"_qs);
    QTest::newRow("retention") << u"retentionRecords"_qs << QJsonValue(-5);
    QTest::newRow("octets") << u"retentionOctets"_qs << QJsonValue(1e300);
    QTest::newRow("TLS port") << u"tlsPort"_qs << QJsonValue(-1);
    QTest::newRow("TLS") << u"tls"_qs << QJsonValue(u"yes"_qs);
    QTest::newRow("Admin API") << u"adminApi"_qs << QJsonValue(1);
    QTest::newRow("admin address") << u"adminAddress"_qs << QJsonValue(u"here"_qs);
    QTest::newRow("admin port") << u"adminPort"_qs << QJsonValue(70000);
    QTest::newRow("body cap") << u"bodyCap"_qs << QJsonValue(true);
}

void TestSettings::badValuesFallBack()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    const QJsonObject properties{{u"gateway"_qs, QJsonObject{{key, value}}}};
    QVERIFY(workspaceSettings(properties) == WorkspaceSettings());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
