// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/cluster_client.h"

namespace gatehouse::redis {

namespace {

Error clusterError(const QString &reason)
{
    return {ErrorKind::Unavailable, ErrorSource::Upstream, false, u"redis cluster: "_qs + reason};
}

} // namespace

ClusterClient::ClusterClient(const Settings &settings)
    : m_settings(settings)
{
    m_settings.login.database = 0; // a cluster has no other
}

ClusterClient::~ClusterClient() = default;

Connection &ClusterClient::connection(const Address &address)
{
    std::unique_ptr<Connection> &slot = m_connections[address];
    if (!slot)
        slot = std::make_unique<Connection>(address, m_settings.login);
    return *slot;
}

void ClusterClient::run(const QByteArray &key, const QList<QByteArray> &words, Done done)
{
    auto job =
        std::make_shared<Job>(Job{SlotMap::slotOf(key), encodeCommand(words), std::move(done), 0});
    if (!m_isStale) {
        dispatch(job);
        return;
    }
    if (m_waiting.size() >= maxWaiting) {
        job->done(fail(clusterError(u"too many commands wait for the slots"_qs)));
        return;
    }
    m_waiting.push_back(job);
    if (!m_isAsking)
        askForSlots();
}

void ClusterClient::dispatch(const JobPtr &job)
{
    if (const std::optional<Address> owner = m_map.owner(job->slot))
        sendTo(*owner, job);
    else
        job->done(fail(clusterError(u"no node has slot %1"_qs.arg(job->slot))));
}

void ClusterClient::sendTo(const Address &address, const JobPtr &job)
{
    connection(address).send(job->command, [this, address, job](Result<Reply> reply) {
        onReply(address, job, std::move(reply));
    });
}

void ClusterClient::onReply(const Address &from, const JobPtr &job, Result<Reply> reply)
{
    if (!reply || reply->isFault("CLUSTERDOWN"))
        m_isStale = true;
    const std::optional<Redirection> redirection =
        reply ? redirectionIn(*reply) : std::optional<Redirection>();
    if (!redirection)
        job->done(std::move(reply));
    else if (++job->redirections > maxRedirections)
        job->done(fail(clusterError(u"its nodes send a command round and round"_qs)));
    else
        follow(*redirection, from, job);
}

void ClusterClient::follow(const Redirection &redirection, const Address &from, const JobPtr &job)
{
    Address to = redirection.to;
    if (to.host.isEmpty())
        to.host = from.host;
    if (redirection.isAsk) {
        connection(to).send(encodeCommand({"ASKING"_qba}), [](const Result<Reply> &) {});
    } else {
        m_map.set(redirection.slot, to);
        if (!m_isAsking)
            askForSlots(); // other slots will have moved, too
    }
    sendTo(to, job);
}

void ClusterClient::askForSlots()
{
    m_isAsking = true;
    QList<Address> candidates = m_settings.servers;
    for (const Address &node : m_map.nodes()) {
        if (!candidates.contains(node))
            candidates.append(node);
    }
    askNext(candidates, clusterError(u"no node is named"_qs));
}

void ClusterClient::askNext(QList<Address> candidates, const Error &lastError)
{
    if (candidates.isEmpty()) {
        onSlots(lastError);
        return;
    }
    const Address asked = candidates.takeFirst();
    connection(asked).send(encodeCommand({"CLUSTER"_qba, "SLOTS"_qba}),
                           [this, asked, candidates](const Result<Reply> &reply) {
                               if (reply && m_map.read(*reply, asked)) {
                                   onSlots(std::nullopt);
                                   return;
                               }
                               const QString why = !reply ? reply.error().message
                                   : reply->isFault()
                                   ? QString::fromUtf8(reply->text)
                                   : u"its nodes do not tell who has which slots"_qs;
                               askNext(candidates, clusterError(why));
                           });
}

void ClusterClient::onSlots(const std::optional<Error> &error)
{
    m_isAsking = false;
    m_isStale = error.has_value() && m_isStale;
    if (!error) {
        std::erase_if(m_connections, [this](const auto &entry) {
            return entry.second->pending() == 0 && !m_map.nodes().contains(entry.first)
                && !m_settings.servers.contains(entry.first);
        });
    }
    for (const JobPtr &job : std::exchange(m_waiting, {})) {
        if (error)
            job->done(fail(*error));
        else
            dispatch(job);
    }
}

} // namespace gatehouse::redis
