// SPDX-License-Identifier: GPL-3.0-or-later
// Which certificate a server name gets, and what cannot become one.
#include "gateway/tls/certificate_store.h"
#include "tests/support/test_certificate.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::tls;
using test::TestCertificate;

class TestCertificateStore : public QObject
{
    Q_OBJECT

private:
    const TestCertificate m_pair = TestCertificate::forName("a");
    const TestCertificate m_other = TestCertificate::forName("b");

    ServerIdentity identity(const QByteArray &id) const
    {
        ServerIdentity out;
        out.id = id;
        out.pairs = {{m_pair.certificate.toPem(), m_pair.key.toPem()}};
        return out;
    }

private slots:
    void namesFindTheirCertificate_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("id");
        const auto row = [](const QByteArray &name, const QByteArray &id) {
            QTest::newRow(name.constData()) << name << id;
        };
        row("a.example.com", "exact");
        row("A.EXAMPLE.com", "exact");
        row("b.example.com", "one label");
        row("a.b.example.com", "deeper");
        row("x.b.example.com", "deeper");
        row("x.y.b.example.com", "any");
        row("example.com", "any");
        row("myexample.org", "glued");
        row("example.org", "glued");
        row("a.myexample.org", "any");
        row("twice.net", "first");
        row("", "any");
    }
    void namesFindTheirCertificate()
    {
        QFETCH(const QByteArray, name);
        CertificateStore store;
        const auto add = [&](const QByteArray &pattern, const QByteArray &id) {
            const auto context = ServerContext::build(identity(id));
            QVERIFY(context);
            store.add(pattern, *context);
        };
        add("*", "any");
        add("*.example.com", "one label");
        add("*.b.example.com", "deeper");
        add("a.example.com", "exact");
        add("*example.org", "glued");
        add("twice.net", "first");
        add("twice.net", "second");
        QTEST(store.find(name)->id(), "id");
    }

    void withoutABareStarUnknownNamesFindNothing()
    {
        CertificateStore store;
        QVERIFY(store.isEmpty());
        const auto context = ServerContext::build(identity("1"));
        QVERIFY(context);
        store.add("*.example.com", *context);
        QVERIFY(!store.isEmpty());
        QVERIFY(store.find("a.example.com"));
        QVERIFY(!store.find("a.b.example.com"));
        QVERIFY(!store.find("example.com"));
    }

    void whatCannotServeIsRefused()
    {
        ServerIdentity crossed = identity("1");
        crossed.pairs[0].key = m_other.key.toPem();
        QVERIFY(!ServerContext::build(crossed));
        ServerIdentity noPem = identity("1");
        noPem.pairs[0].certificate = "x";
        QVERIFY(!ServerContext::build(noPem));
        ServerIdentity noAuthority = identity("1");
        noAuthority.clientAuthority = "x";
        QVERIFY(!ServerContext::build(noAuthority));
        ServerIdentity noPattern = identity("1");
        noPattern.clientAuthority = m_other.certificate.toPem();
        noPattern.openPaths = {"("};
        QVERIFY(!ServerContext::build(noPattern));
    }

    void openPathsNeedNoClientCertificate()
    {
        ServerIdentity asking = identity("1");
        asking.clientAuthority = m_other.certificate.toPem();
        asking.openPaths = {"^/open(/|$)", "\\.css$"};
        const auto context = ServerContext::build(asking);
        QVERIFY(context);
        QVERIFY((*context)->asksClients());
        QVERIFY((*context)->isOpenPath("/open"));
        QVERIFY((*context)->isOpenPath("/shut/a.css"));
        QVERIFY(!(*context)->isOpenPath("/opened"));
    }
};

QTEST_APPLESS_MAIN(TestCertificateStore)
#include "tst_certificate_store.moc"
