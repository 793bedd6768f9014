// SPDX-License-Identifier: GPL-3.0-or-later
// Active checks against real sockets, by a clock that the test turns.
#include "gateway/health/prober.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_certificate.h"

#include <QJsonDocument>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::health;

using namespace std::chrono_literals;

namespace {

// Answers every connection with the same octets once it has seen a head, or not at all.
template <typename Server>
class Backend
{
public:
    explicit Backend(QByteArray says = "HTTP/1.1 200 OK\r\n\r\n")
        : answer(std::move(says))
    {
        server.listen(QHostAddress(QHostAddress::LocalHost), 0);
        QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [this] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                ++connections;
                QObject::connect(socket, &QIODevice::readyRead, socket, [this, socket] {
                    seen += socket->readAll();
                    if (answer.isEmpty() || !seen.contains("\r\n\r\n"))
                        return;
                    socket->write(answer);
                    socket->disconnectFromHost();
                });
            }
        });
    }

    Server server;
    QByteArray answer, seen;
    int connections = 0;
};

} // namespace

class TestProber : public QObject
{
    Q_OBJECT

private:
    static std::shared_ptr<Checker> checker(QByteArray active)
    {
        const QByteArray json = "{'active': " + active + "}";
        return std::make_shared<Checker>(
            "routes", "r",
            settingsOf(QJsonDocument::fromJson(QByteArray(json).replace('\'', '"')).object()));
    }

    static quint16 deadPort()
    {
        QTcpServer server;
        server.listen(QHostAddress(QHostAddress::LocalHost), 0);
        return server.serverPort();
    }

private slots:
    void signs_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("state");
        const QByteArray none;
        QTest::newRow("good") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << none
                              << QByteArray("healthy");
        QTest::newRow("an unhealthy status")
            << QByteArray("HTTP/1.1 500 No\r\n\r\n") << none << QByteArray("unhealthy");
        QTest::newRow("a status that tells nothing")
            << QByteArray("HTTP/1.1 403 No\r\n\r\n") << none << QByteArray("healthy");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n") << none
                                 << QByteArray("unhealthy");
        QTest::newRow("cut before a status")
            << QByteArray("HTTP/1.1") << none << QByteArray("unhealthy");
        QTest::newRow("no answer")
            << none << QByteArray(", 'timeout': 0.05") << QByteArray("unhealthy");
        QTest::newRow("no TLS there")
            << QByteArray("HTTP/1.1 200 OK\r\n\r\n")
            << QByteArray(", 'type': 'https', 'timeout': 0.2") << QByteArray("unhealthy");
        QTest::newRow("TCP only") << none << QByteArray(", 'type': 'tcp'") << QByteArray("healthy");
    }
    void signs()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QByteArray, more);
        QFETCH(const QByteArray, state);
        Backend<QTcpServer> backend(answer);
        test::FakeClock clock;
        Prober prober(clock);
        const auto owner = checker(
            "{'healthy': {'successes': 1}, 'unhealthy': {'http_failures': 1, 'tcp_failures': 1, "
            "'timeouts': 1}"
            + more + "}");
        const auto target = owner->watch({{"127.0.0.1", backend.server.serverPort(), {}}}).front();
        owner->use();
        prober.add(owner);
        prober.tick();
        clock.advance(1s);
        prober.tick();
        QTRY_COMPARE(prober.findChildren<Probe *>().size(), 0);
        QCOMPARE(stateName(target->state()), state);
        QCOMPARE(backend.connections, 1);
    }

    void fallsAndRises()
    {
        Backend<QTcpServer> backend("HTTP/1.1 503 No\r\n\r\n");
        test::FakeClock clock;
        Prober prober(clock);
        const auto owner =
            checker("{'healthy': {'interval': 2, 'successes': 2}, 'unhealthy': {'interval': 3, "
                    "'http_failures': 2}}");
        const auto target = owner->watch({{"127.0.0.1", backend.server.serverPort(), {}}}).front();
        prober.add(owner);
        int asked = 0;
        const auto pass = [&](std::chrono::seconds time, int expected) {
            clock.advance(time);
            prober.tick();
            asked += expected;
            QTRY_COMPARE(prober.findChildren<Probe *>().size(), 0);
            QCOMPARE(backend.connections, asked);
        };
        pass(10s, 0); // nobody used the upstream
        owner->use();
        pass(0s, 0); // the first time comes after an interval
        pass(1s, 0);
        pass(1s, 1);
        QCOMPARE(target->state(), State::MostlyHealthy);
        pass(2s, 1);
        QCOMPARE(target->state(), State::Unhealthy);
        backend.answer = "HTTP/1.0 302 Found\r\n\r\n";
        pass(3s, 1);
        QCOMPARE(target->state(), State::MostlyUnhealthy);
        pass(1s, 0);
        pass(3s, 1);
        QCOMPARE(target->state(), State::Healthy);
    }

    void whatIsAsked()
    {
        Backend<QTcpServer> backend;
        test::FakeClock clock;
        Prober prober(clock);
        const auto owner =
            checker("{'healthy': {}, 'host': 'own.example', 'http_method': 'POST', 'http_path': "
                    "'/h?a b', 'http_req_body': 'hi', 'req_headers': ['User-Agent: x', 'A: "
                    "b\\r\\nEvil: 1']}");
        (void)owner->watch({{"127.0.0.1", backend.server.serverPort(), {}}});
        owner->use();
        prober.add(owner);
        prober.tick();
        clock.advance(1s);
        prober.tick();
        QTRY_COMPARE(prober.findChildren<Probe *>().size(), 0);
        QCOMPARE(backend.seen,
                 QByteArray("POST /h?a%20b HTTP/1.1\r\nConnection: close\r\nUser-Agent: x\r\n"
                            "A: bEvil: 1\r\nHost: own.example\r\nContent-Length: 2\r\n\r\nhi"));
    }

    void certificates_data()
    {
        QTest::addColumn<bool>("verify");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("unknown authority") << true << QByteArray("unhealthy");
        QTest::newRow("not looked at") << false << QByteArray("healthy");
    }
    void certificates()
    {
        QFETCH(const bool, verify);
        QFETCH(const QByteArray, state);
        Backend<QSslServer> backend;
        backend.server.setSslConfiguration(test::TestCertificate::forName("localhost").server());
        test::FakeClock clock;
        Prober prober(clock);
        const auto owner = checker(
            "{'type': 'https', 'timeout': 10, 'healthy': {}, 'unhealthy': {'tcp_failures': 1}, "
            "'https_verify_certificate': "
            + QByteArray(verify ? "true" : "false") + "}");
        const auto target =
            owner->watch({{"127.0.0.1", backend.server.serverPort(), "localhost"}}).front();
        owner->use();
        prober.add(owner);
        prober.tick();
        clock.advance(1s);
        prober.tick();
        QTRY_COMPARE(prober.findChildren<Probe *>().size(), 0);
        QCOMPARE(stateName(target->state()), state);
    }

    void notMoreAtOnceThanAllowedAndNoneTwice()
    {
        Backend<QTcpServer> silent{QByteArray()};
        Backend<QTcpServer> other{QByteArray()};
        Backend<QTcpServer> third{QByteArray()};
        test::FakeClock clock;
        Prober prober(clock);
        const auto owner = checker("{'healthy': {}, 'timeout': 60, 'concurrency': 2}");
        (void)owner->watch({{"127.0.0.1", silent.server.serverPort(), {}},
                            {"127.0.0.1", other.server.serverPort(), {}},
                            {"127.0.0.1", third.server.serverPort(), {}}});
        owner->use();
        prober.add(owner);
        prober.tick();
        for (int i = 0; i < 3; ++i) {
            clock.advance(1s);
            prober.tick();
        }
        QCOMPARE(prober.findChildren<Probe *>().size(), 2);
        QTRY_COMPARE(silent.connections + other.connections, 2);
        QCOMPARE(third.connections, 0);
    }

    void aCheckerThatGoesIsForgotten()
    {
        Backend<QTcpServer> backend;
        test::FakeClock clock;
        Prober prober(clock);
        auto owner = checker("{'healthy': {}}");
        (void)owner->watch({{"127.0.0.1", backend.server.serverPort(), {}}});
        owner->use();
        prober.add(owner);
        prober.tick();
        owner.reset();
        clock.advance(1s);
        prober.tick();
        QCOMPARE(prober.findChildren<Probe *>().size(), 0);
    }

    void refused()
    {
        test::FakeClock clock;
        Prober prober(clock);
        const auto owner = checker("{'healthy': {}, 'unhealthy': {'tcp_failures': 1}}");
        const auto target = owner->watch({{"127.0.0.1", deadPort(), {}}}).front();
        owner->use();
        prober.add(owner);
        prober.tick();
        clock.advance(1s);
        prober.tick();
        QTRY_COMPARE(target->state(), State::Unhealthy);
    }
};

QTEST_GUILESS_MAIN(TestProber)
#include "tst_prober.moc"
