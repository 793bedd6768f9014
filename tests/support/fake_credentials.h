// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/services.h"

#include <map>

namespace gatehouse::test {

// Consumers that a test writes down: add("jack", "key-auth", "k1").
class FakeCredentials final : public plugin::CredentialDirectory
{
public:
    ConsumerView &add(const QByteArray &username, const QByteArray &plugin = {},
                      const QByteArray &identity = {}, const QByteArray &credentialId = {},
                      const QJsonObject &conf = {},
                      std::shared_ptr<const plugin::PreparedCredential> prepared = {})
    {
        ConsumerView &consumer = m_consumers[username];
        consumer.username = username;
        if (!plugin.isEmpty())
            m_credentials[plugin + '\n' + identity] = {&consumer, credentialId, conf,
                                                       std::move(prepared)};
        return consumer;
    }
    void lock() { m_locked = true; }

    plugin::FoundCredential find(QLatin1String plugin, QByteArrayView identity) const override
    {
        if (m_locked)
            return {nullptr, {}, nullptr, true};
        const QByteArray key =
            QByteArray(plugin.data(), plugin.size()) + '\n' + identity.toByteArray();
        const auto it = m_credentials.find(key);
        if (it == m_credentials.end())
            return {};
        return {it->second.consumer, it->second.id, &it->second.conf, false,
                it->second.prepared.get()};
    }
    const ConsumerView *consumer(QByteArrayView username) const override
    {
        const auto it = m_consumers.find(username.toByteArray());
        return it == m_consumers.end() ? nullptr : &it->second;
    }

private:
    struct Entry {
        const ConsumerView *consumer = nullptr;
        QByteArray id;
        QJsonObject conf;
        std::shared_ptr<const plugin::PreparedCredential> prepared;
    };
    std::map<QByteArray, ConsumerView> m_consumers;
    std::map<QByteArray, Entry> m_credentials;
    bool m_locked = false;
};

} // namespace gatehouse::test
