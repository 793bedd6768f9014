// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"
#include "gateway/metrics/board.h"
#include "gateway/plugin/registry.h"
#include "gateway/plugins/builtin_plugins.h"
#include "ui/forms/code_editor.h"
#include "ui/forms/form_row.h"
#include "ui/forms/object_field.h"
#include "ui/routes/list_pane.h"
#include "ui/routes/problems.h"
#include "ui/routes/raw_view.h"
#include "ui/routes/resource_form.h"
#include "ui/routes/resource_pane.h"
#include "ui/routes/routes_place.h"
#include "ui/shell/action_registry.h"
#include "ui/widgets/search_field.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;
using config::Kind;

class TestRoutesPlace : public QObject
{
    Q_OBJECT

public:
    TestRoutesPlace()
        : m_plugins(plugins::builtinPlugins())
    {
    }

private slots:
    void init();
    void cleanup();
    void modelIsSound();
    void modelShowsTraffic();
    void disablingInTheFormSetsStatusZero();
    void spaceTogglesInTheList();
    void listEditsAreUndone();
    void filterFindsRoutes();
    void rawEditsFlowIntoTheDraft();
    void brokenRawTextChangesNothing();
    void wholeDocumentAsYaml();
    void formFollowsUndo();
    void renamingInTheFormKeepsItOpen();
    void problemsAreNamedAtTheirField();
    void everyKindOpens_data();
    void everyKindOpens();
    void formFitsTheNarrowestPane();
    void actionsAreThere();
    void controlsHaveNames();

private:
    QJsonObject route(const QString &id) const
    {
        return m_editor->document().find(Kind::Route, id).value_or(QJsonObject());
    }

    plugin::Registry m_plugins;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<app::Draft> m_draft;
    std::unique_ptr<DocumentEditor> m_editor;
    std::unique_ptr<metrics::Board> m_board;
    std::unique_ptr<RoutesPlace> m_place;
    std::unique_ptr<QWidget> m_widget;
    std::unique_ptr<ActionRegistry> m_actions;
};

void TestRoutesPlace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(app::Workspace::createDemo(m_folder->path(), u"127.0.0.1:9081"_s));
    auto opened = app::Workspace::open(m_folder->path());
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    m_draft = std::make_unique<app::Draft>(*m_workspace);
    m_editor = std::make_unique<DocumentEditor>(*m_draft);
    m_board = std::make_unique<metrics::Board>();
    m_place = std::make_unique<RoutesPlace>(*m_editor, m_plugins, m_board.get());
    m_widget = std::unique_ptr<QWidget>(m_place->createWidget());
    m_actions = std::make_unique<ActionRegistry>(m_widget.get());
    m_place->addActions(*m_actions);
    m_widget->resize(1160, 640);
    m_widget->show();
}

void TestRoutesPlace::cleanup()
{
    m_actions.reset();
    m_widget.reset();
    m_place.reset();
    m_editor.reset();
    m_draft.reset();
    m_workspace.reset();
}

void TestRoutesPlace::modelIsSound()
{
    auto *model = qobject_cast<QSortFilterProxyModel *>(m_place->list()->table()->model());
    QAbstractItemModelTester tester(model->sourceModel(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester proxyTester(model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int rows = model->rowCount();
    QCOMPARE(rows, m_editor->document().resources(Kind::Route).size());
    m_editor->add(Kind::Route, {{u"uri"_s, u"/x"_s}}, u"hello"_s);
    m_editor->remove(Kind::Route, {u"slow"_s, u"chat"_s, u"old"_s});
    m_editor->move({Kind::Route, u"hello"_s}, 3);
    QCOMPARE(model->rowCount(), rows - 2);
    m_place->list()->setKind(Kind::Upstream);
    QCOMPARE(model->rowCount(), 1);
    while (m_editor->undoStack().canUndo())
        m_editor->undoStack().undo();
    m_place->list()->setKind(Kind::Route);
    QCOMPARE(model->rowCount(), rows);
}

void TestRoutesPlace::modelShowsTraffic()
{
    metrics::Bin bin;
    bin.byClass[std::size_t(metrics::Class::Success)] = 200;
    bin.latency.record(12'000, 200);
    m_board->addSecond(1000, {metrics::BinMap{{"hello", bin}}});
    const auto *model = m_place->list()->table()->model();
    QCOMPARE(model->index(0, 6).data().toString(), u"20"_s);
    QVERIFY(model->index(0, 7).data().toString().contains(u"12"_s));
    QVERIFY(model->index(1, 6).data().toString().isEmpty());
    const ResourceModel late(*m_editor, m_place->problems(), m_board.get());
    QCOMPARE(late.index(0, 6).data().toString(), u"20"_s);
}

void TestRoutesPlace::disablingInTheFormSetsStatusZero()
{
    m_place->open({Kind::Route, u"hello"_s});
    QCheckBox *on = m_place->pane()->form()->enabledSwitch();
    QVERIFY(on->isChecked());
    on->click();
    QCOMPARE(m_draft->document().find(Kind::Route, u"hello"_s)->value(u"status"_s), QJsonValue(0));
    on->click();
    QVERIFY(!route(u"hello"_s).contains(u"status"_s));
    QVERIFY(m_draft->changes().isEmpty());
}

void TestRoutesPlace::spaceTogglesInTheList()
{
    m_place->list()->select(u"hello"_s);
    m_actions->find(u"routes.toggle"_s)->trigger();
    QCOMPARE(route(u"hello"_s).value(u"status"_s), QJsonValue(0));
    m_actions->find(u"edit.undo"_s)->trigger();
    QVERIFY(!route(u"hello"_s).contains(u"status"_s));
}

void TestRoutesPlace::listEditsAreUndone()
{
    const config::Document before = m_editor->document();
    m_place->list()->select(u"slow"_s);
    m_actions->find(u"routes.delete"_s)->trigger();
    QVERIFY(route(u"slow"_s).isEmpty());
    QCOMPARE(m_place->list()->currentId(), u"error"_s);
    m_actions->find(u"routes.duplicate"_s)->trigger();
    m_actions->find(u"routes.add"_s)->trigger();
    QCOMPARE(m_editor->undoStack().count(), 3);
    QVERIFY(m_place->pane()->isVisible());
    while (m_editor->undoStack().canUndo())
        m_actions->find(u"edit.undo"_s)->trigger();
    QCOMPARE(m_editor->document(), before);
    QVERIFY(!m_actions->find(u"edit.undo"_s)->isEnabled());
}

void TestRoutesPlace::filterFindsRoutes()
{
    SearchField *filter = m_place->list()->filterField();
    QCOMPARE(filter->placeholderText(), u"Filter routes"_s);
    QTest::keyClicks(filter, u"limit-count"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(m_place->list()->table()->model()->rowCount(), 1);
    QTest::keyClicks(filter, u"zzz"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(!m_place->list()->table()->isVisible());
    filter->clear();
    QVERIFY(m_place->list()->table()->isVisible());
}

void TestRoutesPlace::rawEditsFlowIntoTheDraft()
{
    m_place->open({Kind::Route, u"hello"_s});
    m_place->pane()->setView(ResourcePane::View::Raw);
    RawView *raw = m_place->pane()->raw();
    QString text = raw->editor()->toPlainText();
    QVERIFY(text.contains(u"/hello"_s));
    raw->editor()->setPlainText(text.replace(u"/hello"_s, u"/hi"_s));
    raw->commit();
    QCOMPARE(route(u"hello"_s).value(u"uri"_s), QJsonValue(u"/hi"_s));
    QVERIFY(m_editor->undoStack().canUndo());
    m_editor->undoStack().undo();
    QVERIFY(raw->editor()->toPlainText().contains(u"/hello"_s));
}

void TestRoutesPlace::brokenRawTextChangesNothing()
{
    m_place->open({Kind::Route, u"hello"_s});
    m_place->pane()->setView(ResourcePane::View::Raw);
    RawView *raw = m_place->pane()->raw();
    raw->editor()->setPlainText(u"{\n  \"uri\": \n}"_s);
    raw->commit();
    QVERIFY(raw->editor()->faultLine() > 0);
    QVERIFY(m_draft->changes().isEmpty());
    raw->editor()->setPlainText(u"{\"id\":\"slow\"}"_s);
    raw->commit();
    QVERIFY(raw->editor()->faultLine() > 0);
    QVERIFY(m_draft->changes().isEmpty());
}

void TestRoutesPlace::wholeDocumentAsYaml()
{
    m_place->open({Kind::Route, u"hello"_s});
    m_place->pane()->setView(ResourcePane::View::Raw);
    RawView *raw = m_place->pane()->raw();
    raw->setScope(RawView::Scope::Document);
    QString text = raw->editor()->toPlainText();
    QVERIFY(text.contains(u"upstreams:"_s));
    raw->editor()->setPlainText(text.replace(u"uri: /slow"_s, u"uri: /slower"_s));
    raw->commit();
    QCOMPARE(m_draft->changes().size(), 1);
    QCOMPARE(route(u"slow"_s).value(u"uri"_s), QJsonValue(u"/slower"_s));
    raw->editor()->setPlainText(u"routes:\n  - id: [\n"_s);
    raw->commit();
    QVERIFY(raw->editor()->faultLine() > 0);
    QCOMPARE(m_draft->changes().size(), 1);
}

void TestRoutesPlace::formFollowsUndo()
{
    m_place->open({Kind::Route, u"hello"_s});
    ObjectField *match = m_place->pane()->form()->sectionOf(u"uri"_s);
    auto *paths = match->row(u"uri"_s)->findChild<QPlainTextEdit *>();
    QCOMPARE(paths->toPlainText(), u"/hello"_s);
    paths->setPlainText(u"/hello\n/hi"_s);
    QCOMPARE(route(u"hello"_s).value(u"uris"_s).toArray().size(), 2);
    QVERIFY(!route(u"hello"_s).contains(u"uri"_s));
    m_editor->undoStack().undo();
    QCOMPARE(paths->toPlainText(), u"/hello"_s);
    QVERIFY(m_draft->changes().isEmpty());
}

void TestRoutesPlace::renamingInTheFormKeepsItOpen()
{
    m_place->open({Kind::Route, u"hello"_s});
    QVERIFY(m_editor->rename({Kind::Route, u"hello"_s}, u"greeting"_s));
    QCOMPARE(m_place->pane()->resource().id, u"greeting"_s);
    QCOMPARE(m_place->list()->currentId(), u"greeting"_s);
    m_editor->undoStack().undo();
    QCOMPARE(m_place->pane()->resource().id, u"hello"_s);
}

void TestRoutesPlace::problemsAreNamedAtTheirField()
{
    QVERIFY(m_place->problems().all().isEmpty());
    QJsonObject changed = route(u"hello"_s);
    changed.insert(u"priority"_s, u"high"_s);
    m_editor->replace({Kind::Route, u"hello"_s}, changed);
    QTRY_COMPARE(m_place->problems().of(Kind::Route, u"hello"_s).size(), 1);
    QCOMPARE(m_place->badge().tone, Tone::Danger);
    m_place->open({Kind::Route, u"hello"_s}, u"/priority"_s);
    FormRow *row = m_place->pane()->form()->sectionOf(u"priority"_s)->row(u"priority"_s);
    QVERIFY(row && !row->faultText().isEmpty());
    m_editor->undoStack().undo();
    QTRY_VERIFY(m_place->problems().all().isEmpty());
    QCOMPARE(m_place->badge().tone, Tone::Secondary);
}

void TestRoutesPlace::everyKindOpens_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind : {Kind::Route, Kind::Service, Kind::Upstream, Kind::Consumer,
                            Kind::PluginConfig, Kind::GlobalRule})
        QTest::addRow("%s", config::sectionName(kind).data()) << int(kind);
}

void TestRoutesPlace::everyKindOpens()
{
    QFETCH(const int, kind);
    m_place->list()->setKind(Kind(kind));
    m_place->list()->addFirst();
    const QString id = m_place->list()->currentId();
    const config::Document before = m_editor->document();
    for (qsizetype i = 0; i < before.resources(Kind(kind)).size(); ++i) {
        m_place->open({Kind(kind), config::resourceId(before.resources(Kind(kind))[i], i)});
        m_place->pane()->setView(ResourcePane::View::Raw);
        m_place->pane()->setView(ResourcePane::View::Form);
    }
    QCOMPARE(m_editor->document(), before);
    m_place->problems().check();
    if (Kind(kind) != Kind::PluginConfig && Kind(kind) != Kind::GlobalRule)
        QVERIFY(m_place->problems().of(Kind(kind), id).isEmpty());
}

void TestRoutesPlace::formFitsTheNarrowestPane()
{
    m_place->open({Kind::Route, u"private"_s});
    const ResourceForm *form = m_place->pane()->form();
    const int bar = form->verticalScrollBar()->sizeHint().width();
    const int narrowest = m_place->pane()->minimumWidth() - 1 - bar;
    QVERIFY2(form->widget()->minimumSizeHint().width() <= narrowest,
             qPrintable(QString::number(form->widget()->minimumSizeHint().width())));
}

void TestRoutesPlace::actionsAreThere()
{
    for (const QString &id :
         {u"routes.add"_s, u"routes.duplicate"_s, u"routes.delete"_s, u"routes.toggle"_s,
          u"routes.view"_s, u"routes.filter"_s, u"edit.undo"_s, u"edit.redo"_s}) {
        QVERIFY2(m_actions->find(id), qPrintable(id));
        QVERIFY2(m_actions->conflicts(id).isEmpty(), qPrintable(id));
        QVERIFY(!m_actions->find(id)->shortcut().isEmpty());
    }
}

void TestRoutesPlace::controlsHaveNames()
{
    m_place->open({Kind::Route, u"limited"_s}, u"/plugins/limit-count"_s);
    QStringList nameless;
    for (QWidget *control : m_widget->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<QAbstractButton *>(control);
        const bool field = qobject_cast<QLineEdit *>(control) || qobject_cast<QComboBox *>(control)
            || qobject_cast<QPlainTextEdit *>(control);
        const bool own = control->objectName().startsWith(u"qt_"_s)
            || qobject_cast<QComboBox *>(control->parentWidget())
            || qobject_cast<QLineEdit *>(control->parentWidget())
            || qobject_cast<QTabBar *>(control->parentWidget());
        const bool named =
            !control->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if ((button || field) && !own && !named && control->isVisible())
            nameless << QString::fromLatin1(control->metaObject()->className());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
}

QTEST_MAIN(TestRoutesPlace)
#include "tst_routes_place.moc"
