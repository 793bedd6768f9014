// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/consumer_directory.h"

namespace gatehouse::pipeline {

QByteArray ConsumerDirectory::digest(QLatin1String plugin, QByteArrayView identity)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(plugin.data(), plugin.size()));
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(identity);
    return hash.result();
}

ConsumerDirectory::Member &ConsumerDirectory::add(ConsumerView view)
{
    auto &slot = m_members[view.username];
    slot = std::make_unique<Member>();
    slot->view = std::move(view);
    return *slot;
}

void ConsumerDirectory::addCredential(QLatin1String plugin, QByteArrayView identity,
                                      Credential credential)
{
    // The first to claim an identity keeps it; validation reports the second.
    m_credentials.try_emplace(digest(plugin, identity), std::move(credential));
}

void ConsumerDirectory::addLocked(QLatin1String plugin)
{
    if (!m_locked.contains(plugin))
        m_locked.append(plugin);
}

plugin::FoundCredential ConsumerDirectory::find(QLatin1String plugin, QByteArrayView identity) const
{
    plugin::FoundCredential found;
    const auto entry = m_credentials.find(digest(plugin, identity));
    if (entry == m_credentials.end()) {
        found.locked = m_locked.contains(plugin);
        return found;
    }
    found.consumer = &entry->second.member->view;
    found.credentialId = entry->second.id;
    found.conf = &entry->second.conf;
    found.prepared = entry->second.prepared.get();
    return found;
}

const ConsumerView *ConsumerDirectory::consumer(QByteArrayView username) const
{
    const auto member = m_members.find(username.toByteArray());
    return member == m_members.end() ? nullptr : &member->second->view;
}

const ConsumerDirectory::Member *ConsumerDirectory::member(const ConsumerView *view) const
{
    const auto member = m_members.find(view->username);
    return member == m_members.end() ? nullptr : member->second.get();
}

} // namespace gatehouse::pipeline
