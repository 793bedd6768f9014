// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"
#include "ui/routes/apply_flow.h"
#include "ui/routes/resource_pane.h"
#include "ui/routes/review_dialog.h"
#include "ui/routes/routes_place.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toast_host.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;
using config::Kind;

class TestApplyFlow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void applyAndUndo();
    void refusedApplyLeadsToTheField();
    void reviewDiscards();

private:
    void edit(const QString &key, const QJsonValue &value)
    {
        QJsonObject changed = *m_editor->document().find(Kind::Route, u"hello"_s);
        changed.insert(key, value);
        m_editor->replace({Kind::Route, u"hello"_s}, changed);
    }
    bool applied(const QString &key, const QJsonValue &value) const
    {
        return m_session->draft().applied().find(Kind::Route, u"hello"_s)->value(key) == value;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<DocumentEditor> m_editor;
    std::unique_ptr<MainWindow> m_window;
    RoutesPlace *m_place = nullptr;
    ApplyFlow *m_flow = nullptr;
};

void TestApplyFlow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"w.ini"_s), QSettings::IniFormat);
    app::Session::Options options;
    options.folder = m_folder->filePath(u"demo"_s);
    options.demo = true;
    options.port = 0;
    options.store = false;
    auto session = app::Session::open(options);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    m_session = std::move(*session);
    m_session->secrets().useMemoryOnly();
    m_editor = std::make_unique<DocumentEditor>(m_session->draft());
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_place =
        new RoutesPlace(*m_editor, m_session->gateway().plugins(), &m_session->gateway().metrics());
    m_window->addPlace(m_place);
    m_flow = new ApplyFlow(*m_session, *m_editor, *m_place, *m_window);
    m_window->show();
}

void TestApplyFlow::cleanup()
{
    m_window.reset();
    m_editor.reset();
    m_session.reset();
}

void TestApplyFlow::applyAndUndo()
{
    QAction *apply = m_window->actionRegistry().find(u"draft.apply"_s);
    QVERIFY(!apply->isEnabled());
    edit(u"status"_s, 0);
    QVERIFY(apply->isEnabled());
    apply->trigger();
    QVERIFY(applied(u"status"_s, 0));
    QVERIFY(!apply->isEnabled());
    QCOMPARE(m_window->toasts().toasts().size(), 1);
    emit m_window->toasts().toasts().first()->actionTriggered();
    QVERIFY(!applied(u"status"_s, 0));
    QVERIFY(m_session->draft().changes().isEmpty());
}

void TestApplyFlow::refusedApplyLeadsToTheField()
{
    edit(u"priority"_s, u"high"_s);
    m_window->actionRegistry().find(u"draft.apply"_s)->trigger();
    QVERIFY(!applied(u"priority"_s, u"high"_s));
    QVERIFY(m_flow->dialog() && m_flow->dialog()->isVisible());
    QVERIFY(!m_flow->dialog()->isModal());
    QListWidget *problems = nullptr;
    for (QListWidget *list : m_flow->dialog()->findChildren<QListWidget *>()) {
        if (list->accessibleName() == u"Problems")
            problems = list;
    }
    QVERIFY(problems && problems->isVisible());
    QCOMPARE(problems->count(), 1);
    problems->setCurrentRow(0);
    emit problems->itemActivated(problems->item(0));
    QCOMPARE(m_place->pane()->resource().id, u"hello"_s);
    QVERIFY(m_place->pane()->isVisible());
}

void TestApplyFlow::reviewDiscards()
{
    edit(u"uri"_s, u"/hi"_s);
    m_window->actionRegistry().find(u"draft.review"_s)->trigger();
    ReviewDialog *dialog = m_flow->dialog();
    QVERIFY(dialog);
    const QString diff = dialog->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(diff.contains(u"- uri: /hello"_s) && diff.contains(u"+ uri: /hi"_s), qPrintable(diff));
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == u"Discard all")
            button->click();
    }
    QVERIFY(m_session->draft().changes().isEmpty());
    QVERIFY(!m_window->actionRegistry().find(u"draft.apply"_s)->isEnabled());
    m_editor->undoStack().undo();
    QCOMPARE(m_session->draft().changes().size(), 1);
}

QTEST_MAIN(TestApplyFlow)
#include "tst_apply_flow.moc"
