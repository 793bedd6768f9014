// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ip_matcher.h"

#include <QTest>

using gatehouse::IpAddress;
using gatehouse::IpMatcher;

class TestIpMatcher : public QObject
{
    Q_OBJECT

private slots:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("v6");
        QTest::addColumn<quint64>("high");
        QTest::addColumn<quint64>("low");
        const auto row = [](const char *text, bool v6, quint64 high, quint64 low) {
            QTest::newRow(text) << QByteArray(text) << v6 << high << low;
        };
        row("1.2.3.4", false, 0, 0x01020304);
        row("255.255.255.255", false, 0, 0xffffffff);
        row("::", true, 0, 0);
        row("::1", true, 0, 1);
        row("1::", true, 0x0001000000000000, 0);
        row("2001:db8::8:800:200C:417a", true, 0x20010db800000000, 0x00080800200c417a);
        row("1:2:3:4:5:6:7:8", true, 0x0001000200030004, 0x0005000600070008);
        row("1:2:3:4:5:6:7::", true, 0x0001000200030004, 0x0005000600070000);
        row("64:ff9b::1.2.3.4", true, 0x0064ff9b00000000, 0x01020304);
        row("fe80::1%eth0", true, 0xfe80000000000000, 1);
        row("::ffff:1.2.3.4", false, 0, 0x01020304);
        row("::ffff:102:304", false, 0, 0x01020304);
    }

    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, v6);
        QFETCH(quint64, high);
        QFETCH(quint64, low);
        const auto address = IpAddress::parse(text);
        QVERIFY(address.has_value());
        QCOMPARE(*address, (IpAddress{v6, high, low}));
    }

    void refusesNoAddress_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"",
                                 "a",
                                 "1",
                                 "1.2.3",
                                 "1.2.3.",
                                 "1.2.3.4.",
                                 "1.2.3.4.5",
                                 "1.2.3.256",
                                 "01.2.3.4",
                                 "1.2.3.4 ",
                                 " 1.2.3.4",
                                 "1..2.3",
                                 "-1.2.3.4",
                                 "1.2.3.0004",
                                 ":",
                                 ":::",
                                 ":1",
                                 "1:",
                                 "1::2::3",
                                 "1:2:3:4:5:6:7",
                                 "1:2:3:4:5:6:7:8:9",
                                 "1:2:3:4:5:6:7:8::",
                                 "12345::",
                                 "g::",
                                 "::1.2.3",
                                 "1.2.3.4::",
                                 "1:2:3:4:5:6:7:1.2.3.4",
                                 "[::1]",
                                 "::1:",
                                 "localhost",
                                 "%eth0"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("NUL") << QByteArray("1.2.3.4\0", 8);
    }

    void refusesNoAddress()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!IpAddress::parse(text).has_value());
    }

    void contains_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *list, const char *address, bool expected) {
            QTest::addRow("%s in %s", address, list)
                << QByteArray(list) << QByteArray(address) << expected;
        };
        row("127.0.0.1", "127.0.0.1", true);
        row("127.0.0.1", "127.0.0.2", false);
        row("127.0.0.0/8", "127.255.255.255", true);
        row("127.0.0.0/8", "128.0.0.0", false);
        row("127.3.4.5/8", "127.0.0.0", true);
        row("0.0.0.0/0", "8.8.8.8", true);
        row("0.0.0.0/0", "::1", false);
        row("::/0", "::1", true);
        row("::/0", "1.2.3.4", false);
        row("1.2.3.4/32", "1.2.3.4", true);
        row("fd00::/8", "fdff:1::2", true);
        row("fd00::/8", "fe00::", false);
        row("2001:db8::/33", "2001:db8:7fff::1", true);
        row("2001:db8::/33", "2001:db8:8000::1", false);
        row("2001:db8::/96", "2001:db8::ffff:ffff", true);
        row("2001:db8::/96", "2001:db8::1:0:0", false);
        row("::1/128", "::1", true);
        row("127.0.0.0/8", "::ffff:127.0.0.1", true);
        row("::ffff:10.0.0.0/104", "10.9.9.9", true);
        row("10.0.0.0/8 10.1.0.0/16 9.0.0.1 10.255.255.255", "10.200.0.1", true);
        row("10.1.0.0/16 10.0.0.0/8 9.0.0.1", "9.0.0.2", false);
        row("10.0.0.1 10.0.0.3", "10.0.0.2", false);
        row("127.0.0.1", "x", false);
        row("127.0.0.1", "", false);
    }

    void contains()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, address);
        QFETCH(bool, expected);
        const auto matcher = IpMatcher::compile(list.split(' '));
        QVERIFY(matcher);
        QCOMPARE(matcher->contains(QByteArrayView(address)), expected);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("entry");
        for (const char *entry :
             {"", "x", "1.2.3.4/33", "::1/129", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/0008",
              "1.2.3.4/8x", "/8", "::ffff:1.2.3.4/95", "fe80::1%eth0", "1.2.3.4/8/8"})
            QTest::newRow(entry) << QByteArray(entry);
    }

    void refuses()
    {
        QFETCH(QByteArray, entry);
        const auto matcher = IpMatcher::compile({"1.1.1.1", entry});
        QVERIFY(!matcher);
        QCOMPARE(matcher.error().message,
                 QString(u"invalid ip address: " + QString::fromUtf8(entry)));
    }

    void anEmptyListContainsNothing()
    {
        QVERIFY(IpMatcher().isEmpty());
        QVERIFY(!IpMatcher().contains(QByteArrayView("1.2.3.4")));
    }

    void aLongListIsExact()
    {
        QList<QByteArray> entries;
        for (int i = 0; i < 5000; ++i)
            entries.append("10." + QByteArray::number(i / 128) + '.'
                           + QByteArray::number(i % 128 * 2) + ".0/24");
        const auto matcher = IpMatcher::compile(entries);
        QVERIFY(matcher);
        QVERIFY(matcher->contains(QByteArrayView("10.20.40.77")));
        QVERIFY(!matcher->contains(QByteArrayView("10.20.41.77")));
        QVERIFY(!matcher->contains(QByteArrayView("10.200.40.77")));
    }
};

QTEST_GUILESS_MAIN(TestIpMatcher)
#include "tst_ip_matcher.moc"
