// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/body_pipe.h"

#include <QSignalSpy>
#include <QTest>

using gatehouse::http::Headers;
using gatehouse::transport::BodyPipe;

class TestBodyPipe : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatWasPushedInOrder()
    {
        BodyPipe pipe;
        QSignalSpy ready(&pipe, &QIODevice::readyRead);
        pipe.push("abc");
        pipe.push("def");
        QCOMPARE(ready.size(), 2);
        QCOMPARE(pipe.bytesAvailable(), 6);
        QCOMPARE(pipe.read(4), QByteArray("abcd"));
        QCOMPARE(pipe.takeAll(), QByteArray("ef"));
        QCOMPARE(pipe.takeAll(), QByteArray());
    }

    void endsOnlyAfterTheLastOctetWasTaken()
    {
        BodyPipe pipe;
        QSignalSpy ended(&pipe, &QIODevice::readChannelFinished);
        pipe.push("abc");
        pipe.finish(Headers{{"X-T", "1"}});
        pipe.finish(Headers{{"X-T", "2"}});
        QCOMPARE(ended.size(), 1);
        QVERIFY(pipe.isFinished());
        QVERIFY(!pipe.atEnd());
        QCOMPARE(pipe.trailers(), (Headers{{"X-T", "1"}}));
        QCOMPARE(pipe.readAll(), QByteArray("abc"));
        QVERIFY(pipe.atEnd());
        char octet;
        QCOMPARE(pipe.read(&octet, 1), qint64(-1));
    }

    void nothingEntersAfterTheEnd()
    {
        BodyPipe pipe;
        pipe.finish();
        pipe.push("late");
        QCOMPARE(pipe.bytesAvailable(), 0);
    }

    void tellsWhenItIsFullAndWhenThereIsRoom()
    {
        BodyPipe pipe;
        QSignalSpy room(&pipe, &BodyPipe::roomAvailable);
        pipe.push(QByteArray(64 * 1024 - 1, 'x'));
        QVERIFY(!pipe.isFull());
        pipe.push("x");
        QVERIFY(pipe.isFull());
        QCOMPARE(pipe.read(1).size(), 1);
        QCOMPARE(room.size(), 1);
        pipe.takeAll();
        QCOMPARE(room.size(), 1); // it was not full any more
    }

    void replaysUpTo64KiB()
    {
        BodyPipe pipe;
        pipe.push("one");
        QCOMPARE(pipe.takeAll(), QByteArray("one"));
        pipe.push("two");
        QCOMPARE(pipe.read(1), QByteArray("t"));
        QVERIFY(pipe.isReplayable());
        pipe.rewind();
        QCOMPARE(pipe.takeAll(), QByteArray("onetwo"));
        pipe.rewind();
        QCOMPARE(pipe.takeAll(), QByteArray("onetwo"));
    }

    void moreThan64KiBCannotBeReplayed()
    {
        BodyPipe pipe;
        pipe.push(QByteArray(64 * 1024, 'x'));
        pipe.takeAll();
        QVERIFY(pipe.isReplayable());
        pipe.push("x");
        QVERIFY(pipe.isReplayable());
        pipe.takeAll();
        QVERIFY(!pipe.isReplayable());
    }

    void cannotBeWrittenAsADevice()
    {
        BodyPipe pipe;
        QVERIFY(pipe.isSequential());
        QVERIFY(!pipe.isWritable());
    }
};

QTEST_GUILESS_MAIN(TestBodyPipe)
#include "tst_body_pipe.moc"
