// SPDX-License-Identifier: GPL-3.0-or-later
// keychain_user STEP...: does the steps one after the other with one SecretStore and says how each
// went.
//   write PATH=SECRET   read PATH   remove PATH   preload PATH   resolve PATH   retry   memory
//   state   unlock PASSWORD
#include "app/secrets/secret_store.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QtDBus/QtDBus>

#include <cstdio>

using namespace gatehouse;
using namespace gatehouse::app;

class KeychainUser final : public QObject
{
public:
    explicit KeychainUser(const QStringList &steps)
        : m_steps(steps)
        , m_store(u"gatehouse-test"_qs)
        , m_resolver(m_store.resolver())
    {
        connect(&m_store, &SecretStore::loaded, this, [this] { m_loaded = true; });
    }

    void next()
    {
        if (m_steps.isEmpty())
            return QCoreApplication::quit();
        const QString step = m_steps.takeFirst();
        const QString verb = step.section(u' ', 0, 0), path = step.section(u' ', 1);
        if (verb == u"write"_qs)
            m_store.write(path.section(u'=', 0, 0), path.section(u'=', 1).toUtf8(),
                          [this](const Result<void> &result) {
                              say("write", result ? "ok" : nameOf(result.error()));
                          });
        else if (verb == u"read"_qs)
            m_store.read(path,
                         [this](const Result<QByteArray> &result) { say("read", textOf(result)); });
        else if (verb == u"remove"_qs)
            m_store.remove(path, [this](const Result<void> &result) {
                say("remove", result ? "ok" : nameOf(result.error()));
            });
        else if (verb == u"preload"_qs)
            m_store.preload({SecretStore::reference(path)},
                            [this] { say("preload", m_loaded ? "loaded" : "nothing"); });
        else if (verb == u"resolve"_qs)
            say("resolve", textOf(m_resolver(SecretStore::reference(path))));
        else if (verb == u"unlock"_qs)
            unlock(path);
        else
            more(verb);
    }

private:
    static QByteArray nameOf(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::NotFound:
            return "NotFound";
        case ErrorKind::Unavailable:
            return "Unavailable";
        case ErrorKind::Timeout:
            return "Timeout";
        default:
            return "other: " + error.message.toUtf8();
        }
    }

    static QByteArray textOf(const Result<QByteArray> &result)
    {
        return result ? *result : nameOf(result.error());
    }

    void say(const char *verb, const QByteArray &answer)
    {
        std::printf("%s: %s\n", verb, answer.constData());
        std::fflush(stdout);
        QMetaObject::invokeMethod(this, &KeychainUser::next, Qt::QueuedConnection);
    }

    void more(const QString &verb)
    {
        if (verb == u"memory"_qs)
            m_store.useMemoryOnly();
        if (verb != u"retry"_qs) {
            const auto states = QMetaEnum::fromType<SecretStore::State>();
            return say("state", states.valueToKey(int(m_store.state())));
        }
        m_store.retry([this] { say("retry", "done"); });
    }

    // What a keyring manager does when the user types the password there.
    void unlock(const QString &password)
    {
        const QString service = u"org.freedesktop.secrets"_qs,
                      root = u"/org/freedesktop/secrets"_qs;
        QDBusConnection bus = QDBusConnection::sessionBus();
        QDBusMessage open = QDBusMessage::createMethodCall(
            service, root, u"org.freedesktop.Secret.Service"_qs, u"OpenSession"_qs);
        open << u"plain"_qs << QVariant::fromValue(QDBusVariant(QString()));
        const auto session = bus.call(open).arguments().value(1).value<QDBusObjectPath>();
        QDBusArgument secret;
        secret.beginStructure();
        secret << session << QByteArray() << password.toUtf8() << u"text/plain"_qs;
        secret.endStructure();
        QDBusMessage call = QDBusMessage::createMethodCall(
            service, root, u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_qs,
            u"UnlockWithMasterPassword"_qs);
        call << QVariant::fromValue(QDBusObjectPath(root + u"/collection/login"_qs))
             << QVariant::fromValue(secret);
        const QDBusMessage answer = bus.call(call);
        say("unlock",
            answer.type() == QDBusMessage::ReplyMessage ? "ok" : answer.errorMessage().toUtf8());
    }

    QStringList m_steps;
    SecretStore m_store;
    SecretResolver m_resolver;
    bool m_loaded = false;
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    KeychainUser user(QCoreApplication::arguments().mid(1));
    QMetaObject::invokeMethod(&user, &KeychainUser::next, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
