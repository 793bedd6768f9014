// SPDX-License-Identifier: GPL-3.0-or-later
// Gatehouse's own kinds: services in a file, and what listens on this machine.
#include "gateway/discovery/file_registry.h"
#include "gateway/discovery/local_registry.h"
#include "tests/support/fake_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
}

// As proc(5) writes it: sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode.
QByteArray line(const QByteArray &local, const QByteArray &state, int inode)
{
    return "   0: " + local + " 00000000:0000 " + state
        + " 00000000:00000000 00:00000000 00000000  1000        0 " + QByteArray::number(inode)
        + " 1 0000000000000000 100 0 0 10 0\n";
}

} // namespace

class TestLocalServices : public QObject
{
    Q_OBJECT

private slots:
    void fileIsWatched()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"services.yaml"_qs);
        write(path,
              "services:\n  web:\n    - {host: 10.0.0.1, port: 80, weight: 3}\n"
              "    - {host: ten.test, port: 81, priority: -1}\n  map:\n    \"[::1]:5\": 2\n");
        const QJsonObject conf{{u"file"_qs, QJsonObject{{u"path"_qs, path}}}};
        FollowedService web(conf, u"file"_qs, u"web"_qs);
        FollowedService map(conf, u"file"_qs, u"map"_qs);
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.1:80*3 ten.test:81*1^-1"));
        QTRY_COMPARE(map.nodes(), QByteArray("[::1]:5*2"));
        write(path, "{\"services\": {\"web\": {\"10.0.0.2:80\": 1}}}");
        QTRY_COMPARE(web.nodes(), QByteArray("10.0.0.2:80*1"));
        write(path, "services: [");
        QTRY_VERIFY(web.fault().contains(u"cannot be asked since"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.2:80*1"));
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(web.fault().contains(u"No such file"_qs));
        QCOMPARE(web.nodes(), QByteArray("10.0.0.2:80*1"));
        write(path, "{\"services\": {}}");
        QTRY_COMPARE(web.nodes(), QByteArray());
    }

    void badFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        QTest::newRow("no services") << QByteArray("web: []") << u"\"services\""_qs;
        QTest::newRow("another type") << QByteArray("services: {web: 7}") << u"service web"_qs;
        QTest::newRow("no port") << QByteArray("services: {web: [{host: a, port: x}]}")
                                 << u"node 1"_qs;
        QTest::newRow("no address")
            << QByteArray("services: {web: {'a b:1': 1}}") << u"host:port"_qs;
    }
    void badFiles()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, fault);
        const auto read = discovery::FileRegistry::read(text);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(fault), qPrintable(read.error().message));
    }

    void processesThatListen()
    {
        QTemporaryDir proc;
        write(proc.filePath(u"net/tcp"_qs),
              "  sl  local_address rem_address   st\n" + line("0100007F:1F90", "0A", 501)
                  + line("00000000:0BB8", "0A", 502) + line("0100007F:1F91", "01", 503));
        write(proc.filePath(u"net/tcp6"_qs),
              line("00000000000000000000000000000000:0BB8", "0A", 504)
                  + line("000080FE00000000FF7E0B02B0C1FEFF:0050", "0A", 505) + "rubbish\n");
        write(proc.filePath(u"77/comm"_qs), "node\n");
        write(proc.filePath(u"77/cmdline"_qs),
              QByteArray("/usr/bin/node\0--inspect\0/srv/app/server.js\0", 44));
        QDir().mkpath(proc.filePath(u"77/fd"_qs));
        QVERIFY(QFile::link(u"socket:[502]"_qs, proc.filePath(u"77/fd/3"_qs)));
        QVERIFY(QFile::link(u"socket:[504]"_qs, proc.filePath(u"77/fd/4"_qs)));
        QVERIFY(QFile::link(u"socket:[503]"_qs, proc.filePath(u"77/fd/5"_qs)));
        const QJsonObject conf{{u"local"_qs, QJsonObject{{u"proc"_qs, proc.path()}}}};
        FollowedService script(conf, u"local"_qs, u"server.js"_qs);
        FollowedService port(conf, u"local"_qs, u"port:8080"_qs);
        FollowedService named(conf, u"local"_qs, u"port:http"_qs);
        FollowedService nobody(conf, u"local"_qs, u"nobody"_qs);
        QTRY_COMPARE(script.nodes(), QByteArray("127.0.0.1:3000*1"));
        QTRY_COMPARE(port.nodes(), QByteArray("127.0.0.1:8080*1"));
        QTRY_VERIFY(nobody.fault().contains(u"lists no node"_qs));
        write(proc.filePath(u"net/tcp"_qs), {});
        write(proc.filePath(u"net/tcp6"_qs),
              line("00000000000000000000000000000000:0BB9", "0A", 504));
        QTRY_COMPARE(script.nodes(), QByteArray("[::1]:3001*1"));
        QTRY_COMPARE(port.nodes(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestLocalServices)
#include "tst_local_services.moc"
