// SPDX-License-Identifier: GPL-3.0-or-later
// `gatehouse --screenshot DIR` as a process of its own: one picture of every place in both themes,
// and exit 0.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TestScreenshots : public QObject
{
    Q_OBJECT

private slots:
    void everyPlaceInBothThemes()
    {
        QTemporaryDir folder;
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_qs, folder.filePath(u"data"_qs));
        environment.insert(u"XDG_CONFIG_HOME"_qs, folder.filePath(u"config"_qs));
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(GATEHOUSE_PROGRAM),
                      {u"--screenshot"_qs, folder.filePath(u"pictures"_qs)});
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 100000);
        const QByteArray said = program.readAll();
        QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0,
                 said.constData());
        const QDir pictures(folder.filePath(u"pictures"_qs));
        for (const char *place : {"overview", "traffic", "routes", "keys", "settings"}) {
            for (const char *theme : {"light", "dark"}) {
                const QString name =
                    QLatin1String(place) + u'-' + QLatin1String(theme) + u".png"_qs;
                QVERIFY2(QFileInfo(pictures.filePath(name)).size() > 10'000, qPrintable(name));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
