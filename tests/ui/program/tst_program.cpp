// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/central_frame.h"
#include "ui/program/program.h"
#include "ui/program/screenshot_tour.h"
#include "ui/shell/place.h"
#include "ui/theme/theme_controller.h"
#include "ui/welcome/welcome_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toast_host.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;
using config::Kind;

class TestProgram : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void demoRunsAndAnswers();
    void newWorkspacesAreWelcomed();
    void ownServiceIsServed();
    void importsAFile();
    void faultyImportsAreRefused();
    void languageSwitchesLive();
    void offersTheDraftOfLastTime();
    void secondWindowRaisesTheFirst();
    void changesOfOthersAreTold();
    void lostEntriesAreTold();
    void picturesOfEveryPlace();

private:
    Program *made(bool demo);
    Program *opened();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<Program> m_program;
};

void TestProgram::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
    m_settings->setValue(u"language"_s, u"en"_s);
    m_themes = std::make_unique<ThemeController>(*qApp, QDBusConnection(u"none"_s));
}

void TestProgram::cleanup()
{
    m_program.reset();
    m_themes.reset();
    m_settings.reset();
    m_folder.reset();
}

Program *TestProgram::made(bool demo)
{
    ProgramOptions options;
    options.folder = m_folder->filePath(u"work"_s);
    options.demo = demo;
    options.port = 0;
    m_program = std::make_unique<Program>(*m_settings, *m_themes, options);
    connect(m_program.get(), &Program::opened, this,
            [this] { m_program->session()->secrets().useMemoryOnly(); });
    m_program->start();
    return m_program.get();
}

Program *TestProgram::opened()
{
    Program *program = made(true);
    if (!QTest::qWaitFor([program] {
            return program->session()
                && program->session()->gateway().state() == Gateway::State::Running;
        }))
        qWarning("the gateway did not start");
    return program;
}

void TestProgram::demoRunsAndAnswers()
{
    Program *program = opened();
    QCOMPARE(program->window().places().size(), 5);
    program->sendTestRequest();
    QTRY_VERIFY(!program->window().toasts().toasts().isEmpty());
    QVERIFY(program->window().toasts().toasts().first()->message().contains(u"200"_s));
    for (const Place *place : program->window().places())
        QVERIFY(program->window().showPlace(place->id()));
}

void TestProgram::newWorkspacesAreWelcomed()
{
    Program *program = made(false);
    QVERIFY(program->frame().isWelcoming());
    QVERIFY(!program->session());
    emit program->frame().welcome()->demoWanted();
    QVERIFY(program->session());
    QVERIFY(!program->frame().isWelcoming());
    QTRY_COMPARE(program->session()->gateway().state(), Gateway::State::Running);
    const auto *button = qobject_cast<QPushButton *>(program->window().focusWidget());
    QVERIFY(button);
    QTRY_COMPARE(button->text(), u"Send test request"_s);
}

void TestProgram::ownServiceIsServed()
{
    Program *program = made(false);
    emit program->frame().welcome()->serviceWanted({u"127.0.0.1:9"_s, u"/"_s, false});
    QVERIFY(program->session());
    QVERIFY(program->session()->draft().changes().isEmpty());
    QVERIFY(program->session()->workspace().document().find(Kind::Route, u"service"_s));
}

void TestProgram::importsAFile()
{
    QFile file(m_folder->filePath(u"apisix.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("routes:\n  - id: r1\n    uri: /a\n    upstream:\n      nodes:\n        "
               "\"127.0.0.1:9\": 1\n      type: roundrobin\n#END\n");
    file.close();
    Program *program = made(false);
    emit program->frame().welcome()->importWanted(file.fileName());
    QVERIFY(program->session());
    QVERIFY(program->session()->workspace().document().find(Kind::Route, u"r1"_s));
}

void TestProgram::faultyImportsAreRefused()
{
    QFile file(m_folder->filePath(u"apisix.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("routes: [\n");
    file.close();
    Program *program = made(false);
    emit program->frame().welcome()->importWanted(file.fileName());
    QVERIFY(!program->session());
    QVERIFY(program->frame().isWelcoming());
}

void TestProgram::languageSwitchesLive()
{
    Program *program = opened();
    Place *keys = program->window().places().at(3);
    QCOMPARE(keys->title(), u"Keys"_s);
    program->window().showPlace(keys->id());
    const auto *create = program->window().findChild<QPushButton *>(u"keys.create"_s);
    QCOMPARE(create->text(), u"New key…"_s);
    program->preferences().setLanguage(u"de"_s);
    QTRY_COMPARE(create->text(), u"Neuer Schlüssel…"_s);
    QCOMPARE(keys->title(), u"Schlüssel"_s);
    QCOMPARE(QLocale().language(), QLocale::German);
    program->preferences().setLanguage(u"en"_s);
    QTRY_COMPARE(create->text(), u"New key…"_s);
}

void TestProgram::offersTheDraftOfLastTime()
{
    Program *program = opened();
    config::Document document = program->session()->draft().document();
    document.remove(Kind::Route, u"hello"_s);
    program->session()->draft().setDocument(document);
    m_program.reset(); // as after a crash: never applied
    program = opened();
    QVERIFY(program->frame().isAskingForDraft());
    QVERIFY(program->session()->draft().changes().isEmpty());
    emit program->frame().restoreWanted();
    QCOMPARE(program->session()->draft().changes().size(), 1);
}

void TestProgram::secondWindowRaisesTheFirst()
{
    Program *program = opened();
    ProgramOptions options;
    options.folder = program->session()->workspace().folder();
    options.demo = true;
    Program second(*m_settings, *m_themes, options);
    QSignalSpy raised(&second, &Program::raisedOther);
    QSignalSpy refused(&second, &Program::refused);
    second.start();
    QTRY_COMPARE(raised.size() + refused.size(), 1);
    QVERIFY(!second.session());
}

void TestProgram::changesOfOthersAreTold()
{
    Program *program = opened();
    app::Session &session = *program->session();
    const config::Document before = session.workspace().document();
    config::Document changed = before;
    changed.remove(Kind::Route, u"hello"_s);
    QVERIFY(session.applyOf(u"Admin API"_s, changed));
    const ToastHost &toasts = program->window().toasts();
    QCOMPARE(toasts.toasts().size(), 1);
    const QString message = toasts.toasts().first()->message();
    QVERIFY2(message.contains(u"Admin API"_s) && message.contains(u"hello"_s)
                 && message.contains(QString::number(session.gateway().revision())),
             qPrintable(message));
    QVERIFY(session.draft().changes().isEmpty());
    // Further ones count up in one toast.
    changed.remove(Kind::Route, u"slow"_s);
    QVERIFY(session.applyOf(u"Admin API"_s, changed));
    QCOMPARE(toasts.toasts().size(), 1);
    emit toasts.toasts().first()->actionTriggered();
    QVERIFY(session.workspace().document().find(Kind::Route, u"slow"_s));
    QVERIFY(!session.workspace().document().find(Kind::Route, u"hello"_s));
}

void TestProgram::lostEntriesAreTold()
{
    Program *program = opened();
    auto *notice = program->frame().findChild<Banner *>(u"program.notice"_s);
    QVERIFY(!notice->isVisible());
    emit program->session()->gateway().announced(u"12 log entries for collector were lost"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"12 log entries"_s));
}

void TestProgram::picturesOfEveryPlace()
{
    ProgramOptions options;
    options.folder = m_folder->filePath(u"work"_s);
    options.demo = true;
    options.port = 0;
    options.demoTraffic = 100;
    m_program = std::make_unique<Program>(*m_settings, *m_themes, options);
    ScreenshotTour tour(*m_program, m_folder->filePath(u"pictures"_s), 100);
    connect(m_program.get(), &Program::opened, &tour, &ScreenshotTour::start);
    QSignalSpy finished(&tour, &ScreenshotTour::finished);
    m_program->start();
    QVERIFY(finished.wait(60'000));
    QCOMPARE(finished.first().first().toString(), QString());
    const QStringList written = QDir(m_folder->filePath(u"pictures"_s)).entryList({u"*.png"_s});
    QCOMPARE(written.size(), 10);
}

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
