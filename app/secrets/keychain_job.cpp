// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychain_job.h"

#include <qt6keychain/keychain.h>

#include <QTimer>

namespace gatehouse::app {

using namespace std::chrono_literals;
using Outcome = KeychainAnswer::Outcome;

static Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Outcome::Done;
    case QKeychain::EntryNotFound:
        return Outcome::NoEntry;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Outcome::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: // what libsecret says when no service answers on the bus, or there
                                // is no bus
        break;
    }
    return Outcome::NoService;
}

// The timer lives as long as the answer is awaited: it is the context of the job's signal, so that
// whichever of the two comes first ends the wait. The job deletes itself once the library is
// through with it.
static void start(QKeychain::Job *job, const QString &entry, QObject *context,
                  KeychainCallback done)
{
    job->setKey(entry);
    job->setInsecureFallback(false);
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, done] {
        timer->deleteLater();
        timer->disconnect();
        done({Outcome::NoAnswer, {}, {}});
    });
    QObject::connect(
        job, &QKeychain::Job::finished, timer, [timer, done](QKeychain::Job *finished) {
            if (!timer->isActive())
                return;
            timer->stop();
            timer->deleteLater();
            KeychainAnswer answer{outcomeOf(finished->error()), {}, finished->errorString()};
            if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
                answer.secret = read->binaryData();
            done(answer);
        });
    timer->start(10s);
    job->start();
}

void writeKeychain(const QString &service, const QString &entry, const QByteArray &secret,
                   QObject *context, KeychainCallback done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setBinaryData(secret);
    start(job, entry, context, std::move(done));
}

void readKeychain(const QString &service, const QString &entry, QObject *context,
                  KeychainCallback done)
{
    start(new QKeychain::ReadPasswordJob(service), entry, context, std::move(done));
}

void removeKeychain(const QString &service, const QString &entry, QObject *context,
                    KeychainCallback done)
{
    start(new QKeychain::DeletePasswordJob(service), entry, context, std::move(done));
}

} // namespace gatehouse::app
