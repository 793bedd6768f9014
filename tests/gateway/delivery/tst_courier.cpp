// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/courier.h"
#include "gateway/delivery/file_destination.h"
#include "gateway/delivery/http_destination.h"
#include "gateway/delivery/socket_destination.h"
#include "gateway/endpoint/server.h"
#include "tests/support/test_certificate.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>
#include <QUdpSocket>

using namespace gatehouse;
using namespace gatehouse::delivery;
using namespace std::chrono_literals;

namespace {

const BatchSettings atOnce{.name = "test", .inactive = 0ms, .duration = 0ms};

// Reads whatever connections bring.
class Sink final : public QTcpServer
{
public:
    explicit Sink(bool tls = false)
        : m_tls(tls)
    {
        listen(QHostAddress::LocalHost);
    }
    QByteArray received;
    int connections = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        connect(socket, &QIODevice::readyRead, this,
                [this, socket] { received += socket->readAll(); });
        socket->setSocketDescriptor(descriptor);
        if (!m_tls)
            return;
        socket->setSslConfiguration(test::TestCertificate::forName("log.test").server());
        socket->startServerEncryption();
    }

private:
    bool m_tls;
};

struct HttpSink {
    int status = 200;
    QList<endpoint::Request> requests;
    endpoint::Server server{
        [this](endpoint::Request request, const std::shared_ptr<endpoint::Responder> &responder) {
            requests.append(std::move(request));
            responder->send(status, {}, "ok");
        }};
    quint16 port = *server.listen(QHostAddress(QHostAddress::LocalHost), 0);

    HttpTarget target() const
    {
        HttpTarget out;
        out.request.host = "127.0.0.1";
        out.request.port = port;
        out.request.target = "/log?a=1";
        out.request.headers.set("Content-Type", "application/json");
        return out;
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCourier : public QObject
{
    Q_OBJECT

private slots:
    void postsToAServer();
    void tellsWhatAServerRefused();
    void tellsThatNobodyIsThere();
    void writesToAConnection_data();
    void writesToAConnection();
    void sendsDatagrams();
    void appendsToAFile();
    void followsARenamedFile();
    void tellsThatAFileCannotBeWritten();
    void deliversWhatIsLeftWhenTheHolderGoes();
    void deliversWhatIsLeftAtTheEnd();
    void takesFromManyThreads();

private:
    SystemClock m_clock;
};

void TestCourier::postsToAServer()
{
    HttpSink sink;
    Courier courier(m_clock);
    const auto outbox =
        courier.open({.inactive = 1h, .duration = 1h}, httpDestination(sink.target()));
    outbox->push(R"({"a":1})");
    outbox->push(R"({"b":2})");
    QCOMPARE(courier.waiting().size(), 1);
    QCOMPARE(courier.waiting().first().entries, 2);
    courier.flush();
    QTRY_COMPARE(sink.requests.size(), 1);
    const endpoint::Request &request = sink.requests.first();
    QCOMPARE(request.head.method, "POST"_qba);
    QCOMPARE(request.head.target, "/log?a=1"_qba);
    QCOMPARE(*request.head.headers.value("Content-Type"), "application/json"_qba);
    QCOMPARE(*request.head.headers.value("Host"), "127.0.0.1:" + QByteArray::number(sink.port));
    QCOMPARE(request.body, R"([{"a":1},{"b":2}])"_qba);
}

void TestCourier::tellsWhatAServerRefused()
{
    HttpSink sink;
    sink.status = 500;
    Courier courier(m_clock);
    QSignalSpy told(&courier, &Courier::announced);
    const auto outbox = courier.open(atOnce, httpDestination(sink.target()));
    outbox->push("{}");
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().first().toString(),
             u"test: 1 log entries were dropped: the server answered with status 500 (host "
             "127.0.0.1, port %1)"_qs.arg(sink.port));
}

void TestCourier::tellsThatNobodyIsThere()
{
    HttpSink sink;
    sink.server.close();
    Courier courier(m_clock);
    QSignalSpy told(&courier, &Courier::announced);
    const auto http = courier.open(atOnce, httpDestination(sink.target()));
    http->push("{}");
    QTRY_COMPARE(told.size(), 1);
    const auto tcp = courier.open(atOnce, tcpDestination({.host = "127.0.0.1", .port = sink.port}));
    tcp->push("{}");
    QTRY_COMPARE(told.size(), 2);
}

void TestCourier::writesToAConnection_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestCourier::writesToAConnection()
{
    QFETCH(const bool, tls);
    Sink sink(tls);
    Courier courier(m_clock);
    QSignalSpy told(&courier, &Courier::announced);
    const auto outbox = courier.open(atOnce,
                                     tcpDestination({.host = "127.0.0.1",
                                                     .port = sink.serverPort(),
                                                     .tls = tls,
                                                     .serverName = "log.test",
                                                     .timeout = 30s,
                                                     .envelope = Envelope::lines()}));
    const QByteArray large(1'000'000, 'x');
    outbox->push(large);
    QTRY_COMPARE(sink.received.size(), large.size());
    outbox->push("next");
    QTRY_COMPARE(sink.received.size(), large.size() + 4);
    QCOMPARE(sink.connections, 2);
    QVERIFY(told.isEmpty());
}

void TestCourier::sendsDatagrams()
{
    QUdpSocket sink;
    QVERIFY(sink.bind(QHostAddress::LocalHost, 0));
    QByteArrayList received;
    connect(&sink, &QUdpSocket::readyRead, &sink, [&] {
        while (sink.hasPendingDatagrams()) {
            QByteArray datagram(sink.pendingDatagramSize(), '\0');
            sink.readDatagram(datagram.data(), datagram.size());
            received.append(datagram);
        }
    });
    Courier courier(m_clock);
    const auto outbox = courier.open(
        {.maxSize = 2}, udpDestination({.host = "127.0.0.1", .port = sink.localPort()}));
    outbox->push("one");
    outbox->push("two");
    QTRY_COMPARE(received, (QByteArrayList{"one", "two"}));
}

void TestCourier::appendsToAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.log"_qs);
    Courier courier(m_clock);
    const auto outbox = courier.open(fileSettings("f"), fileDestination(path));
    outbox->push("one");
    QTRY_COMPARE(contentOf(path), "one\n"_qba);
    outbox->push("two");
    QTRY_COMPARE(contentOf(path), "one\ntwo\n"_qba);
}

void TestCourier::followsARenamedFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.log"_qs);
    Courier courier(m_clock);
    const auto outbox = courier.open(fileSettings("f"), fileDestination(path));
    outbox->push("one");
    QTRY_COMPARE(contentOf(path), "one\n"_qba);
    QVERIFY(QFile::rename(path, path + u".1"_qs));
    outbox->push("two");
    QTRY_COMPARE(contentOf(path), "two\n"_qba);
    QCOMPARE(contentOf(path + u".1"_qs), "one\n"_qba);
}

void TestCourier::tellsThatAFileCannotBeWritten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"none/a.log"_qs);
    Courier courier(m_clock);
    QSignalSpy told(&courier, &Courier::announced);
    const auto outbox = courier.open(fileSettings("file logger"), fileDestination(path));
    outbox->push("one");
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(
        told.first().first().toString(),
        u"file logger: 1 log entries were dropped: cannot write %1: No such file or directory"_qs
            .arg(path));
}

void TestCourier::deliversWhatIsLeftWhenTheHolderGoes()
{
    Sink sink;
    Courier courier(m_clock);
    auto outbox = courier.open({.inactive = 1h, .duration = 1h},
                               tcpDestination({.host = "127.0.0.1", .port = sink.serverPort()}));
    outbox->push("1");
    outbox.reset();
    QTRY_COMPARE(sink.received, "[1]"_qba);
}

void TestCourier::deliversWhatIsLeftAtTheEnd()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.log"_qs);
    {
        Courier courier(m_clock);
        const auto outbox = courier.open({.inactive = 1h, .duration = 1h}, fileDestination(path));
        for (int i = 0; i < 5000; ++i)
            outbox->push("x");
    }
    QCOMPARE(contentOf(path).size(), 10'000);
}

void TestCourier::takesFromManyThreads()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.log"_qs);
    {
        Courier courier(m_clock);
        BatchSettings settings = fileSettings("f");
        settings.maxPending = 100'000;
        const auto outbox = courier.open(settings, fileDestination(path));
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back(QThread::create([outbox] {
                for (int n = 0; n < 5000; ++n)
                    outbox->push("0123456789");
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
    }
    const QByteArrayList lines = contentOf(path).split('\n');
    QCOMPARE(lines.size(), 20'001);
    QCOMPARE(lines.count("0123456789"), 20'000);
}

QTEST_GUILESS_MAIN(TestCourier)
#include "tst_courier.moc"
