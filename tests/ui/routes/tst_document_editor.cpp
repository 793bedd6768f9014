// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"
#include "ui/routes/document_editor.h"
#include "ui/routes/edit_command.h"
#include "ui/routes/text_diff.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;
using config::Kind;

class TestDocumentEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void undoAndRedoReplace();
    void typingMergesPerFieldWithinASecond();
    void typingBackLeavesNothing();
    void addGivesFreeIds();
    void removeIsUndoneAtItsPlace();
    void duplicateStandsAfter();
    void renameChangesReferences();
    void moveIsUndone();
    void changesFromElsewhereStay();
    void wholeDocumentIsOneCommand();
    void discardGoesBackToWhatRuns();
    void patchesTurnOneIntoTheOther_data();
    void patchesTurnOneIntoTheOther();
    void diffNamesLines();

private:
    QJsonObject route(const QString &id) const
    {
        return m_editor->document().find(Kind::Route, id).value_or(QJsonObject());
    }
    QJsonObject with(const QString &id, const QString &key, const QJsonValue &value) const
    {
        QJsonObject changed = route(id);
        changed.insert(key, value);
        return changed;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<app::Draft> m_draft;
    std::unique_ptr<DocumentEditor> m_editor;
    qint64 m_now = 0;
};

void TestDocumentEditor::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(app::Workspace::createDemo(m_folder->path(), u"127.0.0.1:9081"_s));
    auto opened = app::Workspace::open(m_folder->path());
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    m_draft = std::make_unique<app::Draft>(*m_workspace);
    m_editor = std::make_unique<DocumentEditor>(*m_draft);
    m_editor->setClock([this] { return m_now; });
}

void TestDocumentEditor::cleanup()
{
    m_editor.reset();
    m_draft.reset();
    m_workspace.reset();
}

void TestDocumentEditor::undoAndRedoReplace()
{
    const QJsonObject before = route(u"hello"_s);
    const QJsonObject after = with(u"hello"_s, u"uri"_s, u"/hi"_s);
    m_editor->replace({Kind::Route, u"hello"_s}, after);
    QCOMPARE(route(u"hello"_s), after);
    QVERIFY(m_editor->undoStack().undoText().contains(u"Hello"_s));
    m_editor->undoStack().undo();
    QCOMPARE(route(u"hello"_s), before);
    QVERIFY(m_draft->changes().isEmpty());
    m_editor->undoStack().redo();
    QCOMPARE(route(u"hello"_s), after);
    m_editor->replace({Kind::Route, u"hello"_s}, after);
    QCOMPARE(m_editor->undoStack().count(), 1);
}

void TestDocumentEditor::typingMergesPerFieldWithinASecond()
{
    const ResourceRef hello{Kind::Route, u"hello"_s};
    const auto type = [&](const QString &key, const QString &text) {
        m_editor->replace(hello, with(u"hello"_s, key, text), QString(u'/' + key));
    };
    type(u"desc"_s, u"a"_s);
    m_now += 300;
    type(u"desc"_s, u"ab"_s);
    m_now += 900;
    type(u"desc"_s, u"abc"_s);
    QCOMPARE(m_editor->undoStack().count(), 1);
    m_now += 1100;
    type(u"desc"_s, u"abcd"_s);
    QCOMPARE(m_editor->undoStack().count(), 2);
    type(u"name"_s, u"Other"_s);
    QCOMPARE(m_editor->undoStack().count(), 3);
    m_editor->undoStack().undo();
    m_editor->undoStack().undo();
    QCOMPARE(route(u"hello"_s).value(u"desc"_s), QJsonValue(u"abc"_s));
    m_editor->undoStack().undo();
    QVERIFY(m_draft->changes().isEmpty());
}

void TestDocumentEditor::typingBackLeavesNothing()
{
    const ResourceRef hello{Kind::Route, u"hello"_s};
    const QJsonObject before = route(u"hello"_s);
    m_editor->replace(hello, with(u"hello"_s, u"uri"_s, u"/hellox"_s), u"/uri"_s);
    m_editor->replace(hello, before, u"/uri"_s);
    QCOMPARE(m_editor->undoStack().count(), 0);
    QCOMPARE(route(u"hello"_s), before);
}

void TestDocumentEditor::addGivesFreeIds()
{
    const QString first = m_editor->add(Kind::Route, {{u"uri"_s, u"/x"_s}}, u"hello"_s);
    const QString second = m_editor->add(Kind::Route, {{u"id"_s, u"hello"_s}});
    QVERIFY(!first.isEmpty() && first != second && second != u"hello");
    QCOMPARE(m_editor->document().indexOf(Kind::Route, first), 1);
    const QString consumer = m_editor->add(Kind::Consumer, {});
    QVERIFY(m_editor->document().find(Kind::Consumer, consumer)->contains(u"username"_s));
    while (m_editor->undoStack().canUndo())
        m_editor->undoStack().undo();
    QVERIFY(m_draft->changes().isEmpty());
}

void TestDocumentEditor::removeIsUndoneAtItsPlace()
{
    const config::Document before = m_editor->document();
    m_editor->remove(Kind::Route, {u"slow"_s, u"stream"_s, u"nothing"_s});
    QVERIFY(route(u"slow"_s).isEmpty() && route(u"stream"_s).isEmpty());
    m_editor->undoStack().undo();
    QCOMPARE(m_editor->document(), before);
    m_editor->undoStack().redo();
    QVERIFY(route(u"slow"_s).isEmpty());
}

void TestDocumentEditor::duplicateStandsAfter()
{
    const QString copy = m_editor->duplicate({Kind::Route, u"hello"_s});
    QCOMPARE(m_editor->document().indexOf(Kind::Route, copy), 1);
    QJsonObject its = route(copy);
    QCOMPARE(its.value(u"uri"_s), route(u"hello"_s).value(u"uri"_s));
    QVERIFY(m_editor->duplicate({Kind::Route, u"nothing"_s}).isEmpty());
}

void TestDocumentEditor::renameChangesReferences()
{
    const config::Document before = m_editor->document();
    QSignalSpy renamed(m_editor.get(), &DocumentEditor::renamed);
    QVERIFY(m_editor->rename({Kind::Service, u"demo"_s}, u"shop"_s));
    QCOMPARE(route(u"hello"_s).value(u"service_id"_s), QJsonValue(u"shop"_s));
    QCOMPARE(m_editor->document().find(Kind::Service, u"shop"_s)->value(u"upstream_id"_s),
             QJsonValue(u"demo"_s));
    QCOMPARE(renamed.count(), 1);
    QVERIFY(!m_editor->rename({Kind::Route, u"hello"_s}, u"slow"_s));
    m_editor->undoStack().undo();
    QCOMPARE(m_editor->document(), before);
    QCOMPARE(renamed.count(), 2);
}

void TestDocumentEditor::moveIsUndone()
{
    const config::Document before = m_editor->document();
    m_editor->move({Kind::Route, u"hello"_s}, 2);
    QCOMPARE(m_editor->document().indexOf(Kind::Route, u"hello"_s), 2);
    m_editor->undoStack().undo();
    QCOMPARE(m_editor->document(), before);
}

void TestDocumentEditor::changesFromElsewhereStay()
{
    m_editor->replace({Kind::Route, u"hello"_s}, with(u"hello"_s, u"uri"_s, u"/hi"_s));
    config::Document other = m_draft->document();
    other.put(Kind::Consumer, u"alice"_s, {{u"username"_s, u"alice"_s}});
    other.remove(Kind::Route, u"slow"_s);
    m_draft->setDocument(other);
    m_editor->undoStack().undo();
    QCOMPARE(route(u"hello"_s).value(u"uri"_s), QJsonValue(u"/hello"_s));
    QVERIFY(m_editor->document().find(Kind::Consumer, u"alice"_s));
    QVERIFY(route(u"slow"_s).isEmpty());
}

void TestDocumentEditor::wholeDocumentIsOneCommand()
{
    const config::Document before = m_editor->document();
    config::Document after = before;
    after.remove(Kind::Route, u"hello"_s);
    after.put(Kind::Upstream, u"other"_s, {{u"nodes"_s, QJsonObject()}});
    m_editor->setDocument(after);
    QCOMPARE(m_editor->document(), after);
    QCOMPARE(m_editor->undoStack().count(), 1);
    m_editor->undoStack().undo();
    QCOMPARE(m_editor->document(), before);
}

void TestDocumentEditor::discardGoesBackToWhatRuns()
{
    const config::Document before = m_editor->document();
    m_editor->replace({Kind::Route, u"hello"_s}, with(u"hello"_s, u"uri"_s, u"/hi"_s));
    m_editor->remove(Kind::Route, {u"slow"_s});
    m_editor->add(Kind::Route, {{u"uri"_s, u"/x"_s}});
    const QList<app::Change> changes = m_draft->changes();
    QCOMPARE(changes.size(), 3);
    for (const app::Change &change : changes)
        m_editor->discard(change);
    QCOMPARE(m_editor->document(), before);
    m_editor->undoStack().undo();
    QCOMPARE(m_draft->changes().size(), 1);
    m_editor->discardAll();
    QCOMPARE(m_editor->document(), before);
}

void TestDocumentEditor::patchesTurnOneIntoTheOther_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::newRow("same") << QStringList{u"a"_s} << QStringList{u"a"_s};
    QTest::newRow("added") << QStringList{u"a"_s, u"b"_s} << QStringList{u"a"_s, u"x"_s, u"b"_s};
    QTest::newRow("gone") << QStringList{u"a"_s, u"b"_s, u"c"_s} << QStringList{u"c"_s};
    QTest::newRow("turned") << QStringList{u"a"_s, u"b"_s, u"c"_s}
                            << QStringList{u"c"_s, u"b"_s, u"a"_s};
    QTest::newRow("all") << QStringList{} << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("other") << QStringList{u"a"_s, u"b"_s} << QStringList{u"c"_s, u"d"_s, u"e"_s};
}

void TestDocumentEditor::patchesTurnOneIntoTheOther()
{
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);
    const auto made = [](const QStringList &ids) {
        config::Document document;
        for (const QString &id : ids)
            document.put(Kind::Route, id, {{u"uri"_s, QString(u'/' + id)}});
        return document;
    };
    const QList<Patch> patches = patchesBetween(made(before), made(after));
    QCOMPARE(patched(made(before), patches, true), made(after));
    QCOMPARE(patched(made(after), patches, false), made(before));
}

void TestDocumentEditor::diffNamesLines()
{
    using Type = DiffLine::Type;
    const QList<DiffLine> diff = textDiff(u"a\nb\nc\nd\ne\n"_s, u"a\nb\nx\nd\ne\n"_s, 1);
    const QList<DiffLine> wanted{{Type::Skipped, u"…"_s}, {Type::Same, u"b"_s},
                                 {Type::Removed, u"c"_s}, {Type::Added, u"x"_s},
                                 {Type::Same, u"d"_s},    {Type::Skipped, u"…"_s}};
    QCOMPARE(diff, wanted);
    QCOMPARE(textDiff({}, u"a\n"_s).first().type, Type::Added);
    QVERIFY(textDiff({}, {}).isEmpty());
}

QTEST_MAIN(TestDocumentEditor)
#include "tst_document_editor.moc"
