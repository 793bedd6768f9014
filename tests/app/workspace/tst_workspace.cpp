// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include "app/workspace/environment.h"
#include "gateway/config/yaml.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;
using config::Kind;

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyFolderIsAnEmptyWorkspace();
    void aMissingFolderIsNotFound();
    void savesAndLoads();
    void saveFailsWithoutHarm();
    void oneWriterOnly();
    void theDataFolderIsPrivate();
    void seesChangesOfOthers();
    void ownSavesAreNoNews();
    void aFaultyFileKeepsTheLastGoodDocument();
    void environmentMarksSurviveSaving();
    void propertiesKeepUnknownKeys();
    void unreadablePropertiesAreSetAside();
    void draftsComeBack();
    void aBrokenJournalIsNoDraft();
    void demoIsMadeOnceOnly();
};

static void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static config::Document withRoute(const QString &id, const QString &uri = u"/hello"_qs)
{
    config::Document document;
    document.put(Kind::Route, id, {{u"id"_qs, id}, {u"uri"_qs, uri}});
    return document;
}

static std::unique_ptr<Workspace> opened(const QString &folder)
{
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(folder);
    return workspace ? std::move(*workspace) : nullptr;
}

void TestWorkspace::anEmptyFolderIsAnEmptyWorkspace()
{
    const QTemporaryDir folder;
    const auto workspace = opened(folder.path());
    QVERIFY(workspace);
    QVERIFY(workspace->document() == config::Document());
    QVERIFY(workspace->faults().isEmpty());
    QVERIFY(!workspace->recoveredDraft());
    QCOMPARE(workspace->name(), QFileInfo(folder.path()).fileName());
}

void TestWorkspace::aMissingFolderIsNotFound()
{
    const auto workspace = Workspace::open(u"/nowhere/at/all"_qs);
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, ErrorKind::NotFound);
    QVERIFY(workspace.error().message.contains(u"/nowhere/at/all"_qs));
}

void TestWorkspace::savesAndLoads()
{
    const QTemporaryDir folder;
    {
        const auto workspace = opened(folder.path());
        QVERIFY(workspace->saveDocument(withRoute(u"r1"_qs)));
        QVERIFY(workspace->document() == withRoute(u"r1"_qs));
    }
    QVERIFY(contentOf(folder.filePath(u"apisix.yaml"_qs)).trimmed().endsWith("#END"));
    const auto again = opened(folder.path());
    QVERIFY(again->document() == withRoute(u"r1"_qs));
}

void TestWorkspace::saveFailsWithoutHarm()
{
    const QTemporaryDir folder;
    const auto workspace = opened(folder.path());
    QVERIFY(workspace->saveDocument(withRoute(u"r1"_qs)));
    // A folder in the file's place cannot be replaced, not even by root.
    QVERIFY(QFile::remove(workspace->configurationPath()));
    QVERIFY(QDir().mkpath(workspace->configurationPath()));
    const Result<void> saved = workspace->saveDocument(withRoute(u"r2"_qs));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Io);
    QVERIFY(workspace->document() == withRoute(u"r1"_qs));
}

void TestWorkspace::oneWriterOnly()
{
    const QTemporaryDir folder;
    auto first = opened(folder.path());
    QVERIFY(first);
    const auto second = Workspace::open(folder.path());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
    first.reset();
    QVERIFY(opened(folder.path()));
}

void TestWorkspace::theDataFolderIsPrivate()
{
    const QTemporaryDir folder;
    const auto workspace = opened(folder.path());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(workspace->dataFolder()) & others));
    QVERIFY(workspace->saveDraft(withRoute(u"r"_qs)));
    QVERIFY(!(QFile::permissions(workspace->dataFolder() + u"/draft.json"_qs) & others));
}

void TestWorkspace::seesChangesOfOthers()
{
    const QTemporaryDir folder;
    const auto workspace = opened(folder.path());
    QVERIFY(workspace->saveDocument(withRoute(u"r1"_qs)));
    QSignalSpy changed(workspace.get(), &Workspace::changedOnDisk);
    write(workspace->configurationPath(), config::writeYaml(withRoute(u"r2"_qs)));
    QTRY_VERIFY(!changed.isEmpty());
    QTRY_VERIFY(workspace->document() == withRoute(u"r2"_qs));
}

void TestWorkspace::ownSavesAreNoNews()
{
    const QTemporaryDir folder;
    const auto workspace = opened(folder.path());
    QSignalSpy changed(workspace.get(), &Workspace::changedOnDisk);
    QVERIFY(workspace->saveDocument(withRoute(u"r1"_qs)));
    QVERIFY(workspace->saveDocument(withRoute(u"r2"_qs)));
    write(workspace->configurationPath(), config::writeYaml(withRoute(u"r3"_qs)));
    QTRY_VERIFY(workspace->document() == withRoute(u"r3"_qs));
    QCOMPARE(changed.size(), 1);
}

void TestWorkspace::aFaultyFileKeepsTheLastGoodDocument()
{
    const QTemporaryDir folder;
    const auto workspace = opened(folder.path());
    QVERIFY(workspace->saveDocument(withRoute(u"r1"_qs)));
    QSignalSpy changed(workspace.get(), &Workspace::changedOnDisk);
    write(workspace->configurationPath(), "routes: [ {id: 1\n#END\n");
    QTRY_VERIFY(!workspace->faults().isEmpty());
    QVERIFY(!changed.isEmpty());
    QVERIFY(workspace->document() == withRoute(u"r1"_qs));
    write(workspace->configurationPath(), "routes: []\n"); // half-written: no end mark
    QTRY_VERIFY(changed.size() >= 2);
    QVERIFY(!workspace->faults().isEmpty());
    QVERIFY(workspace->saveDocument(withRoute(u"r2"_qs)));
    QVERIFY(workspace->faults().isEmpty());
}

void TestWorkspace::environmentMarksSurviveSaving()
{
    const QTemporaryDir folder;
    qputenv("GATEHOUSE_TEST_PREFIX", "/from-environment");
    write(folder.filePath(u"apisix.yaml"_qs),
          "routes:\n  - id: r1\n    uri: ${{GATEHOUSE_TEST_PREFIX}}\n#END\n");
    const auto workspace = opened(folder.path());
    QVERIFY(workspace->faults().isEmpty());
    QVERIFY(workspace->saveDocument(workspace->document()));
    const QByteArray saved = contentOf(workspace->configurationPath());
    QVERIFY(saved.contains("${{GATEHOUSE_TEST_PREFIX}}"));
    QVERIFY(!saved.contains("/from-environment"));
    const Expanded expanded = withEnvironment(workspace->document());
    QVERIFY(expanded.faults.isEmpty());
    QCOMPARE(expanded.document.find(Kind::Route, u"r1"_qs)->value(u"uri"_qs).toString(),
             u"/from-environment"_qs);
    qunsetenv("GATEHOUSE_TEST_PREFIX");
    QVERIFY(!withEnvironment(workspace->document()).faults.isEmpty());
}

void TestWorkspace::propertiesKeepUnknownKeys()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"gatehouse.json"_qs), R"({"version":1,"future":{"a":1}})");
    auto workspace = opened(folder.path());
    QJsonObject properties = workspace->properties();
    properties.insert(u"notes"_qs, u"hi"_qs);
    QVERIFY(workspace->saveProperties(properties));
    workspace.reset();
    workspace = opened(folder.path());
    QCOMPARE(workspace->properties().value(u"future"_qs).toObject().value(u"a"_qs).toInt(), 1);
    QCOMPARE(workspace->properties().value(u"notes"_qs).toString(), u"hi"_qs);
    QCOMPARE(workspace->properties().value(u"version"_qs).toInt(), 1);
}

void TestWorkspace::unreadablePropertiesAreSetAside()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"gatehouse.json"_qs), "{ broken");
    const auto workspace = opened(folder.path());
    QVERIFY(workspace->properties().isEmpty());
    QVERIFY(workspace->saveProperties({}));
    QCOMPARE(contentOf(folder.filePath(u"gatehouse.json.unreadable"_qs)), QByteArray("{ broken"));
}

void TestWorkspace::draftsComeBack()
{
    const QTemporaryDir folder;
    config::Document draft = withRoute(u"r1"_qs);
    draft.put(Kind::Upstream, u"u"_qs,
              {{u"id"_qs, u"u"_qs}, {u"nodes"_qs, QJsonObject{{u"a:1"_qs, 1}}}});
    draft.setUnknown({{u"x-mine"_qs, true}});
    auto workspace = opened(folder.path());
    QVERIFY(workspace->saveDraft(draft));
    workspace.reset();
    workspace = opened(folder.path());
    QVERIFY(workspace->recoveredDraft() == draft);
    workspace->discardDraft();
    QVERIFY(!workspace->recoveredDraft());
    workspace.reset();
    QVERIFY(!opened(folder.path())->recoveredDraft());
}

void TestWorkspace::aBrokenJournalIsNoDraft()
{
    const QTemporaryDir folder;
    opened(folder.path());
    write(folder.filePath(u".gatehouse/draft.json"_qs), R"({"version":1,"sections")");
    QVERIFY(!opened(folder.path())->recoveredDraft());
    write(folder.filePath(u".gatehouse/draft.json"_qs), R"({"version":99,"sections":{}})");
    QVERIFY(!opened(folder.path())->recoveredDraft());
}

void TestWorkspace::demoIsMadeOnceOnly()
{
    const QTemporaryDir parent;
    const QString folder = parent.filePath(u"a/demo"_qs);
    QVERIFY(Workspace::createDemo(folder, u"127.0.0.1:9081"_qs));
    const QByteArray first = contentOf(folder + u"/apisix.yaml"_qs);
    QVERIFY(first.contains("127.0.0.1:9081"));
    QVERIFY(Workspace::createDemo(folder, u"127.0.0.1:1"_qs));
    QCOMPARE(contentOf(folder + u"/apisix.yaml"_qs), first);
    QVERIFY(opened(folder)->faults().isEmpty());
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
