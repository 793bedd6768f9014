// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/core/secret_resolver.h"

#include <QObject>

#include <functional>
#include <memory>

namespace gatehouse::app {

// Secrets in the operating system's keychain (QtKeychain). Configurations hold references of the form
// `$secret://keychain/<path>`; what was read or written is kept in memory for the resolver. When the keychain is missing
// or locked the user is told, and may go on with keys that live in memory only; nothing is ever written in clear.
class SecretStore final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Unknown,    // not asked yet: the first use asks, so that no prompt comes at launch
        Available,
        Locked,     // there, but will not open (or an entry known to exist reads as missing)
        Missing,    // no service answers
        MemoryOnly  // the user chose to go on without
    };
    Q_ENUM(State)

    // `service` names the workspace's entries in the keychain.
    explicit SecretStore(const QString &service, QObject *parent = nullptr);
    ~SecretStore() override;

    State state() const;
    QString problem() const; // what is wrong and what to do; empty when Available or Unknown
    void useMemoryOnly();
    // Probes again (write, read, delete of a sentinel) and reads what was wanted and not had; done() at the end.
    void retry(std::function<void()> done = {});

    static QString reference(const QString &path); // "$secret://keychain/<path>"

    // All answer through the callback on this thread, within 10 s (Timeout).
    void write(const QString &path, const QByteArray &secret, std::function<void(Result<void>)> done);
    void read(const QString &path, std::function<void(Result<QByteArray>)> done);
    void remove(const QString &path, std::function<void(Result<void>)> done);
    // Reads each of these references into memory; done() when all were tried.
    void preload(const QStringList &references, std::function<void()> done);

    // Answers from memory (and `$env://` from the environment): for Gateway.
    SecretResolver resolver() const;

signals:
    void stateChanged(gatehouse::app::SecretStore::State state);
    void loaded(); // something new can be resolved: publish again

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gatehouse::app
