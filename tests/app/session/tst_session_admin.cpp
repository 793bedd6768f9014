// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;
using config::Kind;

static constexpr char newRoute[] =
    "{\"uri\":\"/new\",\"plugins\":{\"mocking\":{\"response_example\""
    ":\"hi\"}},\"upstream\":{\"nodes\":{\"127.0.0.1:9\":1}}}";

// The Admin API of an open workspace, as the desktop program serves it.
class TestSessionAdmin : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isOffAtFirst();
    void changesAreAppliedWithTheirAuthor();
    void changesCanBeUndone();
    void unappliedDraftsAreNotTouched();
    void faultyChangesLeaveEverything();
    void aTakenPortIsAProblem();
    void theKeyStaysTheSame();
    void addressesAreChecked();

private:
    void open();
    void serve(quint16 port = 0, const QString &address = u"127.0.0.1"_qs);
    QByteArray key();
    int put(const QString &resource, const QByteArray &body);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    QNetworkAccessManager m_network;
};

void TestSessionAdmin::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestSessionAdmin::cleanup()
{
    m_session.reset();
    m_folder.reset();
}

void TestSessionAdmin::open()
{
    Session::Options options;
    options.folder = m_folder->path();
    options.demo = true;
    options.port = 0;
    options.store = false;
    options.adminApi = true;
    auto session = Session::open(options);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    m_session = std::move(*session);
    m_session->secrets().useMemoryOnly();
}

void TestSessionAdmin::serve(quint16 port, const QString &address)
{
    WorkspaceSettings settings = m_session->settings();
    settings.adminApi = true;
    settings.adminPort = port;
    settings.adminAddress = address;
    QVERIFY(m_session->changeSettings(settings));
    QTRY_VERIFY(m_session->adminService().state() != AdminService::State::Opening);
}

QByteArray TestSessionAdmin::key()
{
    QByteArray key;
    m_session->adminService().readKey(
        this, [&key](const Result<QByteArray> &read) { key = read.value_or("none"); });
    if (!QTest::qWaitFor([&key] { return !key.isEmpty(); }))
        qWarning("no key was told");
    return key;
}

int TestSessionAdmin::put(const QString &resource, const QByteArray &body)
{
    QNetworkRequest request(QUrl(m_session->adminService().url() + u'/' + resource));
    request.setRawHeader("X-API-KEY", key());
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_qs);
    QNetworkReply *reply = m_network.put(request, body);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }))
        qWarning("no answer");
    reply->deleteLater();
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void TestSessionAdmin::isOffAtFirst()
{
    QCOMPARE(m_session->adminService().state(), AdminService::State::Off);
    QCOMPARE(m_session->adminService().url(), QString());
    QCOMPARE(m_session->settings().adminPort, quint16(9180));
}

void TestSessionAdmin::changesAreAppliedWithTheirAuthor()
{
    serve();
    QCOMPARE(m_session->adminService().state(), AdminService::State::Listening);
    QSignalSpy drafts(&m_session->draft(), &Draft::changed);
    QList<OthersRevision> told;
    connect(m_session.get(), &Session::appliedByOther, this,
            [&told](const OthersRevision &revision) { told.append(revision); });
    QCOMPARE(put(u"routes/new"_qs, newRoute), 201);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().author, u"Admin API"_qs);
    QCOMPARE(told.first().revision, m_session->gateway().revision());
    const QList<Change> added{{Change::Type::Added, Kind::Route, u"new"_qs}};
    QVERIFY(told.first().changes == added);
    QVERIFY(!drafts.isEmpty());
    QVERIFY(m_session->draft().document().find(Kind::Route, u"new"_qs));
    QVERIFY(m_session->draft().changes().isEmpty());
    QVERIFY(m_session->gateway().document().find(Kind::Route, u"new"_qs));
}

void TestSessionAdmin::changesCanBeUndone()
{
    serve();
    QCOMPARE(put(u"routes/new"_qs, newRoute), 201);
    QVERIFY(m_session->undoApply());
    QVERIFY(!m_session->gateway().document().find(Kind::Route, u"new"_qs));
    QVERIFY(!m_session->workspace().document().find(Kind::Route, u"new"_qs));
}

void TestSessionAdmin::unappliedDraftsAreNotTouched()
{
    serve();
    config::Document edited = m_session->draft().document();
    edited.remove(Kind::Route, u"hello"_qs);
    m_session->draft().setDocument(edited);
    QCOMPARE(put(u"routes/new"_qs, newRoute), 409);
    QVERIFY(m_session->draft().document() == edited);
    QVERIFY(!m_session->gateway().document().find(Kind::Route, u"new"_qs));
}

void TestSessionAdmin::faultyChangesLeaveEverything()
{
    serve();
    const config::Document before = m_session->workspace().document();
    QCOMPARE(put(u"routes/new"_qs, "{\"uri\":\"/new\",\"plugins\":{\"no-such\":{}}}"), 400);
    QVERIFY(m_session->workspace().document() == before);
}

void TestSessionAdmin::aTakenPortIsAProblem()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    serve(other.serverPort());
    AdminService &service = m_session->adminService();
    QCOMPARE(service.state(), AdminService::State::Failed);
    QVERIFY2(service.problem().contains(QString::number(other.serverPort())),
             qPrintable(service.problem()));
    const quint16 port = other.serverPort();
    other.close();
    serve(port); // the same settings: tried again
    QCOMPARE(service.state(), AdminService::State::Listening);
    QVERIFY(service.problem().isEmpty());
}

void TestSessionAdmin::theKeyStaysTheSame()
{
    serve();
    const QByteArray first = key();
    QVERIFY(first.startsWith("gh_"));
    WorkspaceSettings off = m_session->settings();
    off.adminApi = false;
    QVERIFY(m_session->changeSettings(off));
    QCOMPARE(m_session->adminService().state(), AdminService::State::Off);
    serve();
    QCOMPARE(key(), first);
    QFile kept(m_folder->filePath(u"gatehouse.json"_qs));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains(first));
}

void TestSessionAdmin::addressesAreChecked()
{
    serve(0, u"nowhere"_qs); // as from a file that was edited by hand: the standard address
    QCOMPARE(m_session->adminService().state(), AdminService::State::Listening);
    QVERIFY(m_session->adminService().url().startsWith(u"http://127.0.0.1:"_qs));
}

QTEST_GUILESS_MAIN(TestSessionAdmin)
#include "tst_session_admin.moc"
