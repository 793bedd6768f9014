// SPDX-License-Identifier: GPL-3.0-or-later
// The whole test runs on the dispatcher: QtTest's own waiting leans on it, too.
#include "gateway/net/descriptor_watch.h"
#include "gateway/net/epoll_dispatcher.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QtTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// Two connected descriptors.
struct Pair {
    Pair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends); }
    ~Pair()
    {
        close(0);
        close(1);
    }
    Q_DISABLE_COPY_MOVE(Pair)
    void close(int end)
    {
        if (ends[end] >= 0)
            ::close(std::exchange(ends[end], -1));
    }
    void send(int end = 1) { QCOMPARE(::write(ends[end], "x", 1), 1); }
    int ends[2]{-1, -1};
};

void takeOctet(int descriptor)
{
    char octet;
    QCOMPARE(::read(descriptor, &octet, 1), 1);
}

struct Listener final : net::DescriptorUser {
    int readable = 0, writable = 0;
    void descriptorReady(bool canRead, bool canWrite) override
    {
        readable += canRead;
        writable += canWrite;
    }
};

bool turn()
{
    return QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
}

} // namespace

class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private slots:
    void isTheOneInUse() { QVERIFY(net::EpollDispatcher::current()); }

    void deliversWhatIsPosted()
    {
        int calls = 0;
        QMetaObject::invokeMethod(
            this, [&] { ++calls; }, Qt::QueuedConnection);
        QCOMPARE(calls, 0);
        QVERIFY(turn());
        QCOMPARE(calls, 1);
    }

    // What a handler posts is delivered with the next turn, without waiting for anything.
    void doesNotSleepOverWhatAHandlerPosted()
    {
        QEventLoop loop;
        int left = 100;
        std::function<void()> again = [&] {
            if (--left == 0)
                loop.quit();
            else
                QMetaObject::invokeMethod(&loop, again, Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(&loop, again, Qt::QueuedConnection);
        loop.exec();
        QCOMPARE(left, 0);
    }

    void isWokenByOtherThreads()
    {
        QEventLoop loop;
        int calls = 0;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            for (int i = 0; i < 1000; ++i) {
                QMetaObject::invokeMethod(&loop, [&] {
                    if (++calls == 1000)
                        loop.quit();
                });
            }
        }));
        thread->start();
        loop.exec();
        thread->wait();
        QCOMPARE(calls, 1000);
    }

    void aLoopCanBeQuitByAnotherThread()
    {
        QEventLoop loop;
        std::unique_ptr<QThread> thread(QThread::create([&] { loop.exit(3); }));
        QTimer::singleShot(0, &loop, [&] { thread->start(); });
        QCOMPARE(loop.exec(), 3);
        thread->wait();
    }

    void timersComeInOrder()
    {
        QList<int> order;
        QTimer::singleShot(30ms, Qt::PreciseTimer, this, [&] { order << 3; });
        QTimer::singleShot(1ms, Qt::PreciseTimer, this, [&] { order << 1; });
        QTimer::singleShot(15ms, Qt::CoarseTimer, this, [&] { order << 2; });
        QTRY_COMPARE(order, QList<int>({1, 2, 3}));
    }

    void timersAreNeverEarly_data()
    {
        QTest::addColumn<Qt::TimerType>("type");
        QTest::newRow("precise") << Qt::PreciseTimer;
        QTest::newRow("coarse") << Qt::CoarseTimer;
    }
    void timersAreNeverEarly()
    {
        QFETCH(Qt::TimerType, type);
        QElapsedTimer elapsed;
        elapsed.start();
        qint64 after = -1;
        QTimer::singleShot(60ms, type, this, [&] { after = elapsed.nsecsElapsed(); });
        QTRY_VERIFY(after >= 0);
        QVERIFY(after >= 60'000'000);
    }

    void tellsOfItsTimers()
    {
        QObject owner;
        const int id = owner.startTimer(1h, Qt::VeryCoarseTimer);
        auto *dispatcher = net::EpollDispatcher::current();
        const auto known = dispatcher->registeredTimers(&owner);
        QCOMPARE(known.size(), 1);
        QCOMPARE(known[0].timerId, id);
        QCOMPARE(known[0].interval, 3'600'000);
        QCOMPARE(known[0].timerType, Qt::VeryCoarseTimer);
        QVERIFY(dispatcher->remainingTime(id) > 3'500'000);
        owner.killTimer(id);
        QVERIFY(dispatcher->registeredTimers(&owner).isEmpty());
        QCOMPARE(dispatcher->remainingTime(id), -1);
        QVERIFY(!dispatcher->unregisterTimer(id));
    }

    void aTimerKilledByAnotherOneIsNotHeard()
    {
        QTimer first, second;
        int calls = 0;
        for (QTimer *timer : {&first, &second}) {
            connect(timer, &QTimer::timeout, this, [&] {
                ++calls;
                first.stop();
                second.stop();
            });
            timer->start(0);
        }
        turn();
        turn();
        QCOMPARE(calls, 1);
    }

    void aHandlerIsNotEnteredAgainByANestedLoop()
    {
        QTimer outer, other;
        int inOuter = 0, deepest = 0, others = 0;
        connect(&other, &QTimer::timeout, this, [&] { ++others; });
        connect(&outer, &QTimer::timeout, this, [&] {
            deepest = std::max(deepest, ++inOuter);
            while (others < 5)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            --inOuter;
            outer.stop();
        });
        outer.start(0);
        other.start(1);
        QTRY_VERIFY(!outer.isActive());
        QCOMPARE(deepest, 1);
        QVERIFY(others >= 5);
    }

    void aRestlessTimerDoesNotKeepSocketsWaiting()
    {
        Pair pair;
        QTimer restless;
        restless.start(0);
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        int heard = 0;
        connect(&reader, &QSocketNotifier::activated, this, [&] {
            takeOctet(pair.ends[0]);
            ++heard;
        });
        pair.send();
        turn();
        QCOMPARE(heard, 1);
    }

    void aBusySocketDoesNotKeepTimersWaiting()
    {
        Pair pair;
        pair.send(); // and nobody reads it
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        bool rang = false;
        QTimer::singleShot(2ms, this, [&] { rang = true; });
        QTRY_VERIFY(rang);
    }

    void tellsReadersAndWriters()
    {
        Pair pair;
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        QSocketNotifier writer(pair.ends[0], QSocketNotifier::Write);
        QList<int> heard;
        connect(&reader, &QSocketNotifier::activated, this, [&] { heard << 0; });
        connect(&writer, &QSocketNotifier::activated, this, [&] { heard << 1; });
        turn();
        QCOMPARE(heard, QList<int>({1}));
        writer.setEnabled(false);
        QVERIFY(!turn());
        pair.send();
        turn();
        turn(); // level-triggered: again, until it was read
        QCOMPARE(heard, QList<int>({1, 0, 0}));
        takeOctet(pair.ends[0]);
        QVERIFY(!turn());
        writer.setEnabled(true);
        turn();
        QCOMPARE(heard, QList<int>({1, 0, 0, 1}));
    }

    void aNotifierSwitchedOffByAnotherOneIsNotHeard()
    {
        Pair one, two;
        QSocketNotifier first(one.ends[0], QSocketNotifier::Read);
        QSocketNotifier second(two.ends[0], QSocketNotifier::Read);
        int heard = 0;
        for (QSocketNotifier *notifier : {&first, &second}) {
            connect(notifier, &QSocketNotifier::activated, this, [&] {
                ++heard;
                first.setEnabled(false);
                second.setEnabled(false);
            });
        }
        one.send();
        two.send();
        turn();
        QCOMPARE(heard, 1);
    }

    // Both descriptors are ready in one batch; the handler of one closes the other and opens
    // another pair, which gets the same numbers.
    void anEventDoesNotReachTheNextOwnerOfItsDescriptor()
    {
        auto one = std::make_unique<Pair>(), two = std::make_unique<Pair>();
        std::unique_ptr<Pair> next;
        std::unique_ptr<QSocketNotifier> first, second, newcomer;
        int heard = 0, heardByNewcomer = 0;
        const auto replace = [&] {
            ++heard;
            first->setEnabled(false);
            second->setEnabled(false);
            one.reset();
            two.reset();
            next = std::make_unique<Pair>();
            newcomer = std::make_unique<QSocketNotifier>(next->ends[0], QSocketNotifier::Read);
            connect(newcomer.get(), &QSocketNotifier::activated, this, [&] { ++heardByNewcomer; });
        };
        first = std::make_unique<QSocketNotifier>(one->ends[0], QSocketNotifier::Read);
        second = std::make_unique<QSocketNotifier>(two->ends[0], QSocketNotifier::Read);
        connect(first.get(), &QSocketNotifier::activated, this, replace);
        connect(second.get(), &QSocketNotifier::activated, this, replace);
        one->send();
        two->send();
        turn();
        turn();
        QCOMPARE(heard, 1);
        QCOMPARE(heardByNewcomer, 0);
        next->send();
        turn();
        QCOMPARE(heardByNewcomer, 1);
    }

    void aNestedLoopTakesOverWhatIsLeftOfABatch()
    {
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        int heard = 0;
        for (int i = 0; i < 20; ++i) {
            pairs.push_back(std::make_unique<Pair>());
            const int descriptor = pairs.back()->ends[0];
            notifiers.push_back(
                std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read));
            connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&, descriptor] {
                takeOctet(descriptor);
                if (++heard == 3)
                    QCoreApplication::processEvents();
            });
            pairs.back()->send();
        }
        turn();
        QCOMPARE(heard, 20);
    }

    void socketsCanBeLeftOut()
    {
        Pair pair;
        pair.send();
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        int heard = 0;
        connect(&reader, &QSocketNotifier::activated, this, [&] { ++heard; });
        QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
        QCOMPARE(heard, 0);
        QCoreApplication::processEvents();
        QCOMPARE(heard, 1);
    }

    void aWatchHearsWhatItWants()
    {
        Pair pair;
        Listener listener;
        net::DescriptorWatch watch(pair.ends[0], listener);
        QVERIFY(!turn());
        watch.setInterest(net::ReadInterest | net::WriteInterest);
        turn();
        QCOMPARE(listener.writable, 1);
        QCOMPARE(listener.readable, 0);
        watch.setInterest(net::ReadInterest);
        pair.send();
        turn();
        QCOMPARE(listener.writable, 1);
        QCOMPARE(listener.readable, 1);
    }

    // The kernel tells of a hang-up whether it was asked or not.
    void aHangUpNobodyWaitsForDoesNotSpin()
    {
        Pair pair;
        Listener listener;
        net::DescriptorWatch watch(pair.ends[0], listener);
        watch.setInterest(net::ReadInterest);
        turn();
        watch.setInterest(net::NoInterest);
        pair.close(1);
        QVERIFY(!turn());
        QVERIFY(!turn());
        watch.setInterest(net::ReadInterest);
        turn();
        QCOMPARE(listener.readable, 1);
    }

    void oneOfManyIsHeard()
    {
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        QList<int> heard;
        for (int i = 0; i < 300; ++i) {
            pairs.push_back(std::make_unique<Pair>());
            notifiers.push_back(
                std::make_unique<QSocketNotifier>(pairs.back()->ends[0], QSocketNotifier::Read));
            connect(notifiers.back().get(), &QSocketNotifier::activated, this,
                    [&heard, i] { heard << i; });
        }
        QVERIFY(!turn());
        pairs[217]->send();
        turn();
        QCOMPARE(heard, QList<int>({217}));
    }

    // A worker's life: the dispatcher belongs to its thread and carries Qt's sockets.
    void carriesAThreadAndItsSockets()
    {
        QThread thread;
        thread.setEventDispatcher(new net::EpollDispatcher);
        auto *server = new QTcpServer;
        server->moveToThread(&thread);
        connect(&thread, &QThread::finished, server, &QObject::deleteLater);
        quint16 port = 0;
        connect(
            &thread, &QThread::started, server,
            [&] {
                server->listen(QHostAddress::LocalHost);
                port = server->serverPort();
                connect(server, &QTcpServer::newConnection, server, [server] {
                    QTcpSocket *socket = server->nextPendingConnection();
                    connect(socket, &QTcpSocket::readyRead, socket,
                            [socket] { socket->write(socket->readAll().toUpper()); });
                });
            },
            Qt::DirectConnection);
        QSignalSpy destroyed(server, &QObject::destroyed);
        thread.start();
        QTRY_VERIFY(port != 0);
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, port);
        QByteArray heard;
        connect(&client, &QTcpSocket::readyRead, this, [&] { heard += client.readAll(); });
        client.write("hello");
        QTRY_COMPARE(heard, QByteArray("HELLO"));
        thread.quit();
        QTRY_VERIFY(thread.isFinished());
        QTRY_COMPARE(destroyed.size(), 1);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher);
    QCoreApplication application(argc, argv);
    TestEpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_epoll_dispatcher.moc"
