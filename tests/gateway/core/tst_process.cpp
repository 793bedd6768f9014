// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/process.h"

#include <QAbstractEventDispatcher>
#include <QThread>
#include <QtTest>

using namespace gatehouse;

class TestProcess : public QObject
{
    Q_OBJECT

private slots:
    void threadsHaveThePlainDispatcher()
    {
        tuneProcess();
        QThread thread;
        QObject there;
        there.moveToThread(&thread);
        QByteArray name;
        connect(&thread, &QThread::started, &there, [&] {
            name = QAbstractEventDispatcher::instance()->metaObject()->className();
            thread.quit();
        });
        thread.start();
        QTRY_VERIFY(thread.isFinished());
        QCOMPARE(name, QByteArray("QEventDispatcherUNIX"));
    }
};

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
