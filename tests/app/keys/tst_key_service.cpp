// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keys/key_service.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;
using config::Kind;

class TestKeyService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void generatedKeysAreLongAndDiffer();
    void createMakesConsumerAndCredential();
    void createKeepsAnExistingConsumer();
    void theDocumentNeverHoldsTheKey();
    void badNamesAreRefused_data();
    void badNamesAreRefused();
    void disablingIsInTheDocumentAndReversible();
    void revokingRemovesCredentialAndSecret();
    void keysOnTheConsumerItselfAreListed();
    void keysInClearAreNotShown();

private:
    std::optional<Result<NewKey>> created(const config::Document &document, const QString &consumer,
                                          const QString &label = u"Build server"_qs);

    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<KeyService> m_service;
};

void TestKeyService::init()
{
    m_secrets = std::make_unique<SecretStore>(u"gatehouse-test"_qs);
    m_secrets->useMemoryOnly();
    m_service = std::make_unique<KeyService>(*m_secrets);
}

std::optional<Result<NewKey>> TestKeyService::created(const config::Document &document,
                                                      const QString &consumer, const QString &label)
{
    std::optional<Result<NewKey>> answer;
    m_service->create(document, consumer, label,
                      [&](const Result<NewKey> &result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }))
        qWarning("no answer");
    return answer;
}

void TestKeyService::generatedKeysAreLongAndDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray key = KeyService::generate();
        QVERIFY(key.startsWith("gh_"));
        QCOMPARE(QByteArray::fromBase64(key.mid(3), QByteArray::Base64UrlEncoding).size(), 32);
        seen.insert(key);
    }
    QCOMPARE(seen.size(), 1000);
}

void TestKeyService::createMakesConsumerAndCredential()
{
    const auto made = created({}, u"alice"_qs);
    QVERIFY(made && *made);
    const NewKey &key = **made;
    QVERIFY(key.document.find(Kind::Consumer, u"alice"_qs));
    QVERIFY(key.document.find(Kind::Consumer, u"alice/credentials/"_qs + key.credentialId));
    const QList<KeyInfo> keys = KeyService::keys(key.document);
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys[0].consumer, u"alice"_qs);
    QCOMPARE(keys[0].credentialId, key.credentialId);
    QCOMPARE(keys[0].label, u"Build server"_qs);
    QCOMPARE(keys[0].prefix, QString::fromLatin1(key.key.left(8)));
    QVERIFY(keys[0].enabled);
    QVERIFY(std::abs(keys[0].created.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(*m_secrets->resolver()(keys[0].reference), key.key);
}

void TestKeyService::createKeepsAnExistingConsumer()
{
    config::Document document;
    const QJsonObject consumer{{u"username"_qs, u"bob"_qs}, {u"desc"_qs, u"mine"_qs}};
    document.put(Kind::Consumer, u"bob"_qs, consumer);
    const auto first = created(document, u"bob"_qs);
    const auto second = created((*first)->document, u"bob"_qs, {});
    QVERIFY(second && *second);
    QCOMPARE(*(*second)->document.find(Kind::Consumer, u"bob"_qs), consumer);
    const QList<KeyInfo> keys = KeyService::keys((*second)->document);
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys[1].label, (*second)->credentialId); // unnamed
}

void TestKeyService::theDocumentNeverHoldsTheKey()
{
    const auto made = created({}, u"alice"_qs);
    for (const QJsonObject &resource : (*made)->document.resources(Kind::Consumer)) {
        const QByteArray text = QJsonDocument(resource).toJson();
        QVERIFY(!text.contains((*made)->key));
        for (const QJsonValue &label : resource.value(u"labels"_qs).toObject())
            QVERIFY2(!label.toString().contains(u' '), "APISIX allows no blanks in labels");
    }
}

void TestKeyService::badNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << "";
    QTest::newRow("slash") << "a/b";
    QTest::newRow("blank") << "a b";
    QTest::newRow("newline") << "a\n";
    QTest::newRow("too long") << QString(101, u'a');
    QTest::newRow("other letters") << QStringLiteral("möwe");
}

void TestKeyService::badNamesAreRefused()
{
    QFETCH(QString, name);
    const auto made = created({}, name);
    QVERIFY(made && !*made);
    QCOMPARE(made->error().kind, ErrorKind::InvalidInput);
}

void TestKeyService::disablingIsInTheDocumentAndReversible()
{
    const auto made = created({}, u"alice"_qs);
    const KeyInfo key = KeyService::keys((*made)->document).first();
    const config::Document off = KeyService::withEnabled((*made)->document, key, false);
    QVERIFY(!KeyService::keys(off).first().enabled);
    const QJsonObject resource =
        *off.find(Kind::Consumer, u"alice/credentials/"_qs + key.credentialId);
    const QJsonObject conf =
        resource.value(u"plugins"_qs).toObject().value(u"key-auth"_qs).toObject();
    QVERIFY(conf.value(u"_meta"_qs).toObject().value(u"disable"_qs).toBool());
    QVERIFY(KeyService::withEnabled(off, key, true) == (*made)->document);
}

void TestKeyService::revokingRemovesCredentialAndSecret()
{
    const auto made = created({}, u"alice"_qs);
    const KeyInfo key = KeyService::keys((*made)->document).first();
    std::optional<Result<config::Document>> revoked;
    m_service->revoke((*made)->document, key,
                      [&](const Result<config::Document> &result) { revoked = result; });
    QTRY_VERIFY(revoked);
    QVERIFY(*revoked);
    QVERIFY(KeyService::keys(**revoked).isEmpty());
    QVERIFY((*revoked)->find(Kind::Consumer, u"alice"_qs));
    QVERIFY(!m_secrets->resolver()(key.reference));
    const config::Document without = **revoked;
    m_service->revoke(without, key,
                      [&](const Result<config::Document> &result) { revoked = result; });
    QCOMPARE(revoked->error().kind, ErrorKind::NotFound);
}

static config::Document withInlineKey(const QString &text)
{
    config::Document document;
    const QJsonObject plugins{{u"key-auth"_qs, QJsonObject{{u"key"_qs, text}}},
                              {u"cors"_qs, QJsonObject()}};
    document.put(Kind::Consumer, u"carol"_qs,
                 {{u"username"_qs, u"carol"_qs}, {u"plugins"_qs, plugins}});
    return document;
}

void TestKeyService::keysOnTheConsumerItselfAreListed()
{
    const config::Document document = withInlineKey(u"$env://CAROL"_qs);
    const KeyInfo key = KeyService::keys(document).first();
    QCOMPARE(key.consumer, u"carol"_qs);
    QVERIFY(key.credentialId.isEmpty());
    QCOMPARE(key.reference, u"$env://CAROL"_qs);
    QVERIFY(!KeyService::keys(KeyService::withEnabled(document, key, false)).first().enabled);
    std::optional<Result<config::Document>> revoked;
    m_service->revoke(document, key,
                      [&](const Result<config::Document> &result) { revoked = result; });
    QTRY_VERIFY(revoked);
    const QJsonObject left =
        (*revoked)->find(Kind::Consumer, u"carol"_qs)->value(u"plugins"_qs).toObject();
    QCOMPARE(left.keys(), QStringList{u"cors"_qs});
}

void TestKeyService::keysInClearAreNotShown()
{
    const KeyInfo key = KeyService::keys(withInlineKey(u"in-clear"_qs)).first();
    QVERIFY(key.reference.isEmpty());
    QVERIFY(key.prefix.isEmpty());
}

QTEST_GUILESS_MAIN(TestKeyService)
#include "tst_key_service.moc"
