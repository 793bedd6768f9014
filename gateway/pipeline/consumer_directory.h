// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/plugin_chain.h"
#include "gateway/plugin/services.h"

#include <QCryptographicHash>
#include <QJsonObject>

#include <map>
#include <memory>

namespace gatehouse::pipeline {

// The consumers of a snapshot, found by what their authentication plugins identify them with.
// Identities are kept and compared as SHA-256 digests, so neither memory order nor timing tells how
// much of a guess was right.
class ConsumerDirectory final : public plugin::CredentialDirectory
{
public:
    struct Member {
        ConsumerView view;
        // Of the consumer's group and the consumer, authentication plugins left out.
        PluginChain plugins;
        bool readsBody = false; // they name a variable of the body
        QByteArray failure; // not empty: why its requests are answered 503
    };

    Member &add(ConsumerView view);
    struct Credential {
        const Member *member;
        QByteArray id; // empty: it stands in the consumer itself
        QJsonObject conf;
        std::shared_ptr<const plugin::PreparedCredential> prepared;
    };
    void addCredential(QLatin1String plugin, QByteArrayView identity, Credential credential);
    // A credential whose secret the store would not give: as long as there is one, an unknown
    // identity of that plugin may be its, so the answer is "locked" and not "nobody".
    void addLocked(QLatin1String plugin);

    plugin::FoundCredential find(QLatin1String plugin, QByteArrayView identity) const override;
    const ConsumerView *consumer(QByteArrayView username) const override;
    const Member *member(const ConsumerView *view) const;

private:
    static QByteArray digest(QLatin1String plugin, QByteArrayView identity);

    std::map<QByteArray, std::unique_ptr<Member>> m_members; // by username
    std::map<QByteArray, Credential> m_credentials; // by digest
    QList<QLatin1String> m_locked;
};

} // namespace gatehouse::pipeline
