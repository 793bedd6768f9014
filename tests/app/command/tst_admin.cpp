// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/admin_key_file.h"
#include "app/demo/demo_service.h"
#include "gateway/config/yaml.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;

// `gatehousectl serve --admin`: the real program, changed while it runs.
class TestAdmin : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aRouteThatIsPutIsServedAndWritten();
    void theProgramsOwnWriteIsNoReload();
    void jsonStaysJson();
    void environmentMarksStayInTheFile();
    void aFileThatIsNotInUseIsNotOverwritten();
    void changesReachTheWorkspace();
    void keyFiles_data();
    void keyFiles();
    void anOpenKeyFileEndsTheProgram();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &content) const;
    QByteArray contentOf(const QString &name) const;
    void writeKey(const QByteArray &key, QFile::Permissions permissions) const;
    void start(const QStringList &source);
    QString urlAfter(const QByteArray &words) const;
    int ask(const QByteArray &verb, const QString &url, const QByteArray &body = {});
    int admin(const QByteArray &verb, const QString &resource, const QByteArray &body = {});
    QByteArray route(const QByteArray &uri) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_program;
    std::unique_ptr<DemoService> m_demo;
    QNetworkAccessManager m_network;
    QByteArray m_out, m_err, m_body;
    QString m_url, m_admin;
};

static constexpr QFile::Permissions onlyMe = QFile::ReadOwner | QFile::WriteOwner;

void TestAdmin::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<QProcess>();
    m_demo = std::make_unique<DemoService>();
    QVERIFY(m_demo->listen(0));
    m_out.clear();
    m_err.clear();
    connect(m_program.get(), &QProcess::readyReadStandardOutput, this,
            [this] { m_out += m_program->readAllStandardOutput(); });
    connect(m_program.get(), &QProcess::readyReadStandardError, this,
            [this] { m_err += m_program->readAllStandardError(); });
    writeKey("admin-key-1\n", onlyMe);
}

void TestAdmin::cleanup()
{
    m_program->kill();
    QTRY_COMPARE(m_program->state(), QProcess::NotRunning);
    QVERIFY(!m_out.contains("admin-key-1") && !m_err.contains("admin-key-1"));
    if (QTest::currentTestFailed())
        qInfo("out: %s\nerr: %s", m_out.constData(), m_err.constData());
}

void TestAdmin::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray TestAdmin::contentOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAdmin::writeKey(const QByteArray &key, QFile::Permissions permissions) const
{
    write(u"key"_qs, key);
    QVERIFY(QFile::setPermissions(path(u"key"_qs), permissions));
}

QString TestAdmin::urlAfter(const QByteArray &words) const
{
    const qsizetype at = m_out.indexOf(words) + words.size();
    return QString::fromLatin1(m_out.mid(at, m_out.indexOf('\n', at) - at));
}

void TestAdmin::start(const QStringList &source)
{
    m_program->start(QStringLiteral(GATEHOUSECTL),
                     QStringList{u"serve"_qs, u"--listen"_qs, u"127.0.0.1:0"_qs, u"--workers"_qs,
                                 u"1"_qs, u"--admin"_qs, u"127.0.0.1:0"_qs, u"--admin-key-file"_qs,
                                 path(u"key"_qs)}
                         + source);
    QTRY_VERIFY_WITH_TIMEOUT(m_out.contains("listening on "), 20'000);
    m_url = urlAfter("listening on ");
    m_admin = urlAfter("admin on ");
    QVERIFY(m_admin.startsWith(u"http://127.0.0.1:"_qs));
}

int TestAdmin::ask(const QByteArray &verb, const QString &url, const QByteArray &body)
{
    QNetworkRequest request{QUrl(url)};
    request.setRawHeader("X-API-KEY", "admin-key-1");
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_qs);
    QNetworkReply *reply = m_network.sendCustomRequest(request, verb, body);
    reply->setParent(m_program.get());
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000))
        return -1;
    m_body = reply->readAll();
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

int TestAdmin::admin(const QByteArray &verb, const QString &resource, const QByteArray &body)
{
    return ask(verb, m_admin + u'/' + resource, body);
}

QByteArray TestAdmin::route(const QByteArray &uri) const
{
    return R"({"uri": ")" + uri + R"(", "upstream": {"nodes": {")" + m_demo->address().toLatin1()
        + R"(": 1}}})";
}

void TestAdmin::aRouteThatIsPutIsServedAndWritten()
{
    write(u"apisix.yaml"_qs, "routes: []\n#END\n");
    start({u"--config"_qs, path(u"apisix.yaml"_qs)});
    QCOMPARE(ask("GET", m_url + u"/hello"_qs), 404);
    QCOMPARE(admin("PUT", u"routes/1"_qs, route("/hello")), 201);
    QCOMPARE(ask("GET", m_url + u"/hello"_qs), 200);
    const config::ReadResult written = config::readFile(path(u"apisix.yaml"_qs));
    QVERIFY(written.faults.isEmpty());
    QCOMPARE(written.document.ids(config::Kind::Route), QStringList{u"1"_qs});
    QCOMPARE(admin("PUT", u"routes/2"_qs, R"({"uri": 7})"), 400);
    QCOMPARE(admin("DELETE", u"routes/1"_qs), 200);
    QCOMPARE(ask("GET", m_url + u"/hello"_qs), 404);
    QVERIFY(config::readFile(path(u"apisix.yaml"_qs))
                .document.resources(config::Kind::Route)
                .isEmpty());
}

void TestAdmin::theProgramsOwnWriteIsNoReload()
{
    write(u"apisix.yaml"_qs, "routes: []\n#END\n");
    start({u"--config"_qs, path(u"apisix.yaml"_qs)});
    QCOMPARE(admin("PUT", u"routes/1"_qs, route("/hello")), 201);
    // Longer than the watch lets events settle.
    QVERIFY(!QTest::qWaitFor([this] { return m_out.contains("in use"); }, 500));
    write(u"apisix.yaml"_qs, "routes: []\nservices: []\n#END\n");
    QTRY_VERIFY(m_out.contains("in use"));
    QCOMPARE(m_out.count("in use"), 1);
    QCOMPARE(admin("GET", u"routes/1"_qs), 404);
}

void TestAdmin::jsonStaysJson()
{
    write(u"apisix.json"_qs, R"({"routes": [], "mine": 1})");
    start({u"--config"_qs, path(u"apisix.json"_qs)});
    QCOMPARE(admin("PUT", u"routes/1"_qs, route("/hello")), 201);
    const QJsonObject root = QJsonDocument::fromJson(contentOf(u"apisix.json"_qs)).object();
    QCOMPARE(root[u"mine"_qs].toInt(), 1);
    QCOMPARE(root[u"routes"_qs][0][u"uri"_qs].toString(), u"/hello"_qs);
}

void TestAdmin::environmentMarksStayInTheFile()
{
    write(u"apisix.yaml"_qs,
          "consumers:\n  - username: jack\n    plugins:\n      key-auth:\n"
          "        key: ${{GATEHOUSE_TEST_KEY:=of-jack}}\n#END\n");
    start({u"--config"_qs, path(u"apisix.yaml"_qs)});
    QCOMPARE(admin("PUT", u"routes/1"_qs, route("/hello")), 201);
    QVERIFY(contentOf(u"apisix.yaml"_qs).contains("${{GATEHOUSE_TEST_KEY:=of-jack}}"));
    QCOMPARE(admin("GET", u"consumers/jack"_qs), 200);
    QVERIFY(m_body.contains("${{GATEHOUSE_TEST_KEY"));
}

void TestAdmin::aFileThatIsNotInUseIsNotOverwritten()
{
    write(u"apisix.yaml"_qs, "routes: []\n#END\n");
    start({u"--config"_qs, path(u"apisix.yaml"_qs)});
    write(u"apisix.yaml"_qs, "routes: [\n");
    QCOMPARE(admin("PUT", u"routes/1"_qs, route("/hello")), 409);
    QCOMPARE(contentOf(u"apisix.yaml"_qs), QByteArray("routes: [\n"));
    QCOMPARE(ask("GET", m_url + u"/hello"_qs), 404);
}

void TestAdmin::changesReachTheWorkspace()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"space"_qs));
    write(u"space/apisix.yaml"_qs, "routes: []\n#END\n");
    start({u"--workspace"_qs, path(u"space"_qs), u"--store"_qs, u"none"_qs});
    QCOMPARE(admin("PUT", u"routes/1"_qs, route("/hello")), 201);
    QCOMPARE(ask("GET", m_url + u"/hello"_qs), 200);
    QVERIFY(contentOf(u"space/apisix.yaml"_qs).contains("uri: /hello"));
    QVERIFY(!QFile::exists(path(u"space/.gatehouse/draft.json"_qs)));
}

void TestAdmin::keyFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QFile::Permissions>("permissions");
    QTest::addColumn<QByteArray>("key"); // empty: refused
    const QFile::Permissions group = onlyMe | QFile::ReadGroup, all = onlyMe | QFile::ReadOther;
    QTest::newRow("good") << QByteArray("k1\n") << onlyMe << QByteArray("k1");
    QTest::newRow("read only") << QByteArray("k1") << QFile::Permissions(QFile::ReadOwner)
                               << QByteArray("k1");
    QTest::newRow("group reads") << QByteArray("k1\n") << group << QByteArray();
    QTest::newRow("all read") << QByteArray("k1\n") << all << QByteArray();
    QTest::newRow("empty") << QByteArray(" \n") << onlyMe << QByteArray();
    QTest::newRow("two lines") << QByteArray("k1\nk2\n") << onlyMe << QByteArray();
    QTest::newRow("too long") << QByteArray(5000, 'k') << onlyMe << QByteArray();
}

void TestAdmin::keyFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QFile::Permissions, permissions);
    writeKey(content, permissions);
    const Result<QByteArray> key = readAdminKey(path(u"key"_qs));
    QTEST(key ? *key : QByteArray(), "key");
    QVERIFY(key || key.error().message.contains(path(u"key"_qs)));
}

void TestAdmin::anOpenKeyFileEndsTheProgram()
{
    writeKey("admin-key-1", onlyMe | QFile::ReadGroup);
    write(u"apisix.yaml"_qs, "routes: []\n#END\n");
    m_program->start(QStringLiteral(GATEHOUSECTL),
                     {u"serve"_qs, u"--config"_qs, path(u"apisix.yaml"_qs), u"--listen"_qs,
                      u"127.0.0.1:0"_qs, u"--admin"_qs, u"127.0.0.1:0"_qs, u"--admin-key-file"_qs,
                      path(u"key"_qs)});
    QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), QProcess::NotRunning, 20'000);
    QCOMPARE(m_program->exitCode(), 1);
    QVERIFY(m_err.contains("chmod 600"));
    QVERIFY(!m_out.contains("listening on "));
}

QTEST_GUILESS_MAIN(TestAdmin)
#include "tst_admin.moc"
