// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace gatehouse::app
{

// What came of one access to the keychain, in the few cases that matter here.
struct KeychainAnswer {
    enum class Outcome {
        Done,
        NoEntry, // also what a locked keychain says to a read
        Denied, // locked, or the user said no
        NoService,
        NoAnswer // within 10 s: a prompt may be waiting
    };
    Outcome outcome = Outcome::Done;
    QByteArray secret; // of a read
    QString detail; // the library's words
};
using KeychainCallback = std::function<void(const KeychainAnswer &)>;

// Each starts one QtKeychain job, never with the plain-text fallback, and answers later on
// `context`'s thread, within 10 s; a destroyed context cancels the answer (the job itself always
// runs to its end).
void writeKeychain(const QString &service, const QString &entry, const QByteArray &secret,
                   QObject *context, KeychainCallback done);
void readKeychain(const QString &service, const QString &entry, QObject *context,
                  KeychainCallback done);
void removeKeychain(const QString &service, const QString &entry, QObject *context,
                    KeychainCallback done);

} // namespace gatehouse::app
