// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway.h"
#include "ui/welcome/choice_card.h"
#include "ui/welcome/welcome_page.h"
#include "ui/widgets/banner.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;
using config::Kind;

class TestWelcome : public QObject
{
    Q_OBJECT
private slots:
    void addresses_data();
    void addresses();
    void refusals_data();
    void refusals();
    void whatIsMadeCanBeServed();
    void enterTriesTheDemo();
    void asksForTheService();
    void explainsABadAddress();
};

void TestWelcome::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("uris");
    QTest::newRow("whole") << u"http://127.0.0.1:3000"_s << u"/"_s << u"127.0.0.1:3000"_s
                           << u"/*"_s;
    QTest::newRow("no scheme") << u"localhost:3000"_s << u"/api"_s << u"localhost:3000"_s
                               << u"/api /api/*"_s;
    QTest::newRow("https") << u" https://example.org/ "_s << u"/api/"_s << u"example.org:443"_s
                           << u"/api /api/*"_s;
    QTest::newRow("ipv6") << u"http://[::1]:81"_s << u"/"_s << u"[::1]:81"_s << u"/*"_s;
}

void TestWelcome::addresses()
{
    QFETCH(QString, address);
    QFETCH(QString, prefix);
    const auto read = OwnServiceReader::read({address, prefix, false});
    QVERIFY(read);
    const QJsonObject upstream = *read->find(Kind::Upstream, u"service"_s);
    QTEST(upstream.value(u"nodes"_s).toObject().keys().value(0), "node");
    QStringList uris;
    for (const QJsonValue &uri : read->find(Kind::Route, u"service"_s)->value(u"uris"_s).toArray())
        uris << uri.toString();
    QTEST(uris.join(u' '), "uris");
    QCOMPARE(upstream.value(u"scheme"_s).toString() == u"https"_s, address.contains(u"https"_s));
}

void TestWelcome::refusals_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("nothing") << QString() << u"/"_s;
    QTest::newRow("other scheme") << u"ftp://host"_s << u"/"_s;
    QTest::newRow("with path") << u"http://host/base"_s << u"/"_s;
    QTest::newRow("spaces") << u"http://my host"_s << u"/"_s;
    QTest::newRow("prefix without slash") << u"host"_s << u"api"_s;
    QTest::newRow("prefix with star") << u"host"_s << u"/a*"_s;
}

void TestWelcome::refusals()
{
    QFETCH(QString, address);
    QFETCH(QString, prefix);
    const auto read = OwnServiceReader::read({address, prefix, false});
    QVERIFY(!read);
    QVERIFY(!read.error().message.isEmpty());
}

void TestWelcome::whatIsMadeCanBeServed()
{
    const Gateway gateway(resolveFromEnvironment);
    for (const bool keep : {false, true}) {
        const auto read = OwnServiceReader::read({u"https://example.org"_s, u"/shop"_s, keep});
        QVERIFY(read);
        const QList<config::Fault> faults = gateway.check(*read);
        QVERIFY2(faults.isEmpty(), faults.isEmpty() ? "" : qPrintable(toString(faults.first())));
    }
}

void TestWelcome::enterTriesTheDemo()
{
    WelcomePage page;
    QSignalSpy wanted(&page, &WelcomePage::demoWanted);
    page.show();
    page.activateWindow();
    auto *card = page.findChild<ChoiceCard *>(u"welcome.demo"_s);
    QTRY_VERIFY(card->hasFocus());
    QTest::keyClick(card, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
}

void TestWelcome::asksForTheService()
{
    WelcomePage page;
    page.show();
    QSignalSpy wanted(&page, &WelcomePage::serviceWanted);
    page.findChild<ChoiceCard *>(u"welcome.service"_s)->click();
    page.findChild<QLineEdit *>(u"welcome.address"_s)->setText(u"127.0.0.1:3000"_s);
    page.findChild<QLineEdit *>(u"welcome.prefix"_s)->setText(u"/api"_s);
    page.findChild<QPushButton *>(u"welcome.start"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<OwnService>(),
             (OwnService{u"127.0.0.1:3000"_s, u"/api"_s, false}));
}

void TestWelcome::explainsABadAddress()
{
    WelcomePage page;
    page.show();
    QSignalSpy wanted(&page, &WelcomePage::serviceWanted);
    page.findChild<ChoiceCard *>(u"welcome.service"_s)->click();
    page.findChild<QPushButton *>(u"welcome.start"_s)->click();
    QCOMPARE(wanted.size(), 0);
    QVERIFY(page.findChild<Banner *>()->isVisible());
}

QTEST_MAIN(TestWelcome)
#include "tst_welcome.moc"
