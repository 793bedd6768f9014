// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/client.h"
#include "gateway/redis/reply_parser.h"
#include "gateway/redis/slot_map.h"

#include <QTest>

using namespace gatehouse;
using redis::Reply;

namespace {

QByteArray textOf(const Reply &reply)
{
    switch (reply.kind) {
    case Reply::Kind::Null:
        return "null";
    case Reply::Kind::Text:
        return '\'' + reply.text + '\'';
    case Reply::Kind::Integer:
        return QByteArray::number(reply.integer);
    case Reply::Kind::Fault:
        return '!' + reply.text;
    case Reply::Kind::List:
        break;
    }
    QByteArrayList items;
    for (const Reply &item : reply.items)
        items.append(textOf(item));
    return '[' + items.join(' ') + ']';
}

// All replies that the octets hold, fed `step` at a time; "?" where they are nonsense.
QByteArray parsed(const QByteArray &octets, qsizetype step)
{
    redis::ReplyParser parser;
    QByteArrayList out;
    for (qsizetype at = 0; at < octets.size(); at += step) {
        parser.append(octets.mid(at, step));
        while (true) {
            const auto reply = parser.next();
            if (!reply)
                return (out + QByteArrayList{"?"}).join(' ');
            if (!*reply)
                break;
            out.append(textOf(**reply));
        }
    }
    return out.join(' ');
}

Reply number(qint64 value)
{
    return {Reply::Kind::Integer, {}, value, {}};
}

Reply text(const QByteArray &value)
{
    return {Reply::Kind::Text, value, 0, {}};
}

Reply list(std::vector<Reply> items)
{
    return {Reply::Kind::List, {}, 0, std::move(items)};
}

} // namespace

class TestReplyParser : public QObject
{
    Q_OBJECT

private slots:
    void replies_data();
    void replies();
    void boundedLength();
    void command();
    void slotOfKey_data();
    void slotOfKey();
    void slotsOfCluster();
    void redirections_data();
    void redirections();
    void addresses_data();
    void addresses();
};

void TestReplyParser::replies_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("simple") << "+OK\r\n:-7\r\n-ERR no\r\n"_qba
                            << "'OK' -7 !ERR no"_qba;
    QTest::newRow("text") << "$5\r\na\r\nbc\r\n$0\r\n\r\n$-1\r\n"_qba
                          << "'a\r\nbc' '' null"_qba;
    QTest::newRow("list") << "*3\r\n:1\r\n*0\r\n$1\r\nx\r\n*-1\r\n"_qba
                          << "[1 [] 'x'] null"_qba;
    QTest::newRow("RESP3") << "%1\r\n+a\r\n#t\r\n_\r\n,1.5\r\n~1\r\n:2\r\n"_qba
                           << "['a' 1] null '1.5' [2]"_qba;
    QTest::newRow("HTTP") << "HTTP/1.1 400 Bad Request\r\n"_qba
                          << "?"_qba;
    QTest::newRow("empty line") << "\r\n"_qba
                                << "?"_qba;
    QTest::newRow("no number") << "$x\r\n"_qba
                               << "?"_qba;
    QTest::newRow("negative") << "*-2\r\n"_qba
                              << "?"_qba;
    QTest::newRow("huge text") << "$99999999999\r\n"_qba
                               << "?"_qba;
    QTest::newRow("huge list") << "*99999999\r\n"_qba
                               << "?"_qba;
    QTest::newRow("huge map") << "%9223372036854775807\r\n"_qba
                              << "?"_qba;
    QTest::newRow("deep") << "*1\r\n"_qba.repeated(20) << "?"_qba;
    QTest::newRow("cut") << "*2\r\n:1\r\n"_qba << QByteArray();
}

void TestReplyParser::replies()
{
    QFETCH(const QByteArray, octets);
    QFETCH(const QByteArray, wanted);
    for (qsizetype step = 1; step <= octets.size(); ++step)
        QCOMPARE(parsed(octets, step), wanted);
}

void TestReplyParser::boundedLength()
{
    redis::ReplyParser parser;
    parser.append("+");
    parser.append(QByteArray(redis::ReplyParser::maxOctets + 1, 'x'));
    QVERIFY(!parser.next());
}

void TestReplyParser::command()
{
    QCOMPARE(redis::encodeCommand({"SET", "k", ""}),
             "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$0\r\n\r\n"_qba);
}

void TestReplyParser::slotOfKey_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("slot");
    QTest::newRow("specification's check value") << "123456789"_qba << 0x31c3 % 16384;
    QTest::newRow("foo") << "foo"_qba << 12182;
    QTest::newRow("tag") << "a{foo}b{bar}"_qba << 12182;
    QTest::newRow("empty tag") << "{}"_qba << 15257;
}

void TestReplyParser::slotOfKey()
{
    QFETCH(const QByteArray, key);
    QTEST(redis::SlotMap::slotOf(key), "slot");
}

void TestReplyParser::slotsOfCluster()
{
    const redis::Address asked{"10.0.0.9", 7000};
    redis::SlotMap map;
    QVERIFY(!map.read(text("x"), asked));
    QVERIFY(
        !map.read(list({list({number(0), number(99999), list({text("h"), number(1)})})}), asked));
    QVERIFY(map.isEmpty());
    QVERIFY(!map.owner(5));
    QVERIFY(map.read(list({list({number(0), number(99), list({text("10.0.0.1"), number(7001)})}),
                           list({number(100), number(16383), list({text(""), number(7002)})})}),
                     asked));
    QCOMPARE(*map.owner(99), (redis::Address{"10.0.0.1", 7001}));
    QCOMPARE(*map.owner(100), (redis::Address{"10.0.0.9", 7002}));
    map.set(100, {"10.0.0.3", 7003});
    QCOMPARE(*map.owner(100), (redis::Address{"10.0.0.3", 7003}));
    QCOMPARE(map.nodes().size(), 3);
}

void TestReplyParser::redirections_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("moved") << "MOVED 3999 127.0.0.1:6381"_qba
                           << "moved 3999 127.0.0.1 6381"_qba;
    QTest::newRow("ask") << "ASK 3999 [::1]:6381"_qba
                         << "ask 3999 ::1 6381"_qba;
    QTest::newRow("same host") << "MOVED 1 :6381"_qba
                               << "moved 1  6381"_qba;
    QTest::newRow("other") << "ERR MOVED 1 a:2"_qba
                           << "none"_qba;
    QTest::newRow("no port") << "MOVED 1 a:0"_qba
                             << "none"_qba;
    QTest::newRow("cut") << "MOVED 1"_qba
                         << "none"_qba;
}

void TestReplyParser::redirections()
{
    QFETCH(const QByteArray, fault);
    const auto found = redis::redirectionIn({Reply::Kind::Fault, fault, 0, {}});
    QByteArray said = "none";
    if (found) {
        said = (found->isAsk ? "ask " : "moved ") + QByteArray::number(found->slot) + ' '
            + found->to.host + ' ' + QByteArray::number(found->to.port);
    }
    QTEST(said, "wanted");
}

void TestReplyParser::addresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("name") << "redis.local:7000"_qba
                          << "redis.local 7000"_qba;
    QTest::newRow("no port") << "redis"_qba
                             << "redis 6379"_qba;
    QTest::newRow("IPv6") << "[::1]:7000"_qba
                          << "::1 7000"_qba;
    QTest::newRow("IPv6 without port") << "[::1]"_qba
                                       << "::1 6379"_qba;
    QTest::newRow("bad port") << "a:b"_qba
                              << ""_qba;
    QTest::newRow("port 0") << "a:0"_qba
                            << ""_qba;
    QTest::newRow("no host") << ":1"_qba
                             << ""_qba;
    QTest::newRow("open bracket") << "[::1:7000"_qba
                                  << ""_qba;
}

void TestReplyParser::addresses()
{
    QFETCH(const QByteArray, text);
    const auto found = redis::addressFrom(text);
    const QByteArray said =
        found ? QByteArray(found->host + ' ' + QByteArray::number(found->port)) : ""_qba;
    QTEST(said, "wanted");
}

QTEST_GUILESS_MAIN(TestReplyParser)
#include "tst_reply_parser.moc"
