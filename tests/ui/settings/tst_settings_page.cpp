// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/banner.h"

#include <QTcpServer>
#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void retentionIsInstant();
    void portWaitsForARestart();
    void badAddressesCannotBeApplied();
    void preferencesAreKept();
    void pageFollowsPreferences();
    void clearingAsksFirst();
    void httpsWaitsForARestart();
    void adminApiIsInstant();
    void adminKeyIsOnlyCopied();
    void adminProblemsAreTold();
    void fieldsHaveNames();

private:
    template <typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = app::Session::open(
        {.folder = m_folder->path(), .demo = true, .store = false, .adminApi = true});
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    m_session = std::move(*session);
    m_session->secrets().useMemoryOnly();
    app::WorkspaceSettings settings = m_session->settings();
    settings.adminPort = freePort();
    QVERIFY(m_session->changeSettings(settings));
    m_store = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_store);
    m_page = std::make_unique<SettingsPage>(*m_session, *m_preferences);
    m_page->show();
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
    m_preferences.reset();
    m_store.reset();
    m_session.reset();
    m_folder.reset();
}

void TestSettingsPage::retentionIsInstant()
{
    part<QSpinBox>("settings.records")->setValue(20'000);
    QCOMPARE(m_session->settings().retentionRecords, 20'000);
    part<QSpinBox>("settings.megabytes")->setValue(64);
    QCOMPARE(m_session->settings().retentionOctets, qint64(64) << 20);
    QVERIFY(!m_page->hasPending());
}

void TestSettingsPage::portWaitsForARestart()
{
    auto *pending = part<Banner>("settings.pending");
    QVERIFY(!pending->isVisible());
    const quint16 before = m_session->settings().listenPort;
    part<QSpinBox>("settings.port")->setValue(before + 7);
    QVERIFY(m_page->hasPending());
    QVERIFY(pending->isVisible());
    QCOMPARE(m_session->settings().listenPort, before);
    emit pending->actionTriggered();
    QCOMPARE(m_session->settings().listenPort, quint16(before + 7));
    QVERIFY(!pending->isVisible());
}

void TestSettingsPage::badAddressesCannotBeApplied()
{
    part<QComboBox>("settings.address")->setEditText(u"everywhere"_s);
    auto *pending = part<Banner>("settings.pending");
    QVERIFY(pending->isVisible());
    QVERIFY(!pending->findChild<QPushButton *>()->isVisible());
    emit pending->actionTriggered();
    QCOMPARE(m_session->settings().listenAddress, u"127.0.0.1"_s);
}

void TestSettingsPage::preferencesAreKept()
{
    QSignalSpy changed(m_preferences.get(), &Preferences::changed);
    part<QComboBox>("settings.theme")->setCurrentIndex(2);
    part<QComboBox>("settings.language")->setCurrentIndex(2);
    part<QCheckBox>("settings.motion")->setChecked(true);
    QCOMPARE(changed.size(), 3);
    const Preferences again(*m_store);
    QCOMPARE(again.current().theme, app::ThemeChoice::Dark);
    QCOMPARE(again.current().language, u"de"_s);
    QVERIFY(again.current().reducedMotion);
}

void TestSettingsPage::pageFollowsPreferences()
{
    m_preferences->setTheme(app::ThemeChoice::HighContrast);
    QCOMPARE(part<QComboBox>("settings.theme")->currentIndex(), 3);
    m_preferences->addRecentWorkspace(u"/a"_s);
    m_preferences->addRecentWorkspace(u"/b"_s);
    m_preferences->addRecentWorkspace(u"/a"_s);
    QCOMPARE(m_preferences->current().recentWorkspaces, QStringList({u"/a"_s, u"/b"_s}));
}

void TestSettingsPage::clearingAsksFirst()
{
    QSignalSpy wanted(m_page.get(), &SettingsPage::clearTrafficWanted);
    part<QPushButton>("settings.clear")->click();
    QCOMPARE(wanted.size(), 0);
    auto *confirm = part<Banner>("settings.clear.confirm");
    QVERIFY(!confirm->isHidden());
    emit confirm->actionTriggered();
    QCOMPARE(wanted.size(), 1);
}

void TestSettingsPage::httpsWaitsForARestart()
{
    QVERIFY(!part<QSpinBox>("settings.tlsPort")->isEnabled());
    part<QCheckBox>("settings.tls")->setChecked(true);
    QVERIFY(part<QSpinBox>("settings.tlsPort")->isEnabled());
    QVERIFY(m_page->hasPending());
    emit part<Banner>("settings.pending")->actionTriggered();
    QVERIFY(m_session->settings().tls);
    QCOMPARE(m_session->settings().tlsPort, quint16(9443));
}

void TestSettingsPage::adminApiIsInstant()
{
    auto *key = part<QPushButton>("settings.admin.key");
    QVERIFY(!key->isEnabled());
    part<QCheckBox>("settings.admin")->click();
    QVERIFY(!m_page->hasPending());
    QVERIFY(m_session->settings().adminApi);
    QTRY_VERIFY(key->isEnabled());
    const QString url = m_session->adminService().url();
    QVERIFY(part<QLabel>("settings.admin.note")->text().contains(url));
    part<QComboBox>("settings.admin.address")->setEditText(u"somewhere"_s);
    QCOMPARE(m_session->settings().adminAddress, u"127.0.0.1"_s);
    part<QCheckBox>("settings.admin")->click();
    QVERIFY(!key->isEnabled());
}

void TestSettingsPage::adminKeyIsOnlyCopied()
{
    part<QCheckBox>("settings.admin")->click();
    auto *key = part<QPushButton>("settings.admin.key");
    QTRY_VERIFY(key->isEnabled());
    key->click();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"gh_"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(copied));
    for (const QLineEdit *line : m_page->findChildren<QLineEdit *>())
        QVERIFY(!line->text().contains(copied));
}

void TestSettingsPage::adminProblemsAreTold()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    part<QSpinBox>("settings.admin.port")->setValue(other.serverPort());
    part<QCheckBox>("settings.admin")->click();
    auto *problem = part<Banner>("settings.admin.problem");
    QTRY_VERIFY(!problem->isHidden());
    QVERIFY(problem->text().contains(QString::number(other.serverPort())));
    other.close();
    emit problem->actionTriggered();
    QTRY_COMPARE(m_session->adminService().state(), app::AdminService::State::Listening);
    QVERIFY(problem->isHidden());
}

void TestSettingsPage::fieldsHaveNames()
{
    for (const char *name :
         {"settings.tls", "settings.tlsPort", "settings.admin", "settings.admin.address",
          "settings.admin.port", "settings.admin.key", "settings.address", "settings.port",
          "settings.workers", "settings.records", "settings.megabytes", "settings.bodyCap",
          "settings.theme", "settings.motion", "settings.language"})
        QVERIFY2(!part<QWidget>(name)->accessibleName().isEmpty(), name);
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
