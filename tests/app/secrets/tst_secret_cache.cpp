// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_cache.h"
#include "app/secrets/secret_store.h"

#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;

// What needs no keychain: the cache, and a store that keeps its keys in memory.
class TestSecretCache : public QObject
{
    Q_OBJECT

private slots:
    void tellsMissingFromUnread();
    void memoryOnlyServesTheResolver();
    void memoryOnlyAnswersLater();
    void otherReferences();
};

static const QString reference = SecretStore::reference(u"alice/k1"_qs);

void TestSecretCache::tellsMissingFromUnread()
{
    SecretCache cache;
    QCOMPARE(cache.resolve(reference).error().kind, ErrorKind::Unavailable);
    cache.markMissing(u"alice/k1"_qs);
    QCOMPARE(cache.resolve(reference).error().kind, ErrorKind::NotFound);
    cache.put(u"alice/k1"_qs, "s3cret");
    QCOMPARE(*cache.resolve(reference), QByteArray("s3cret"));
    cache.remove(u"alice/k1"_qs);
    QCOMPARE(cache.resolve(reference).error().kind, ErrorKind::Unavailable);
}

void TestSecretCache::memoryOnlyServesTheResolver()
{
    SecretStore store(u"gatehouse-test"_qs);
    QCOMPARE(store.state(), SecretStore::State::Unknown);
    QVERIFY(store.problem().isEmpty());
    QSignalSpy changed(&store, &SecretStore::stateChanged);
    store.useMemoryOnly();
    QCOMPARE(changed.size(), 1);
    QVERIFY(!store.problem().isEmpty());
    const SecretResolver resolver = store.resolver(); // handed out before the key exists
    bool written = false, removed = false;
    store.write(u"alice/k1"_qs, "s3cret",
                [&](const Result<void> &result) { written = bool(result); });
    QTRY_VERIFY(written);
    QCOMPARE(*resolver(reference), QByteArray("s3cret"));
    store.remove(u"alice/k1"_qs, [&](const Result<void> &result) { removed = bool(result); });
    QTRY_VERIFY(removed);
    QCOMPARE(resolver(reference).error().kind, ErrorKind::Unavailable);
}

void TestSecretCache::memoryOnlyAnswersLater()
{
    SecretStore store(u"gatehouse-test"_qs);
    store.useMemoryOnly();
    std::optional<Result<QByteArray>> answer;
    store.read(u"nobody/k"_qs, [&](const Result<QByteArray> &result) { answer = result; });
    QVERIFY(!answer);
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().kind, ErrorKind::NotFound);
    bool done = false;
    store.preload({reference, u"$env://HOME"_qs}, [&] { done = true; });
    QTRY_VERIFY(done);
}

void TestSecretCache::otherReferences()
{
    const SecretStore store(u"gatehouse-test"_qs);
    qputenv("GATEHOUSE_TEST_SECRET", "from the environment");
    QCOMPARE(*store.resolver()(u"$env://GATEHOUSE_TEST_SECRET"_qs),
             QByteArray("from the environment"));
    QCOMPARE(store.resolver()(u"$secret://vault/1/a"_qs).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestSecretCache)
#include "tst_secret_cache.moc"
