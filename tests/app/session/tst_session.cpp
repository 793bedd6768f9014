// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_service.h"
#include "app/session/secret_references.h"
#include "app/session/session.h"
#include "app/workspace/demo_configuration.h"
#include "gateway/config/yaml.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;
using config::Kind;

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void demoAnswers();
    void applyChangesWhatIsServed();
    void faultyDraftsAreNotApplied();
    void oldFaultsDoNotHinderOtherEdits();
    void undoGoesBackStepByStep();
    void theFileOfSomebodyElseIsServed();
    void aFaultyFileOfSomebodyElseIsNot();
    void editsSurviveSomebodyElsesChange();
    void theDemoServiceMayMove();
    void keysMakeTheProtectedRouteAnswer();
    void otherSettingsMoveTheListener();
    void testRequestsNeedAGateway();
    void findsSecretReferences();

private:
    void open();
    int statusOf(const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

void TestSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestSession::cleanup()
{
    m_session.reset();
    m_folder.reset();
}

void TestSession::open()
{
    Session::Options options;
    options.folder = m_folder->path();
    options.demo = true;
    options.port = 0;
    auto session = Session::open(options);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    m_session = std::move(*session);
    m_session->secrets().useMemoryOnly();
    QVERIFY(m_session->startGateway());
    QTRY_COMPARE(m_session->gateway().state(), Gateway::State::Running);
}

// 0: there was none.
int TestSession::statusOf(const QString &path)
{
    int status = -1;
    m_session->sendTestRequest("GET", path, this,
                               [&](const Result<int> &result) { status = result.value_or(0); });
    if (!QTest::qWaitFor([&] { return status >= 0; }, 10'000))
        qWarning("no answer");
    return status;
}

static config::Document withStatus(config::Document document, const QString &id, int status)
{
    QJsonObject route = *document.find(Kind::Route, id);
    route.insert(u"status"_qs, status);
    document.put(Kind::Route, id, route);
    return document;
}

static void replace(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    QVERIFY(file.commit());
}

void TestSession::demoAnswers()
{
    QVERIFY(m_session->demoService());
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    QCOMPARE(statusOf(u"/error"_qs), 500);
    QCOMPARE(statusOf(u"/inventory"_qs), 200);
    QCOMPARE(statusOf(u"/old/hello"_qs), 301);
    QCOMPARE(statusOf(u"/orders/1"_qs), 401);
    QCOMPARE(statusOf(u"/nowhere"_qs), 404);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(statusOf(u"/search"_qs), 200);
    QCOMPARE(statusOf(u"/search"_qs), 429);
}

void TestSession::applyChangesWhatIsServed()
{
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    m_session->draft().setDocument(withStatus(m_session->draft().document(), u"hello"_qs, 0));
    QCOMPARE(statusOf(u"/hello"_qs), 200); // a draft is not served
    QSignalSpy applied(m_session.get(), &Session::applied);
    const auto report = m_session->apply();
    QVERIFY(report);
    QVERIFY(report->faults.isEmpty());
    QCOMPARE(applied.size(), 1);
    QVERIFY(m_session->draft().changes().isEmpty());
    QCOMPARE(statusOf(u"/hello"_qs), 404);
    QFile file(m_session->workspace().configurationPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(config::readYaml(file.readAll()).document == m_session->draft().document());
}

void TestSession::faultyDraftsAreNotApplied()
{
    config::Document document = m_session->draft().document();
    document.put(
        Kind::Route, u"bad"_qs,
        {{u"id"_qs, u"bad"_qs},
         {u"uri"_qs, u"/bad"_qs},
         {u"plugins"_qs, QJsonObject{{u"limit-count"_qs, QJsonObject{{u"count"_qs, -1}}}}}});
    m_session->draft().setDocument(document);
    const auto report = m_session->apply();
    QVERIFY(!report);
    QCOMPARE(report.error().first().resourceId, u"bad"_qs);
    QVERIFY(!m_session->draft().changes().isEmpty());
    QVERIFY(!m_session->workspace().document().find(Kind::Route, u"bad"_qs));
    QCOMPARE(statusOf(u"/hello"_qs), 200);
}

void TestSession::oldFaultsDoNotHinderOtherEdits()
{
    config::Document document = m_session->draft().document();
    const QJsonObject plugins{{u"no-such-plugin"_qs, QJsonObject()}};
    document.put(Kind::Route, u"old-one"_qs, {{u"uri"_qs, u"/x"_qs}, {u"plugins"_qs, plugins}});
    QSignalSpy applied(m_session.get(), &Session::applied);
    replace(m_session->workspace().configurationPath(), config::writeYaml(document));
    QTRY_COMPARE(applied.size(), 1);
    m_session->draft().setDocument(withStatus(document, u"hello"_qs, 0));
    const auto report = m_session->apply();
    QVERIFY(report);
    QVERIFY(!report->faults.isEmpty());
    QCOMPARE(statusOf(u"/hello"_qs), 404);
}

void TestSession::undoGoesBackStepByStep()
{
    QVERIFY(!m_session->undoApply());
    const config::Document first = m_session->draft().document();
    m_session->draft().setDocument(withStatus(first, u"hello"_qs, 0));
    QVERIFY(m_session->apply());
    m_session->draft().setDocument(withStatus(m_session->draft().document(), u"error"_qs, 0));
    QVERIFY(m_session->apply());
    QCOMPARE(statusOf(u"/error"_qs), 404);
    QVERIFY(m_session->undoApply());
    QCOMPARE(statusOf(u"/error"_qs), 500);
    QCOMPARE(statusOf(u"/hello"_qs), 404);
    QVERIFY(m_session->undoApply());
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    QVERIFY(m_session->draft().document() == first);
    QVERIFY(!m_session->undoApply());
}

void TestSession::theFileOfSomebodyElseIsServed()
{
    QSignalSpy applied(m_session.get(), &Session::applied);
    replace(m_session->workspace().configurationPath(),
            config::writeYaml(withStatus(m_session->draft().document(), u"hello"_qs, 0)));
    QTRY_COMPARE(applied.size(), 1);
    QCOMPARE(statusOf(u"/hello"_qs), 404);
    QVERIFY(m_session->draft().changes().isEmpty());
}

void TestSession::aFaultyFileOfSomebodyElseIsNot()
{
    QSignalSpy problem(m_session.get(), &Session::gatewayProblem);
    replace(m_session->workspace().configurationPath(), "routes: {\n#END\n");
    QTRY_COMPARE(problem.size(), 1);
    QCOMPARE(statusOf(u"/hello"_qs), 200);
}

void TestSession::editsSurviveSomebodyElsesChange()
{
    const config::Document before = m_session->draft().document();
    m_session->draft().setDocument(withStatus(before, u"error"_qs, 0));
    QSignalSpy applied(m_session.get(), &Session::applied);
    replace(m_session->workspace().configurationPath(),
            config::writeYaml(withStatus(before, u"hello"_qs, 0)));
    QTRY_COMPARE(applied.size(), 1);
    QCOMPARE(m_session->draft().changes(),
             (QList<Change>{{Change::Type::Changed, Kind::Route, u"error"_qs}}));
    QVERIFY(m_session->apply());
    QCOMPARE(statusOf(u"/hello"_qs), 404);
    QCOMPARE(statusOf(u"/error"_qs), 404);
}

void TestSession::theDemoServiceMayMove()
{
    m_session.reset();
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString address = u"127.0.0.1:%1"_qs.arg(taken.serverPort());
    replace(m_folder->filePath(u"apisix.yaml"_qs), config::writeYaml(demoConfiguration(address)));
    open();
    QVERIFY(m_session->demoService()->address() != address);
    QCOMPARE(demoAddress(m_session->workspace().document()), m_session->demoService()->address());
    QVERIFY(m_session->draft().changes().isEmpty());
    QCOMPARE(statusOf(u"/hello"_qs), 200);
}

void TestSession::keysMakeTheProtectedRouteAnswer()
{
    std::optional<NewKey> key;
    m_session->keys().create(m_session->draft().document(), u"alice"_qs, u"test"_qs,
                             [&](const Result<NewKey> &made) { key = *made; });
    QTRY_VERIFY(key);
    m_session->draft().setDocument(key->document);
    QVERIFY(m_session->apply());
    const QString path = u"/orders/1?apikey="_qs + QString::fromLatin1(key->key);
    QCOMPARE(statusOf(path), 200);
    QCOMPARE(statusOf(u"/orders/1?apikey=other"_qs), 401);
    const KeyInfo info = KeyService::keys(key->document).first();
    m_session->draft().setDocument(KeyService::withEnabled(key->document, info, false));
    QVERIFY(m_session->apply());
    QCOMPARE(statusOf(path), 401);
}

void TestSession::otherSettingsMoveTheListener()
{
    const quint16 before = m_session->gateway().port();
    WorkspaceSettings settings = m_session->settings();
    settings.workers = 2;
    QVERIFY(m_session->changeSettings(settings));
    QTRY_VERIFY(m_session->gateway().state() == Gateway::State::Running
                && m_session->gateway().options().workers == 2);
    QVERIFY(before > 0);
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    QCOMPARE(m_session->settings().workers, 2);
}

void TestSession::testRequestsNeedAGateway()
{
    m_session->stopGateway();
    QTRY_COMPARE(m_session->gateway().state(), Gateway::State::Stopped);
    ErrorKind kind = ErrorKind::Internal;
    m_session->sendTestRequest("GET", u"/hello"_qs, this,
                               [&](const Result<int> &result) { kind = result.error().kind; });
    QCOMPARE(kind, ErrorKind::Unavailable);
}

void TestSession::findsSecretReferences()
{
    config::Document document;
    document.put(Kind::Consumer, u"a"_qs,
                 {{u"username"_qs, u"a"_qs}, {u"x"_qs, QJsonArray{u"$secret://keychain/b"_qs}}});
    document.put(Kind::Route, u"r"_qs,
                 {{u"y"_qs, QJsonObject{{u"z"_qs, u"$secret://keychain/a"_qs}}},
                  {u"w"_qs, u"$env://HOME"_qs}});
    QCOMPARE(secretReferences(document),
             (QStringList{u"$secret://keychain/a"_qs, u"$secret://keychain/b"_qs}));
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
