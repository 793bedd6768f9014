// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_server.h"
#include "tests/support/test_certificate.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

namespace {

redis::Settings settingsFor(const redis::Address &address, const redis::Login &login = {})
{
    redis::Settings settings;
    settings.servers = {address};
    settings.login = login;
    return settings;
}

QByteArray said(const Result<redis::Reply> &reply)
{
    if (!reply)
        return "error: " + reply.error().message.toUtf8();
    return reply->kind == redis::Reply::Kind::Integer ? QByteArray::number(reply->integer)
                                                      : reply->text;
}

} // namespace

class TestRedisClient : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_server = std::make_unique<RedisServer>(); }
    void manyAtOnceAnswerInOrder();
    void scriptIsSentOnce();
    void database();
    void password();
    void wrongPassword();
    void serverAway();
    void comesBack();
    void silentServerTimesOut();
    void nonsenseFromThePeer();
    void closesWhenIdle();
    void tls();
    void boundedQueue();
    void oneClientPerSettings();

private:
    std::unique_ptr<RedisServer> m_server;
};

void TestRedisClient::manyAtOnceAnswerInOrder()
{
    const auto client = redis::makeClient(settingsFor(m_server->address()));
    QList<qint64> answers;
    for (int i = 0; i < 500; ++i) {
        client->run("n", {"INCR", "n"}, [&answers](const Result<redis::Reply> &reply) {
            answers.append(reply ? reply->integer : -1);
        });
    }
    QTRY_COMPARE(answers.size(), 500);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(answers[i], i + 1);
}

void TestRedisClient::scriptIsSentOnce()
{
    const auto client = redis::makeClient(settingsFor(m_server->address()));
    const redis::Script script("return {KEYS[1], ARGV[1]}");
    QVERIFY(!m_server->ask({"SCRIPT", "FLUSH"}).isFault());
    for (int i = 0; i < 2; ++i) {
        QByteArray answer;
        client->eval(script, "k", {"v"}, [&answer](const Result<redis::Reply> &reply) {
            answer = reply && reply->items.size() == 2 ? reply->items[0].text + reply->items[1].text
                                                       : said(reply);
        });
        QTRY_COMPARE(answer, "kv"_qba);
    }
    const QByteArray counts = m_server->ask({"INFO", "commandstats"}).text;
    QVERIFY2(counts.contains("cmdstat_eval:calls=1,"), counts.constData());
    QVERIFY2(counts.contains("cmdstat_evalsha:calls=2,"), counts.constData());
}

void TestRedisClient::database()
{
    redis::Login login;
    login.database = 3;
    const auto client = redis::makeClient(settingsFor(m_server->address(), login));
    QCOMPARE(said(answerOf(*client, "d", {"SET", "d", "three"})), "OK"_qba);
    QCOMPARE(m_server->ask({"GET", "d"}).text, QByteArray());
    QCOMPARE(m_server->ask({"GET", "d"}, login).text, "three"_qba);
    login.database = 99;
    const auto beyond = redis::makeClient(settingsFor(m_server->address(), login));
    QVERIFY(said(answerOf(*beyond, "d", {"GET", "d"})).contains("DB index is out of range"));
}

void TestRedisClient::password()
{
    RedisServer server({u"--requirepass"_qs, u"s3cret"_qs});
    redis::Login login;
    login.password = "s3cret";
    const auto plain = redis::makeClient(settingsFor(server.address(), login));
    QCOMPARE(said(answerOf(*plain, "a", {"SET", "a", "1"})), "OK"_qba);
    QCOMPARE(server.ask({"ACL", "SETUSER", "jack", "on", ">pw", "~*", "+@all"}, login).text,
             "OK"_qba);
    login.username = "jack";
    login.password = "pw";
    const auto named = redis::makeClient(settingsFor(server.address(), login));
    QCOMPARE(said(answerOf(*named, "a", {"ACL", "WHOAMI"})), "jack"_qba);
}

void TestRedisClient::wrongPassword()
{
    RedisServer server({u"--requirepass"_qs, u"s3cret"_qs});
    redis::Login login;
    login.password = "guess";
    const auto client = redis::makeClient(settingsFor(server.address(), login));
    const QByteArray answer = said(answerOf(*client, "a", {"GET", "a"}));
    QVERIFY2(answer.contains("WRONGPASS"), answer.constData());
    QVERIFY(!answer.contains("guess"));
}

void TestRedisClient::serverAway()
{
    const auto client = redis::makeClient(settingsFor({"127.0.0.1", freePort()}));
    const auto answer = answerOf(*client, "a", {"GET", "a"});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Refused);
}

void TestRedisClient::comesBack()
{
    RedisServer server;
    const auto client = redis::makeClient(settingsFor(server.address()));
    QCOMPARE(said(answerOf(*client, "a", {"PING"})), "PONG"_qba);
    server.stop();
    QVERIFY(QTest::qWaitFor([&] { return !answerOf(*client, "a", {"PING"}); }));
    server.start();
    QVERIFY(QTest::qWaitFor([&] { return said(answerOf(*client, "a", {"PING"})) == "PONG"; }));
}

void TestRedisClient::silentServerTimesOut()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    redis::Login login;
    login.timeout = 50ms;
    const auto client = redis::makeClient(settingsFor({"127.0.0.1", silent.serverPort()}, login));
    const auto first = answerOf(*client, "a", {"PING"});
    QVERIFY(!first);
    QCOMPARE(first.error().kind, ErrorKind::Timeout);
    bool atOnce = false;
    client->run("a", {"PING"}, [&atOnce](const Result<redis::Reply> &) { atOnce = true; });
    QVERIFY(atOnce); // the next one need not wait for the same
}

void TestRedisClient::nonsenseFromThePeer()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        server.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    const auto client = redis::makeClient(settingsFor({"127.0.0.1", server.serverPort()}));
    const auto answer = answerOf(*client, "a", {"PING"});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::ProtocolError);
}

void TestRedisClient::closesWhenIdle()
{
    redis::Login login;
    login.idle = 1ms;
    login.timeout = 20ms;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket *peer = nullptr;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        peer = server.nextPendingConnection();
        peer->write("+PONG\r\n");
    });
    const auto client = redis::makeClient(settingsFor({"127.0.0.1", server.serverPort()}, login));
    QCOMPARE(said(answerOf(*client, "a", {"PING"})), "PONG"_qba);
    QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
}

void TestRedisClient::boundedQueue()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto client = redis::makeClient(settingsFor({"127.0.0.1", silent.serverPort()}));
    int refused = 0;
    for (std::size_t i = 0; i < redis::Connection::maxPending + 10; ++i)
        client->run("a", {"PING"}, [&refused](const Result<redis::Reply> &) { ++refused; });
    QCOMPARE(refused, 10);
}

void TestRedisClient::tls()
{
    QTemporaryDir folder;
    const TestCertificate certificate = TestCertificate::forName("localhost");
    QFile key(folder.filePath(u"key.pem"_qs)), chain(folder.filePath(u"cert.pem"_qs));
    QVERIFY(key.open(QIODevice::WriteOnly) && chain.open(QIODevice::WriteOnly));
    key.write(certificate.key.toPem());
    chain.write(certificate.certificate.toPem());
    key.close();
    chain.close();
    const quint16 port = freePort();
    RedisServer server({u"--tls-port"_qs, QString::number(port), u"--tls-cert-file"_qs,
                        chain.fileName(), u"--tls-key-file"_qs, key.fileName(),
                        u"--tls-auth-clients"_qs, u"no"_qs, u"--tls-ca-cert-file"_qs,
                        chain.fileName()});
    redis::Login login;
    login.tls = true;
    const auto trusting = redis::makeClient(settingsFor({"127.0.0.1", port}, login));
    QCOMPARE(said(answerOf(*trusting, "a", {"PING"})), "PONG"_qba);
    login.verifyTls = true;
    const auto strict = redis::makeClient(settingsFor({"127.0.0.1", port}, login));
    const auto answer = answerOf(*strict, "a", {"PING"});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Refused);
}

void TestRedisClient::oneClientPerSettings()
{
    WorkerLocals locals;
    const redis::Settings one = settingsFor({"127.0.0.1", 1});
    redis::Settings other = one;
    other.login.password = "x";
    redis::Client &first = redis::clientOf(locals, one, one.identity());
    QCOMPARE(&redis::clientOf(locals, one, one.identity()), &first);
    QVERIFY(&redis::clientOf(locals, other, other.identity()) != &first);
}

QTEST_GUILESS_MAIN(TestRedisClient)
#include "tst_redis_client.moc"
