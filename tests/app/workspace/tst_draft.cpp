// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/draft.h"
#include "app/workspace/workspace.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;
using config::Kind;

class TestDraft : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void namesTheChanges_data();
    void namesTheChanges();
    void journalsItselfAfterAnEdit();
    void editsBackToTheAppliedLeaveNoJournal();
    void markAppliedForgetsTheJournal();
    void resetForgetsTheEdits();
    void rebaseKeepsWhatWasEdited();
    void anUntouchedDraftLeavesTheRecoveredOneAlone();

private:
    bool journalExists() const
    {
        return QFileInfo::exists(m_workspace->dataFolder() + u"/draft.json"_qs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

// "a=1 b=2" is the routes a and b with these priorities.
static config::Document document(const QString &text)
{
    config::Document made;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString id = part.section(u'=', 0, 0);
        made.put(Kind::Route, id,
                 {{u"id"_qs, id}, {u"priority"_qs, part.section(u'=', 1).toInt()}});
    }
    return made;
}

static QString words(const QList<Change> &changes)
{
    static const QStringList types{u"+"_qs, u"~"_qs, u"-"_qs};
    QStringList list;
    for (const Change &change : changes)
        list.append(types[int(change.type)] + change.id);
    return list.join(u' ');
}

void TestDraft::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::move(*Workspace::open(m_folder->path()));
    QVERIFY(m_workspace->saveDocument(document(u"a=1 b=2"_qs)));
}

void TestDraft::cleanup()
{
    m_workspace.reset();
    m_folder.reset();
}

void TestDraft::namesTheChanges_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("changes");
    QTest::newRow("none") << "a=1"
                          << "a=1"
                          << "";
    QTest::newRow("added") << "a=1"
                           << "a=1 b=1"
                           << "+b";
    QTest::newRow("removed") << "a=1 b=1"
                             << "b=1"
                             << "-a";
    QTest::newRow("changed") << "a=1 b=1"
                             << "a=1 b=2"
                             << "~b";
    QTest::newRow("all") << "a=1 b=1 c=1"
                         << "b=2 c=1 d=1"
                         << "~b +d -a";
    QTest::newRow("order only") << "a=1 b=1"
                                << "b=1 a=1"
                                << "";
    QTest::newRow("from nothing") << ""
                                  << "a=1 b=1"
                                  << "+a +b";
}

void TestDraft::namesTheChanges()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QTEST(words(changesBetween(document(from), document(to))), "changes");
}

void TestDraft::journalsItselfAfterAnEdit()
{
    Draft draft(*m_workspace);
    QSignalSpy changed(&draft, &Draft::changed);
    draft.setDocument(document(u"a=1 b=3"_qs));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(words(draft.changes()), u"~b"_qs);
    QTRY_VERIFY(journalExists());
    draft.setDocument(draft.document());
    QCOMPARE(changed.size(), 1);
    m_workspace.reset();
    m_workspace = std::move(*Workspace::open(m_folder->path()));
    QVERIFY(m_workspace->recoveredDraft() == document(u"a=1 b=3"_qs));
}

void TestDraft::editsBackToTheAppliedLeaveNoJournal()
{
    Draft draft(*m_workspace);
    draft.setDocument(document(u"a=9"_qs));
    draft.flush();
    QVERIFY(journalExists());
    draft.setDocument(document(u"a=1 b=2"_qs));
    draft.flush();
    QVERIFY(!journalExists());
}

void TestDraft::markAppliedForgetsTheJournal()
{
    Draft draft(*m_workspace);
    draft.setDocument(document(u"a=9"_qs));
    draft.flush();
    draft.markApplied();
    QVERIFY(!journalExists());
    QVERIFY(draft.changes().isEmpty());
    QVERIFY(draft.applied() == document(u"a=9"_qs));
}

void TestDraft::resetForgetsTheEdits()
{
    Draft draft(*m_workspace);
    draft.setDocument(document(u"a=9"_qs));
    draft.reset(document(u"c=1"_qs));
    QVERIFY(draft.document() == document(u"c=1"_qs));
    QVERIFY(draft.applied() == document(u"c=1"_qs));
}

void TestDraft::rebaseKeepsWhatWasEdited()
{
    Draft draft(*m_workspace); // a=1 b=2
    draft.setDocument(document(u"a=5 d=1"_qs));
    draft.rebase(document(u"a=1 b=2 c=3"_qs)); // somebody added c
    QVERIFY(draft.applied() == document(u"a=1 b=2 c=3"_qs));
    QVERIFY(draft.document() == document(u"a=5 c=3 d=1"_qs));
    QCOMPARE(words(draft.changes()), u"~a +d -b"_qs);
}

void TestDraft::anUntouchedDraftLeavesTheRecoveredOneAlone()
{
    QVERIFY(m_workspace->saveDraft(document(u"z=1"_qs)));
    m_workspace.reset();
    m_workspace = std::move(*Workspace::open(m_folder->path()));
    const Draft draft(*m_workspace);
    QVERIFY(draft.document() == document(u"a=1 b=2"_qs));
    QVERIFY(m_workspace->recoveredDraft() == document(u"z=1"_qs));
}

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
