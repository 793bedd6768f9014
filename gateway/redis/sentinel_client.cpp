// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/sentinel_client.h"

namespace gatehouse::redis {

namespace {

Error sentinelError(const QString &reason)
{
    return {ErrorKind::Unavailable, ErrorSource::Upstream, false, u"redis sentinel: "_qs + reason};
}

// One row of SENTINEL REPLICAS: names and values in turns.
QByteArray attribute(const Reply &row, QByteArrayView name)
{
    for (std::size_t i = 0; i + 1 < row.items.size(); i += 2) {
        if (row.items[i].text == name)
            return row.items[i + 1].text;
    }
    return {};
}

std::optional<Address> makeAddress(const QByteArray &host, const QByteArray &port)
{
    bool isNumber = false;
    const quint16 number = port.toUShort(&isNumber);
    if (!isNumber || number == 0 || host.isEmpty())
        return std::nullopt;
    return Address{host, number};
}

} // namespace

SentinelClient::SentinelClient(const Settings &settings)
    : m_settings(settings)
{
    for (const Address &address : settings.servers)
        m_sentinels.push_back(std::make_unique<Connection>(address, settings.sentinelLogin));
}

SentinelClient::~SentinelClient() = default;

void SentinelClient::run(const QByteArray &, const QList<QByteArray> &words, Done done)
{
    Job job{encodeCommand(words), std::move(done)};
    if (m_isKnown) {
        send(std::move(job));
        return;
    }
    if (m_waiting.size() >= maxWaiting) {
        job.done(fail(sentinelError(u"too many commands wait for the server's address"_qs)));
        return;
    }
    m_waiting.push_back(std::move(job));
    if (!std::exchange(m_isAsking, true))
        ask(0, sentinelError(u"no sentinel is named"_qs));
}

void SentinelClient::send(Job job)
{
    m_server->send(job.command, [this, done = std::move(job.done)](Result<Reply> reply) {
        if (!reply || reply->isFault("READONLY"))
            m_isKnown = false; // it is the master no longer
        done(std::move(reply));
    });
}

void SentinelClient::ask(int sentinel, const Error &lastError)
{
    if (sentinel >= int(m_sentinels.size())) {
        onFound(lastError);
        return;
    }
    const QByteArray question =
        m_settings.wantsReplica ? "SLAVES"_qba : "get-master-addr-by-name"_qba;
    m_sentinels[std::size_t(sentinel)]->send(
        encodeCommand({"SENTINEL"_qba, question, m_settings.masterName}),
        [this, sentinel](const Result<Reply> &reply) {
            const std::optional<Address> address = reply ? addressIn(*reply) : std::nullopt;
            if (address) {
                verify(*address, sentinel);
                return;
            }
            const QString why = !reply ? reply.error().message
                : reply->isFault()
                ? QString::fromUtf8(reply->text)
                : u"no server of name %1 is known"_qs.arg(QString::fromUtf8(m_settings.masterName));
            ask(sentinel + 1, sentinelError(why));
        });
}

std::optional<Address> SentinelClient::addressIn(const Reply &reply) const
{
    if (!m_settings.wantsReplica) {
        return reply.items.size() < 2 ? std::nullopt
                                      : makeAddress(reply.items[0].text, reply.items[1].text);
    }
    for (const Reply &row : reply.items) {
        const QByteArray flags = attribute(row, "flags");
        if (!flags.contains("down") && !flags.contains("disconnected"))
            return makeAddress(attribute(row, "ip"), attribute(row, "port"));
    }
    return std::nullopt;
}

void SentinelClient::verify(const Address &address, int sentinel)
{
    if (!m_server || m_server->address() != address) {
        if (m_old)
            m_old->cancel();
        m_old = std::move(m_server);
        m_server = std::make_unique<Connection>(address, m_settings.login);
    }
    m_server->send(encodeCommand({"ROLE"_qba}), [this, sentinel](const Result<Reply> &reply) {
        const QByteArray wanted = m_settings.wantsReplica ? "slave"_qba : "master"_qba;
        if (reply && !reply->items.empty() && reply->items[0].text == wanted) {
            onFound(std::nullopt);
            return;
        }
        const QString why = !reply ? reply.error().message
            : reply->isFault()     ? QString::fromUtf8(reply->text)
                                   : u"the server it names has another role"_qs;
        ask(sentinel + 1, sentinelError(why));
    });
}

void SentinelClient::onFound(const std::optional<Error> &error)
{
    m_isAsking = false;
    m_isKnown = !error;
    for (Job &job : std::exchange(m_waiting, {})) {
        if (error)
            job.done(fail(*error));
        else
            send(std::move(job));
    }
}

} // namespace gatehouse::redis
