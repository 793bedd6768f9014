// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_service.h"
#include "gateway/endpoint/server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace gatehouse;
using namespace gatehouse::app;

// The real program, as a child.
class TestGatehousectl : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void servesAndReloads();
    void anUnreadableReloadChangesNothing();
    void aFaultyResourceIsLeftOut();
    void configYamlBesideTheFileCounts();
    void hangUpReloads();
    void terminationFinishesRequestsInFlight();
    void aTakenPortIsAnError();
    void aFaultyFileIsNotServed();
    void servesMetrics();
    void writesAnAccessLog();
    void tellsItsStatus();
    void servesTheDemo();
    void listensOnIPv6();
    void checkIsSilentAboutGoodFiles();
    void checkNamesFaults_data();
    void checkNamesFaults();
    void usage_data();
    void usage();

private:
    void write(const QByteArray &yaml) const;
    void start(const QStringList &arguments);
    void serve(const QStringList &more = {});
    int finish();
    QNetworkReply *get(const QString &path);
    int statusOf(const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_program;
    std::unique_ptr<DemoService> m_demo;
    QNetworkAccessManager m_network;
    QByteArray m_out, m_err;
    QString m_url;
};

void TestGatehousectl::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<QProcess>();
    m_demo = std::make_unique<DemoService>();
    QVERIFY(m_demo->listen(0));
    m_out.clear();
    m_err.clear();
    m_url.clear();
    connect(m_program.get(), &QProcess::readyReadStandardOutput, this,
            [this] { m_out += m_program->readAllStandardOutput(); });
    connect(m_program.get(), &QProcess::readyReadStandardError, this,
            [this] { m_err += m_program->readAllStandardError(); });
}

void TestGatehousectl::cleanup()
{
    m_program->kill();
    QTRY_COMPARE(m_program->state(), QProcess::NotRunning);
    if (QTest::currentTestFailed())
        qInfo("out: %s\nerr: %s", m_out.constData(), m_err.constData());
}

void TestGatehousectl::write(const QByteArray &yaml) const
{
    QSaveFile file(m_folder->filePath(u"apisix.yaml"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(yaml);
    QVERIFY(file.commit());
}

static QByteArray route(const QByteArray &uri, const QString &node)
{
    return "routes:\n  - id: r1\n    uri: " + uri + "\n    upstream:\n      nodes:\n        \""
        + node.toLatin1() + "\": 1\n#END\n";
}

void TestGatehousectl::start(const QStringList &arguments)
{
    m_program->start(QStringLiteral(GATEHOUSECTL), arguments);
}

void TestGatehousectl::serve(const QStringList &more)
{
    start(QStringList{u"serve"_qs, u"--config"_qs, m_folder->filePath(u"apisix.yaml"_qs),
                      u"--listen"_qs, u"127.0.0.1:0"_qs, u"--workers"_qs, u"1"_qs}
          + more);
    QTRY_VERIFY_WITH_TIMEOUT(m_out.contains("listening on "), 20'000);
    const qsizetype at = m_out.indexOf("listening on ") + 13;
    m_url = QString::fromLatin1(m_out.mid(at, m_out.indexOf('\n', at) - at));
}

int TestGatehousectl::finish()
{
    if (!QTest::qWaitFor([this] { return m_program->state() == QProcess::NotRunning; }, 20'000))
        return -1;
    return m_program->exitStatus() == QProcess::NormalExit ? m_program->exitCode() : -2;
}

QNetworkReply *TestGatehousectl::get(const QString &path)
{
    QNetworkReply *reply = m_network.get(QNetworkRequest(QUrl(m_url + path)));
    reply->setParent(m_program.get());
    return reply;
}

int TestGatehousectl::statusOf(const QString &path)
{
    QNetworkReply *reply = get(path);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000))
        return -1;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void TestGatehousectl::servesAndReloads()
{
    write(route("/hello", m_demo->address()));
    serve();
    QVERIFY(m_url.startsWith(u"http://127.0.0.1:"_qs));
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    QCOMPARE(statusOf(u"/echo"_qs), 404);
    write(route("/echo", m_demo->address()));
    QTRY_VERIFY(m_out.contains("in use"));
    QCOMPARE(statusOf(u"/echo"_qs), 200);
    QCOMPARE(statusOf(u"/hello"_qs), 404);
}

void TestGatehousectl::anUnreadableReloadChangesNothing()
{
    write(route("/hello", m_demo->address()));
    serve();
    write("routes:\n  - id: [\n#END\n");
    QTRY_VERIFY(m_err.contains("stays in use"));
    QVERIFY(m_err.contains("apisix.yaml:"));
    QCOMPARE(statusOf(u"/hello"_qs), 200);
}

// As APISIX does (apisix.md 7).
void TestGatehousectl::aFaultyResourceIsLeftOut()
{
    write(route("/hello", m_demo->address()));
    serve();
    QByteArray text = route("/hello", m_demo->address());
    text.replace("#END", "  - id: r9\n    uri: /other\n    plugins:\n      no-such-plugin: {}\n#END");
    write(text);
    QTRY_VERIFY(m_err.contains("left out: 1"));
    QVERIFY(m_err.contains("no-such-plugin"));
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    QCOMPARE(statusOf(u"/other"_qs), 404);
}

void TestGatehousectl::configYamlBesideTheFileCounts()
{
    QFile settings(m_folder->filePath(u"config.yaml"_qs));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("apisix: {delete_uri_tail_slash: true}\n");
    settings.close();
    write("routes:\n  - {id: r1, uri: /hello, plugins: {mocking: {response_example: hi}}}\n#END\n");
    serve();
    QCOMPARE(statusOf(u"/hello/"_qs), 200);
    QCOMPARE(statusOf(u"/other/"_qs), 404);
}

void TestGatehousectl::hangUpReloads()
{
    write(route("/hello", m_demo->address()));
    serve();
    ::kill(pid_t(m_program->processId()), SIGHUP);
    QTRY_VERIFY(m_out.contains("in use"));
    QCOMPARE(statusOf(u"/hello"_qs), 200);
}

void TestGatehousectl::terminationFinishesRequestsInFlight()
{
    std::shared_ptr<endpoint::Responder> waiting;
    endpoint::Server service(
        [&](const endpoint::Request &, std::shared_ptr<endpoint::Responder> responder) {
            waiting = std::move(responder);
        });
    const auto port = service.listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    write(route("/wait", u"127.0.0.1:%1"_qs.arg(*port)));
    serve();
    const QNetworkReply *reply = get(u"/wait"_qs);
    QTRY_VERIFY(waiting);
    m_program->terminate();
    const QUrl url(m_url);
    QTRY_VERIFY([&] { // it has stopped to accept
        QTcpSocket probe;
        probe.connectToHost(url.host(), quint16(url.port()));
        return QTest::qWaitFor(
            [&] { return probe.error() == QAbstractSocket::ConnectionRefusedError; }, 100);
    }());
    QCOMPARE(m_program->state(), QProcess::Running);
    waiting->send(200, {}, "late");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QCOMPARE(finish(), 0);
}

void TestGatehousectl::aTakenPortIsAnError()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    write(route("/hello", m_demo->address()));
    start({u"serve"_qs, u"--config"_qs, m_folder->filePath(u"apisix.yaml"_qs), u"--listen"_qs,
           u"127.0.0.1:%1"_qs.arg(taken.serverPort())});
    QCOMPARE(finish(), 1);
    QCOMPARE(m_err.count('\n'), 1);
    QVERIFY(m_err.contains(QByteArray::number(taken.serverPort())));
}

void TestGatehousectl::aFaultyFileIsNotServed()
{
    write("routes: 7\n#END\n");
    start({u"serve"_qs, u"--config"_qs, m_folder->filePath(u"apisix.yaml"_qs), u"--listen"_qs,
           u"127.0.0.1:0"_qs});
    QCOMPARE(finish(), 1);
    QVERIFY(m_err.contains("apisix.yaml"));
    QVERIFY(!m_out.contains("listening"));
}

void TestGatehousectl::writesAnAccessLog()
{
    write(route("/hello", m_demo->address()));
    const QString path = m_folder->filePath(u"access.log"_qs);
    serve({u"--access-log"_qs, path});
    QCOMPARE(statusOf(u"/hello?token=s3cret"_qs), 200);
    QCOMPARE(statusOf(u"/nowhere"_qs), 404);
    QByteArray text;
    QTRY_VERIFY([&] {
        QFile file(path);
        text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return text.count('\n') == 2;
    }());
    QVERIFY(!text.contains("s3cret"));
    const QJsonObject first = QJsonDocument::fromJson(text.split('\n')[0]).object();
    QCOMPARE(first[u"status"], 200);
    QCOMPARE(first[u"route_id"], u"r1"_qs);
    QCOMPARE(first[u"source"], u"upstream"_qs);
    QVERIFY(first[u"duration_ms"].toDouble() > 0);
    const QJsonObject second = QJsonDocument::fromJson(text.split('\n')[1]).object();
    QCOMPARE(second[u"target"], u"/nowhere"_qs);
    QCOMPARE(second[u"source"], u"gateway"_qs);
    QCOMPARE(second[u"error"], u"no route matches this request"_qs);
}

void TestGatehousectl::tellsItsStatus()
{
    write(route("/hello", m_demo->address()));
    serve({u"--status"_qs, u"127.0.0.1:0"_qs});
    const qsizetype at = m_out.indexOf("status on ") + 10;
    const QString url = QString::fromLatin1(m_out.mid(at, m_out.indexOf('\n', at) - at));
    for (const auto &[path, status] :
         {std::pair{u""_qs, 200}, {u"/ready"_qs, 200}, {u"/other"_qs, 404}}) {
        QNetworkReply *reply = m_network.get(QNetworkRequest(QUrl(url + path)));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), status);
        if (status == 200)
            QCOMPARE(reply->readAll(), QByteArray("{\"status\":\"ok\"}"));
        reply->deleteLater();
    }
}

void TestGatehousectl::servesMetrics()
{
    write(route("/hello", m_demo->address()));
    serve({u"--metrics"_qs, u"127.0.0.1:0"_qs});
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    const qsizetype at = m_out.indexOf("metrics on ") + 11;
    const QUrl url(QString::fromLatin1(m_out.mid(at, m_out.indexOf('\n', at) - at)));
    QByteArray text;
    QTRY_VERIFY([&] {
        QNetworkReply *reply = m_network.get(QNetworkRequest(url));
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }))
            return false;
        text = reply->readAll();
        return text.contains("gatehouse_http_status{code=\"200\"");
    }());
    QVERIFY(text.contains("route=\"r1\""));
}

void TestGatehousectl::servesTheDemo()
{
    start({u"serve"_qs, u"--demo"_qs, u"--workspace"_qs, m_folder->filePath(u"demo"_qs),
           u"--listen"_qs, u"127.0.0.1:0"_qs, u"--demo-traffic"_qs, u"20"_qs});
    QTRY_VERIFY_WITH_TIMEOUT(m_out.contains("listening on "), 20'000);
    m_url = QString::fromLatin1(m_out.mid(m_out.indexOf("http://")).trimmed());
    QCOMPARE(statusOf(u"/hello"_qs), 200);
    QCOMPARE(statusOf(u"/inventory"_qs), 200);
    QVERIFY(QFile::exists(m_folder->filePath(u"demo/.gatehouse/traffic.sqlite"_qs)));
    m_program->terminate();
    QCOMPARE(finish(), 0);
}

void TestGatehousectl::listensOnIPv6()
{
    write(route("/hello", m_demo->address()));
    start({u"serve"_qs, u"--config"_qs, m_folder->filePath(u"apisix.yaml"_qs), u"--listen"_qs,
           u"[::1]:0"_qs});
    QTRY_VERIFY_WITH_TIMEOUT(m_out.contains("listening on http://[::1]:"), 20'000);
    m_url = QString::fromLatin1(m_out.mid(m_out.indexOf("http://")).trimmed());
    QCOMPARE(statusOf(u"/hello"_qs), 200);
}

void TestGatehousectl::checkIsSilentAboutGoodFiles()
{
    write(route("/hello", m_demo->address()));
    start({u"check"_qs, m_folder->filePath(u"apisix.yaml"_qs)});
    QCOMPARE(finish(), 0);
    QCOMPARE(m_out, QByteArray());
    QCOMPARE(m_err, QByteArray());
}

void TestGatehousectl::checkNamesFaults_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArrayList>("lines"); // what each line contains, in any order
    QTest::newRow("plugin conf") << QByteArray(
        "routes:\n  - id: a\n    uri: /a\n    plugins:\n      limit-count:\n"
        "        count: 0\n        time_window: 1\n#END\n")
                                 << QByteArrayList{
                                        "apisix.yaml:6: routes/a /plugins/limit-count/count: "};
    QTest::newRow("two") << QByteArray(
        "routes:\n  - id: a\n    uri: 7\n    plugins: {}\n  - id: b\n    plugins: {}\n#END\n")
                         << QByteArrayList{": routes/a ", ": routes/b "};
    QTest::newRow("syntax") << QByteArray("routes: [\n#END\n") << QByteArrayList{"apisix.yaml:"};
    QTest::newRow("half-written") << QByteArray("routes: []\n") << QByteArrayList{"#END"};
}

void TestGatehousectl::checkNamesFaults()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArrayList, lines);
    write(yaml);
    start({u"check"_qs, m_folder->filePath(u"apisix.yaml"_qs)});
    QCOMPARE(finish(), 1);
    QCOMPARE(m_out.count('\n'), lines.size());
    for (const QByteArray &line : std::as_const(lines))
        QVERIFY2(m_out.contains(line), m_out.constData());
}

void TestGatehousectl::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("version") << QStringList{u"--version"_qs} << 0;
    QTest::newRow("help") << QStringList{u"--help"_qs} << 0;
    QTest::newRow("help of serve") << QStringList{u"serve"_qs, u"--help"_qs} << 0;
    QTest::newRow("nothing") << QStringList() << 2;
    QTest::newRow("unknown") << QStringList{u"dance"_qs} << 2;
    QTest::newRow("serve without file") << QStringList{u"serve"_qs} << 2;
    QTest::newRow("check without file") << QStringList{u"check"_qs} << 2;
    QTest::newRow("check, no such file") << QStringList{u"check"_qs, u"/nowhere/x.yaml"_qs} << 1;
    QTest::newRow("serve, no such folder")
        << QStringList{u"serve"_qs, u"--workspace"_qs, u"/nowhere/x"_qs} << 1;
}

void TestGatehousectl::usage()
{
    QFETCH(QStringList, arguments);
    start(arguments);
    QFETCH(int, code);
    QCOMPARE(finish(), code);
    QCOMPARE(m_out.isEmpty(), code != 0);
    QCOMPARE(m_err.count('\n'), code == 0 ? 0 : 1);
}

QTEST_GUILESS_MAIN(TestGatehousectl)
#include "tst_gatehousectl.moc"
