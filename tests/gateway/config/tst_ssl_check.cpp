// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/ssl_check.h"
#include "gateway/config/validate.h"
#include "tests/support/test_certificate.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::config;
using test::TestCertificate;

class TestSslCheck : public QObject
{
    Q_OBJECT

private:
    const TestCertificate m_pair = TestCertificate::forName("a.b");
    const QString m_cert = QString::fromLatin1(m_pair.certificate.toPem());
    const QString m_key = QString::fromLatin1(m_pair.key.toPem());
    const QString m_junk = QString(200, u'x');
    const QString m_notPem = u"-----BEGIN EC PRIVATE KEY-----\n"_qs + QString(100, u'x');

    QJsonObject ssl() const
    {
        return {
            {u"id"_qs, u"1"_qs}, {u"sni"_qs, u"a.b"_qs}, {u"cert"_qs, m_cert}, {u"key"_qs, m_key}};
    }

private slots:
    void faults_data()
    {
        QTest::addColumn<QJsonObject>("ssl");
        QTest::addColumn<QString>("fault");
        const auto with = [this](const QString &name, const QJsonValue &value) {
            QJsonObject out = ssl();
            out.insert(name, value);
            return out;
        };
        QTest::newRow("sound") << ssl() << QString();
        QTest::newRow("references") << with(u"cert"_qs, u"$secret://vault/1/c"_qs) << QString();
        QTest::newRow("cert") << with(u"cert"_qs, m_junk)
                              << u"failed to parse cert: PEM_read_bio_X509_AUX() failed"_qs;
        QTest::newRow("key in no armour")
            << with(u"key"_qs, m_junk) << u"failed to decrypt previous encrypted key"_qs;
        QTest::newRow("key") << with(u"key"_qs, m_notPem)
                             << u"failed to parse key: PEM_read_bio_PrivateKey() failed"_qs;
        QTest::newRow("numbers") << with(u"certs"_qs, QJsonArray{m_cert})
                                 << u"mismatched number of certs and keys"_qs;
        QJsonObject further = with(u"certs"_qs, QJsonArray{m_cert, m_junk});
        further.insert(u"keys"_qs, QJsonArray{m_key, m_key});
        QTest::newRow("further pair")
            << further
            << u"failed to handle cert-key pair[2]: failed to parse cert: PEM_read_bio_X509_AUX() failed"_qs;
        QTest::newRow("authority")
            << with(u"client"_qs, QJsonObject{{u"ca"_qs, m_junk}})
            << u"failed to validate client_cert: failed to parse cert: PEM_read_bio_X509_AUX() failed"_qs;
    }
    void faults()
    {
        QFETCH(const QJsonObject, ssl);
        QFETCH(const QString, fault);
        QCOMPARE(sslFault(ssl).value_or(QString()), fault);
        const QList<Fault> all = validateResource(Kind::Ssl, ssl, {});
        QCOMPARE(all.size(), fault.isEmpty() ? 0 : 1);
        if (!all.isEmpty())
            QCOMPARE(all.first().message, fault);
    }
};

QTEST_APPLESS_MAIN(TestSslCheck)
#include "tst_ssl_check.moc"
