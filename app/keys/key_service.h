// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secret_store.h"
#include "gateway/config/document.h"

#include <QDateTime>

namespace gatehouse::app {

// One key-auth key of a consumer, as the Keys place lists it. Never holds the key itself.
struct KeyInfo {
    QString consumer;
    QString credentialId;
    QString label;     // the credential's "name" label, or its id
    QString reference; // $secret://keychain/…
    QString prefix;    // first characters of the key, for recognising it; from gatehouse's labels
    bool enabled = true;
    QDateTime created; // invalid when unknown
    bool operator==(const KeyInfo &) const = default;
};

struct NewKey {
    config::Document document; // with the consumer and the credential added
    QString credentialId;
    QByteArray key; // shown once
};

// Creates and changes consumers and their keys. Works on documents (the caller puts the result into the draft) and
// writes secrets through the store.
class KeyService final : public QObject
{
    Q_OBJECT

public:
    explicit KeyService(SecretStore &secrets, QObject *parent = nullptr);

    static QList<KeyInfo> keys(const config::Document &document);
    static QByteArray generate(); // 256 random bits, URL-safe text with prefix "gh_"

    // InvalidInput: the name is no consumer name ([a-zA-Z0-9_-]{1,100}).
    void create(const config::Document &document, const QString &consumer, const QString &label,
                std::function<void(Result<NewKey>)> done);
    // Disabled keys stay in the document with `_meta.disable` and are refused by the gateway.
    static config::Document withEnabled(const config::Document &document, const KeyInfo &key, bool enabled);
    // Takes the credential out of the document and the secret out of the keychain.
    void revoke(const config::Document &document, const KeyInfo &key,
                std::function<void(Result<config::Document>)> done);

private:
    SecretStore &m_secrets;
};

} // namespace gatehouse::app
