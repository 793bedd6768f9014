// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secret_store.h"

#include "app/secrets/keychain_job.h"
#include "app/secrets/secret_cache.h"

#include <QUuid>

namespace gatehouse::app {

using Outcome = KeychainAnswer::Outcome;
using State = SecretStore::State;

class SecretStore::Private
{
public:
    Private(SecretStore *store, const QString &name)
        : q(store)
        , service(name)
    {
    }

    void setState(State next);
    void probe(std::function<void()> done);
    void readSentinel(const QString &entry, const QByteArray &token, std::function<void()> done);
    void readEntry(const QString &path, std::function<void(Result<QByteArray>)> done);
    void preloadNext(QStringList paths, std::function<void()> done);
    State stateAfter(const KeychainAnswer &answer) const;
    Error failure() const;
    void later(std::function<void()> call);

    SecretStore *q;
    const QString service;
    State state = State::Unknown;
    std::shared_ptr<SecretCache> cache = std::make_shared<SecretCache>();
    QSet<QString> wanted; // paths a configuration asked for that are not in memory
    bool foundNew = false;
};

void SecretStore::Private::setState(State next)
{
    if (state == State::MemoryOnly || next == state)
        return;
    state = next;
    emit q->stateChanged(state);
}

State SecretStore::Private::stateAfter(const KeychainAnswer &answer) const
{
    switch (answer.outcome) {
    case Outcome::Done:
        return State::Available;
    case Outcome::NoEntry:
    case Outcome::Denied:
    case Outcome::NoAnswer:
        return State::Locked;
    case Outcome::NoService:
        break;
    }
    return State::Missing;
}

void SecretStore::Private::later(std::function<void()> call)
{
    QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection);
}

Error SecretStore::Private::failure() const
{
    return {ErrorKind::Unavailable, ErrorSource::Gateway, true, q->problem()};
}

// A locked keychain answers a read as if the entry were missing; only a write tells the two apart.
// So a sentinel entry is written, read back and removed. Its name is new each time: two programs
// may probe at once.
void SecretStore::Private::probe(std::function<void()> done)
{
    const QString entry = u"probe-"_qs + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QByteArray token = "gatehouse";
    writeKeychain(service, entry, token, q,
                  [this, entry, token, done](const KeychainAnswer &written) {
                      if (written.outcome == Outcome::Done)
                          return readSentinel(entry, token, done);
                      setState(stateAfter(written));
                      done();
                  });
}

void SecretStore::Private::readSentinel(const QString &entry, const QByteArray &token,
                                        std::function<void()> done)
{
    readKeychain(service, entry, q, [this, entry, token, done](const KeychainAnswer &read) {
        const bool good = read.outcome == Outcome::Done && read.secret == token;
        removeKeychain(service, entry, q, [](const KeychainAnswer &) {});
        setState(good ? State::Available : State::Locked);
        done();
    });
}

void SecretStore::Private::readEntry(const QString &path,
                                     std::function<void(Result<QByteArray>)> done)
{
    readKeychain(service, path, q, [this, path, done](const KeychainAnswer &read) {
        if (read.outcome == Outcome::Done) {
            foundNew = true;
            wanted.remove(path);
            cache->put(path, read.secret);
            setState(State::Available);
            return done(read.secret);
        }
        if (read.outcome != Outcome::NoEntry) {
            setState(stateAfter(read));
            return done(fail(failure()));
        }
        probe([this, path, done] {
            if (state != State::Available)
                return done(fail(failure()));
            cache->markMissing(path);
            done(fail(ErrorKind::NotFound, u"the keychain has no entry %1"_qs.arg(path)));
        });
    });
}

// One after the other, so that at most one prompt is open; a keychain that does not answer ends it.
void SecretStore::Private::preloadNext(QStringList paths, std::function<void()> done)
{
    const bool pointless =
        state == State::Locked || state == State::Missing || state == State::MemoryOnly;
    if (paths.isEmpty() || pointless) {
        if (std::exchange(foundNew, false))
            emit q->loaded();
        return done();
    }
    const QString path = paths.takeFirst();
    readEntry(path, [this, paths, done](const Result<QByteArray> &) { preloadNext(paths, done); });
}

SecretStore::SecretStore(const QString &service, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, service))
{
}

SecretStore::~SecretStore() = default;

State SecretStore::state() const
{
    return d->state;
}

QString SecretStore::problem() const
{
    switch (d->state) {
    case State::Unknown:
    case State::Available:
        break;
    case State::Locked:
        return u"The keychain is locked or did not answer. Unlock it and try again, or go on with "
               u"keys that are "
               u"kept in memory only."_qs;
    case State::Missing:
        return u"No keychain service answers. Start one (for example gnome-keyring) and try again, "
               u"or go on with "
               u"keys that are kept in memory only."_qs;
    case State::MemoryOnly:
        return u"Keys are kept in memory only and are lost when the program ends."_qs;
    }
    return {};
}

void SecretStore::useMemoryOnly()
{
    d->setState(State::MemoryOnly);
}

void SecretStore::retry(std::function<void()> done)
{
    if (d->state == State::MemoryOnly) { // the user wants the keychain after all
        d->state = State::Unknown;
        emit stateChanged(d->state);
    }
    d->probe([this, done = done ? std::move(done) : [] {}] {
        const QSet<QString> wanted = d->wanted;
        d->preloadNext({wanted.cbegin(), wanted.cend()}, done);
    });
}

QString SecretStore::reference(const QString &path)
{
    return keychainScheme + path;
}

void SecretStore::write(const QString &path, const QByteArray &secret,
                        std::function<void(Result<void>)> done)
{
    if (d->state == State::MemoryOnly) {
        d->cache->put(path, secret);
        return d->later([done] { done({}); });
    }
    writeKeychain(d->service, path, secret, this,
                  [this, path, secret, done](const KeychainAnswer &written) {
                      d->setState(d->stateAfter(written));
                      if (written.outcome == Outcome::NoAnswer)
                          return done(fail(ErrorKind::Timeout, problem()));
                      if (written.outcome != Outcome::Done)
                          return done(fail(d->failure()));
                      d->cache->put(path, secret);
                      done({});
                  });
}

void SecretStore::read(const QString &path, std::function<void(Result<QByteArray>)> done)
{
    if (const std::optional<QByteArray> known = d->cache->find(path))
        return d->later([done, known] { done(*known); });
    if (d->state == State::MemoryOnly)
        return d->later([done, path] {
            done(fail(ErrorKind::NotFound,
                      u"there is no key %1 in memory; enter it again"_qs.arg(path)));
        });
    d->readEntry(path, std::move(done));
}

void SecretStore::remove(const QString &path, std::function<void(Result<void>)> done)
{
    d->cache->remove(path);
    d->wanted.remove(path);
    if (d->state == State::MemoryOnly)
        return d->later([done] { done({}); });
    removeKeychain(d->service, path, this, [this, done](const KeychainAnswer &removed) {
        if (removed.outcome == Outcome::Done || removed.outcome == Outcome::NoEntry)
            return done({});
        d->setState(d->stateAfter(removed));
        done(fail(d->failure()));
    });
}

void SecretStore::preload(const QStringList &references, std::function<void()> done)
{
    QStringList paths;
    for (const QString &reference : references) {
        if (!reference.startsWith(keychainScheme, Qt::CaseInsensitive))
            continue;
        const QString path = reference.mid(keychainScheme.size());
        if (!d->cache->find(path) && !paths.contains(path))
            paths.append(path);
    }
    for (const QString &path : std::as_const(paths))
        d->wanted.insert(path);
    d->preloadNext(paths, std::move(done));
}

SecretResolver SecretStore::resolver() const
{
    return [cache = std::shared_ptr<const SecretCache>(d->cache)](
               const QString &reference) -> Result<QByteArray> {
        if (reference.startsWith(keychainScheme, Qt::CaseInsensitive))
            return cache->resolve(reference);
        return resolveFromEnvironment(reference);
    };
}

} // namespace gatehouse::app
