// SPDX-License-Identifier: GPL-3.0-or-later
// Our own sockets, on our own event loop: a PlainStream asks, a TcpStream answers.
#include "gateway/net/acceptor.h"
#include "gateway/net/epoll_dispatcher.h"
#include "gateway/net/plain_stream.h"
#include "gateway/net/tcp_stream.h"

#include <QTcpSocket>
#include <QtTest>

#include <sys/socket.h>

using namespace gatehouse::net;

namespace {

struct Asker final : Stream::User {
    PlainStream stream{*this};
    QByteArray heard;
    QString fault;
    int drained = 0;
    bool connected = false, ready = false, ended = false, reads = true;

    void streamConnected() override { connected = true; }
    void streamReady() override { ready = true; }
    void streamDrained() override { ++drained; }
    void streamFailed(const QString &why) override { fault = why; }
    void streamReadable() override
    {
        if (reads)
            readAll();
    }
    void readAll()
    {
        QByteArray octets(4096, Qt::Uninitialized);
        qint64 n = 0;
        while ((n = stream.read(octets.data(), octets.size())) > 0)
            heard.append(octets.constData(), n);
        ended = ended || n < 0;
    }
};

struct Answerer final : StreamUser {
    std::unique_ptr<TcpStream> stream;
    QByteArray heard;
    int written = 0;
    bool closed = false, reads = true;

    void streamReadable() override
    {
        if (reads)
            heard += stream->readAll();
    }
    void streamWritten() override { ++written; }
    void streamClosed() override { closed = true; }
};

} // namespace

class TestStreams : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Acceptor> m_server;
    std::unique_ptr<Asker> m_asker;
    std::unique_ptr<Answerer> m_answerer;

    void join(const QByteArray &host = "127.0.0.1")
    {
        m_asker->stream.open(host, m_server->serverPort());
        QVERIFY(!m_asker->connected);
        QTRY_VERIFY(m_asker->ready && m_answerer->stream);
    }

private slots:
    void init()
    {
        m_asker = std::make_unique<Asker>();
        m_answerer = std::make_unique<Answerer>();
        m_server = std::make_unique<Acceptor>([this](int descriptor) {
            m_answerer->stream = std::make_unique<TcpStream>(descriptor);
            m_answerer->stream->setUser(m_answerer.get());
        });
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    void cleanup()
    {
        m_asker.reset();
        m_answerer.reset();
        m_server.reset();
    }

    void octetsGoBothWays()
    {
        join();
        QCOMPARE(m_asker->stream.write("hello"), 5);
        QTRY_COMPARE(m_answerer->heard, QByteArray("hello"));
        m_answerer->stream->write("good ");
        m_answerer->stream->write("day"); // leaves without flush(), too
        QTRY_COMPARE(m_asker->heard, QByteArray("good day"));
        QCOMPARE(m_answerer->stream->bytesToWrite(), 0);
        QVERIFY(m_answerer->written > 0);
        QCOMPARE(m_answerer->stream->localPort(), m_server->serverPort());
        QCOMPARE(m_answerer->stream->peerAddress(), QHostAddress(QHostAddress::LocalHost));
    }

    void namesAreResolved() { join("localhost"); }

    void aNameThatIsNoneIsAFailure()
    {
        m_asker->stream.open("no such name", 80);
        QTRY_VERIFY(!m_asker->fault.isEmpty());
        QVERIFY(!m_asker->connected);
    }

    void aClosedPortIsAFailure()
    {
        const quint16 port = m_server->serverPort();
        m_server->close();
        m_asker->stream.open("127.0.0.1", port);
        QTRY_COMPARE(m_asker->fault, u"Connection refused"_qs);
    }

    void whatThePeerDoesNotTakeWaits_data()
    {
        QTest::addColumn<bool>("up");
        QTest::newRow("up") << true;
        QTest::newRow("down") << false;
    }
    void whatThePeerDoesNotTakeWaits()
    {
        QFETCH(bool, up);
        join();
        QByteArray large;
        for (int i = 0; large.size() < 20'000'000; ++i)
            large += QByteArray::number(i) + ' ';
        m_answerer->reads = m_asker->reads = false;
        if (up) {
            QVERIFY(m_asker->stream.write(large.first(large.size() / 2)) > 0);
            m_asker->stream.write(large.sliced(large.size() / 2));
            QVERIFY(m_asker->stream.backlog() > 0);
            QTRY_VERIFY(m_answerer->stream->bytesAvailable() >= TcpStream::readAhead);
            QVERIFY(m_answerer->stream->bytesAvailable() < 2 * TcpStream::readAhead);
            m_answerer->reads = true;
            m_answerer->heard = m_answerer->stream->readAll();
            QTRY_COMPARE(m_answerer->heard.size(), large.size());
            QVERIFY(m_answerer->heard == large);
            QVERIFY(m_asker->drained > 0);
            QCOMPARE(m_asker->stream.backlog(), 0);
        } else {
            m_answerer->stream->write(large);
            m_answerer->stream->flush();
            QVERIFY(m_answerer->stream->bytesToWrite() > 0);
            m_asker->reads = true;
            m_asker->readAll();
            QTRY_COMPARE(m_asker->heard.size(), large.size());
            QVERIFY(m_asker->heard == large);
            QCOMPARE(m_answerer->stream->bytesToWrite(), 0);
        }
    }

    // An end that comes behind unread octets is noticed once they are read.
    void theEndComesAfterTheOctets()
    {
        join();
        m_answerer->stream->write("last words");
        m_answerer->stream->close();
        QTRY_VERIFY(m_answerer->closed);
        QTRY_VERIFY(m_asker->ended);
        QCOMPARE(m_asker->heard, QByteArray("last words"));
        QVERIFY(!m_asker->stream.wasCut());
    }

    void aResetIsNoOrderlyEnd()
    {
        join();
        const linger hard{1, 0};
        const int descriptor = m_asker->stream.descriptor();
        QCOMPARE(::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard), 0);
        m_asker->stream.close();
        QTRY_VERIFY(m_answerer->closed);
        QVERIFY(!m_answerer->stream->isOpen());
    }

    void theAskerSeesAReset()
    {
        join();
        m_answerer->reads = false;
        m_asker->stream.write("unread octets make a close a reset");
        QTRY_VERIFY(m_answerer->stream->bytesAvailable() > 0);
        m_asker->stream.write("and these stay with the kernel");
        m_answerer->stream->abort();
        QVERIFY(m_answerer->closed);
        QTRY_VERIFY(m_asker->ended);
    }

    void sendingCanEndAlone()
    {
        join();
        m_answerer->stream->write("that is all");
        m_answerer->stream->shutSending();
        QTRY_VERIFY(m_asker->ended);
        QCOMPARE(m_asker->heard, QByteArray("that is all"));
        QVERIFY(m_answerer->stream->isOpen());
    }

    void becomesASocketOfQt()
    {
        join();
        QByteArray already;
        const std::unique_ptr<QTcpSocket> socket = m_asker->stream.release(already);
        QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
        m_answerer->stream->write("still here");
        m_answerer->stream->flush();
        QTRY_COMPARE(socket->bytesAvailable(), 10);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication application(argc, argv);
    TestStreams test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_streams.moc"
