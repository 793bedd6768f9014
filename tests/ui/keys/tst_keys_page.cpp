// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"
#include "ui/keys/create_key_dialog.h"
#include "ui/keys/keys_model.h"
#include "ui/keys/keys_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/copy_line.h"
#include "ui/widgets/empty_state.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;
using config::Kind;

class TestKeysPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void createsAKeyAndShowsItOnce();
    void badNamesAreExplained();
    void disablesAndEnables();
    void revokesAfterAsking();
    void askingCanBeTakenBack();
    void hintsWhenNoRouteAsks();
    void tellsOfKeysInMemory();
    void clipboardForgets();
    void modelIsSound();

private:
    CreateKeyDialog *create(const QString &consumer);
    template <typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<KeysPage> m_page;
};

void TestKeysPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session =
        app::Session::open({.folder = m_folder->path(), .demo = true, .port = 0, .store = false});
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    m_session = std::move(*session);
    m_session->secrets().useMemoryOnly();
    m_page = std::make_unique<KeysPage>(*m_session);
    m_page->show();
}

void TestKeysPage::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_folder.reset();
}

CreateKeyDialog *TestKeysPage::create(const QString &consumer)
{
    CreateKeyDialog *dialog = m_page->openCreate();
    dialog->findChild<QComboBox *>(u"keys.dialog.consumer"_s)->setEditText(consumer);
    dialog->findChild<QLineEdit *>(u"keys.dialog.label"_s)->setText(u"test phones"_s);
    dialog->findChild<QPushButton *>(u"keys.dialog.create"_s)->click();
    return dialog;
}

void TestKeysPage::createsAKeyAndShowsItOnce()
{
    QVERIFY(m_page->findChild<EmptyState *>()->isVisible());
    QSignalSpy edited(m_page.get(), &KeysPage::draftEdited);
    CreateKeyDialog *dialog = create(u"mobile-app"_s);
    QTRY_VERIFY(dialog->shownKey().startsWith(u"gh_"));
    const QList<app::KeyInfo> keys = app::KeyService::keys(m_session->draft().document());
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys.first().consumer, u"mobile-app"_s);
    QCOMPARE(keys.first().label, u"test phones"_s);
    QCOMPARE(edited.size(), 1);
    const auto *table = part<QTableView>("keys.table");
    QCOMPARE(table->model()->rowCount(), 1);
    for (int column = 0; column < KeysModel::ColumnCount; ++column)
        QVERIFY(!table->model()->index(0, column).data().toString().contains(dialog->shownKey()));
    dialog->findChild<CopyLine *>()->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), dialog->shownKey());
}

void TestKeysPage::badNamesAreExplained()
{
    CreateKeyDialog *dialog = create(u"not a name"_s);
    QTRY_VERIFY(dialog->findChild<Banner *>(u"keys.dialog.problem"_s)->isVisible());
    QVERIFY(dialog->findChild<QPushButton *>(u"keys.dialog.create"_s)->isEnabled());
    QVERIFY(m_session->draft().changes().isEmpty());
}

void TestKeysPage::disablesAndEnables()
{
    CreateKeyDialog *dialog = create(u"shop"_s);
    QTRY_VERIFY(!dialog->shownKey().isEmpty());
    const auto enabled = [this] {
        return app::KeyService::keys(m_session->draft().document()).first().enabled;
    };
    part<QPushButton>("keys.toggle")->click();
    QVERIFY(!enabled());
    part<QPushButton>("keys.toggle")->click(); // the selection stayed
    QVERIFY(enabled());
}

void TestKeysPage::revokesAfterAsking()
{
    CreateKeyDialog *dialog = create(u"shop"_s);
    QTRY_VERIFY(!dialog->shownKey().isEmpty());
    part<QPushButton>("keys.revoke")->click();
    auto *confirm = part<Banner>("keys.confirm");
    QVERIFY(confirm->isVisible());
    QCOMPARE(app::KeyService::keys(m_session->draft().document()).size(), 1);
    emit confirm->actionTriggered();
    QTRY_VERIFY(app::KeyService::keys(m_session->draft().document()).isEmpty());
    QVERIFY(!confirm->isVisible());
}

void TestKeysPage::askingCanBeTakenBack()
{
    CreateKeyDialog *dialog = create(u"shop"_s);
    QTRY_VERIFY(!dialog->shownKey().isEmpty());
    part<QPushButton>("keys.revoke")->click();
    auto *confirm = part<Banner>("keys.confirm");
    confirm->clear();
    emit confirm->dismissed();
    emit confirm->actionTriggered(); // nothing is asked any more
    QCOMPARE(app::KeyService::keys(m_session->draft().document()).size(), 1);
}

void TestKeysPage::hintsWhenNoRouteAsks()
{
    CreateKeyDialog *dialog = create(u"shop"_s);
    QTRY_VERIFY(!dialog->shownKey().isEmpty());
    const auto hinted = [this] {
        const QList<Banner *> banners = m_page->findChildren<Banner *>();
        return std::any_of(banners.begin(), banners.end(), [](const Banner *banner) {
            return banner->isVisible() && banner->text().contains(u"No route asks"_s);
        });
    };
    QVERIFY(!hinted());
    config::Document document = m_session->draft().document();
    document.remove(Kind::Route, u"private"_s);
    m_session->draft().setDocument(document);
    QVERIFY(hinted());
}

void TestKeysPage::tellsOfKeysInMemory()
{
    const QList<Banner *> banners = m_page->findChildren<Banner *>();
    QVERIFY(std::any_of(banners.begin(), banners.end(), [](const Banner *banner) {
        return banner->isVisible() && banner->text().contains(u"memory only"_s);
    }));
    QVERIFY(!part<QPushButton>("keys.memoryOnly")->isVisible());
}

void TestKeysPage::clipboardForgets()
{
    SecretClipboard secrets(nullptr, std::chrono::milliseconds(1));
    secrets.put(u"gh_secret"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"gh_secret"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().isEmpty());
    SecretClipboard other;
    other.put(u"gh_other"_s);
    QGuiApplication::clipboard()->setText(u"something else"_s);
    other.clear();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"something else"_s);
}

void TestKeysPage::modelIsSound()
{
    KeysModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setKeys(
        {{.consumer = u"b"_s, .credentialId = u"1"_s, .label = u"x"_s},
         {.consumer = u"a"_s, .credentialId = u"2"_s, .label = u"y"_s, .enabled = false}});
    QCOMPARE(model.at(0).consumer, u"a"_s);
    QCOMPARE(model.rowOf(u"b"_s, u"1"_s), 1);
    QCOMPARE(model.rowOf(u"b"_s, u"2"_s), -1);
    QCOMPARE(model.index(0, KeysModel::EnabledColumn).data().toString(), u"Disabled"_s);
    model.setKeys({});
}

QTEST_MAIN(TestKeysPage)
#include "tst_keys_page.moc"
