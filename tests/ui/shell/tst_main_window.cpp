// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"
#include "ui/shell/place.h"
#include "ui/shell/places_model.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/theme/theme_controller.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

namespace {

class FakePlace : public Place
{
public:
    FakePlace(QString id, bool bottom = false)
        : m_id(std::move(id))
        , m_bottom(bottom)
    {
    }

    QString id() const override { return m_id; }
    QString title() const override { return m_id.toUpper(); }
    QString iconName() const override { return u"traffic"_s; }
    QWidget *createWidget() override
    {
        ++made;
        return new QPlainTextEdit(m_id);
    }
    PlaceBadge badge() const override { return {shown, Tone::Accent}; }
    bool atBottom() const override { return m_bottom; }

    QString shown;
    int made = 0;

private:
    QString m_id;
    bool m_bottom;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void placesAreMadeWhenShown();
    void numbersAndSettingsHaveKeys();
    void remembersThePlace();
    void reviewAndApplyAppearWithChanges();
    void gatewayButtonAsksForTheRightThing();
    void statusItemsAreButtons();
    void menusHaveNoDeadEnds();
    void everyActionIsNamedAndUnique();
    void paneCyclingReachesThePlace();
    void guardKeepsTheWindowOpen();
    void placesModelIsSound();
    void paintsInEveryTheme();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
};

void TestMainWindow::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"w.ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void TestMainWindow::placesAreMadeWhenShown()
{
    MainWindow window(*m_settings);
    auto *overview = new FakePlace(u"overview"_s);
    auto *traffic = new FakePlace(u"traffic"_s);
    window.addPlace(overview);
    window.addPlace(traffic);
    QCOMPARE(window.currentPlace(), overview);
    QCOMPARE(traffic->made, 0);
    QSignalSpy changed(&window, &MainWindow::placeChanged);
    QVERIFY(window.showPlace(u"traffic"_s));
    QVERIFY(window.showPlace(u"overview"_s));
    QVERIFY(window.showPlace(u"traffic"_s));
    QCOMPARE(traffic->made, 1);
    QCOMPARE(changed.count(), 3);
    QVERIFY(!window.showPlace(u"nowhere"_s));
}

void TestMainWindow::numbersAndSettingsHaveKeys()
{
    MainWindow window(*m_settings);
    window.addPlace(new FakePlace(u"overview"_s));
    window.addPlace(new FakePlace(u"settings"_s, true));
    window.addPlace(new FakePlace(u"traffic"_s));
    const auto keyOf = [&window](const QString &id) {
        return window.actionRegistry().find(id)->shortcut();
    };
    QCOMPARE(keyOf(u"place.traffic"_s), QKeySequence(u"Ctrl+2"_s));
    QCOMPARE(keyOf(u"place.settings"_s), QKeySequence(u"Ctrl+,"_s));
    window.actionRegistry().find(u"place.traffic"_s)->trigger();
    QCOMPARE(window.currentPlace()->id(), u"traffic"_s);
}

void TestMainWindow::remembersThePlace()
{
    {
        MainWindow window(*m_settings);
        window.addPlace(new FakePlace(u"overview"_s));
        window.addPlace(new FakePlace(u"traffic"_s));
        window.showPlace(u"traffic"_s);
        window.resize(1000, 700);
        window.close();
    }
    MainWindow window(*m_settings);
    window.addPlace(new FakePlace(u"overview"_s));
    window.addPlace(new FakePlace(u"traffic"_s));
    QCOMPARE(window.currentPlace()->id(), u"traffic"_s);
    QVERIFY(m_settings->contains(u"window/geometry"_s));
}

void TestMainWindow::reviewAndApplyAppearWithChanges()
{
    MainWindow window(*m_settings);
    window.show();
    auto *apply = window.findChild<QPushButton *>(u"toolbar.draft.apply"_s);
    QVERIFY(!apply->isVisible());
    window.setChangeCount(3);
    QTRY_VERIFY(apply->isVisible());
    QVERIFY(window.isWindowModified());
    QSignalSpy asked(&window, &MainWindow::applyRequested);
    apply->click();
    QCOMPARE(asked.count(), 1);
    window.setChangeCount(0);
    QTRY_VERIFY(!apply->isVisible());
}

void TestMainWindow::gatewayButtonAsksForTheRightThing()
{
    MainWindow window(*m_settings);
    auto *button = window.findChild<QToolButton *>(u"toolbar.gateway"_s);
    QSignalSpy start(&window, &MainWindow::startGatewayRequested);
    QSignalSpy stop(&window, &MainWindow::stopGatewayRequested);
    button->click();
    QCOMPARE(start.count(), 1);
    window.setGatewayState({GatewayPhase::Starting, {}, {}});
    QVERIFY(!button->isEnabled());
    window.setGatewayState({GatewayPhase::Running, u"127.0.0.1:8080"_s, {}});
    QVERIFY(button->text().contains(u"127.0.0.1:8080"_s));
    button->click();
    QCOMPARE(stop.count(), 1);
    QCOMPARE(start.count(), 1);
}

void TestMainWindow::statusItemsAreButtons()
{
    MainWindow window(*m_settings);
    window.setStatusItems({{u"rate"_s, u"42 req/s"_s, {}, Tone::Secondary, u"Open Overview"_s},
                           {u"drops"_s, u"3 dropped"_s, u"warning"_s, Tone::Warning, {}}});
    auto *rate = window.findChild<QToolButton *>(u"status.rate"_s);
    QSignalSpy used(&window, &MainWindow::statusItemActivated);
    rate->click();
    QCOMPARE(used.first().first().toString(), u"rate"_s);
    window.setStatusItems({{u"rate"_s, u"7 req/s"_s, {}, Tone::Secondary, {}}});
    QCOMPARE(rate->text(), u"7 req/s"_s);
    QTRY_VERIFY(!window.findChild<QToolButton *>(u"status.drops"_s));
}

void TestMainWindow::menusHaveNoDeadEnds()
{
    MainWindow window(*m_settings);
    QCoreApplication::processEvents();
    for (const QAction *top : window.menuBar()->actions()) {
        QVERIFY(top->menu());
        QVERIFY2(!top->menu()->isEmpty(), qPrintable(top->text()));
    }
    const int before = int(window.menuBar()->actions().size());
    window.actionRegistry().add({u"traffic.clear"_s,
                                 [] { return u"Clear"_s; },
                                 {},
                                 {},
                                 MenuGroup::Traffic,
                                 0,
                                 nullptr,
                                 {},
                                 QAction::NoRole});
    QTRY_COMPARE(int(window.menuBar()->actions().size()), before + 1);
}

void TestMainWindow::everyActionIsNamedAndUnique()
{
    MainWindow window(*m_settings);
    window.addPlace(new FakePlace(u"overview"_s));
    window.addPlace(new FakePlace(u"settings"_s, true));
    for (const auto &entry : window.actionRegistry().entries()) {
        QVERIFY2(!entry.action->text().isEmpty(), qPrintable(entry.spec.id));
        QVERIFY2(window.actionRegistry().conflicts(entry.spec.id).isEmpty(),
                 qPrintable(entry.spec.id));
    }
    window.actionRegistry().setShortcuts(u"view.goto"_s, {QKeySequence(u"Ctrl+1"_s)});
    QCOMPARE(window.actionRegistry().conflicts(u"view.goto"_s), QStringList{u"place.overview"_s});
}

void TestMainWindow::paneCyclingReachesThePlace()
{
    MainWindow window(*m_settings);
    window.addPlace(new FakePlace(u"overview"_s));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSet<QWidget *> visited;
    for (int i = 0; i < 4; ++i) {
        window.actionRegistry().find(u"window.nextPane"_s)->trigger();
        visited << QApplication::focusWidget();
    }
    QVERIFY(visited.size() >= 3);
    QVERIFY(visited.contains(window.findChild<QPlainTextEdit *>()));
}

void TestMainWindow::guardKeepsTheWindowOpen()
{
    MainWindow window(*m_settings);
    window.show();
    window.setCloseGuard([] { return false; });
    QVERIFY(!window.close());
    window.setCloseGuard({});
    QVERIFY(window.close());
}

void TestMainWindow::placesModelIsSound()
{
    PlacesModel model;
    const QAbstractItemModelTester tester(&model);
    FakePlace place(u"traffic"_s);
    model.add(&place, u"Ctrl+2"_s);
    QSignalSpy changed(&model, &PlacesModel::dataChanged);
    place.shown = u"12"_s;
    emit place.badgeChanged();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"TRAFFIC, 12"_s);
    QCOMPARE(model.rowOf(u"other"_s), -1);
}

void TestMainWindow::paintsInEveryTheme()
{
    ThemeController themes(*qApp, QDBusConnection(u"none"_s));
    MainWindow window(*m_settings);
    window.addPlace(new FakePlace(u"overview"_s));
    window.show();
    window.actionRegistry().find(u"help.shortcuts"_s)->trigger();
    QVERIFY(window.findChild<ShortcutSheet *>()->findChild<QTreeWidget *>()->topLevelItemCount()
            > 2);
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
        themes.setChoice(choice);
        QTRY_COMPARE(window.palette().color(QPalette::Window), themes.theme().window);
        QVERIFY(!window.grab().isNull());
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
