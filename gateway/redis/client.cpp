// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/client.h"

#include "gateway/redis/cluster_client.h"
#include "gateway/redis/sentinel_client.h"

#include <QCryptographicHash>

namespace gatehouse::redis {

namespace {

class SingleClient final : public Client
{
public:
    explicit SingleClient(const Settings &settings)
        : m_connection(settings.servers.value(0), settings.login)
    {
    }
    void run(const QByteArray &, const QList<QByteArray> &words, Done done) override
    {
        m_connection.send(encodeCommand(words), std::move(done));
    }

private:
    Connection m_connection;
};

// What a client is kept as: the map of worker locals goes by the type.
struct Kept {
    std::shared_ptr<Client> client;
};

void addTo(QCryptographicHash &hash, const QByteArray &text)
{
    hash.addData(QByteArray::number(text.size()) += ':');
    hash.addData(text);
}

void addTo(QCryptographicHash &hash, const Login &login)
{
    addTo(hash, login.username);
    addTo(hash, login.password);
    for (const qint64 number : {qint64(login.database), qint64(login.tls), qint64(login.verifyTls),
                                qint64(login.timeout.count()), qint64(login.idle.count())})
        addTo(hash, QByteArray::number(number));
}

} // namespace

Script::Script(QByteArray text)
    : m_text(std::move(text))
    , m_digest(QCryptographicHash::hash(m_text, QCryptographicHash::Sha1).toHex())
{
}

void Client::eval(const Script &script, const QByteArray &key, const QList<QByteArray> &arguments,
                  Done done)
{
    QList<QByteArray> words{"EVALSHA"_qba, script.digest(), "1"_qba, key};
    words += arguments;
    run(key, words,
        [this, words, text = script.text(), key, done = std::move(done)](Result<Reply> reply) {
            if (!reply || !reply->isFault("NOSCRIPT")) {
                done(std::move(reply));
                return;
            }
            QList<QByteArray> again = words;
            again[0] = "EVAL"_qba;
            again[1] = text;
            run(key, again, done);
        });
}

std::optional<Address> addressFrom(QByteArrayView text)
{
    const qsizetype colon = text.lastIndexOf(':');
    const bool bracketed = text.startsWith('[');
    QByteArrayView host = text;
    quint16 port = 6379;
    if (colon >= 0 && (!bracketed || text.indexOf("]:") == colon - 1)) {
        bool isNumber = false;
        port = text.sliced(colon + 1).toUShort(&isNumber);
        if (!isNumber || port == 0)
            return std::nullopt;
        host = text.first(colon);
    }
    if (bracketed) {
        if (!host.endsWith(']'))
            return std::nullopt;
        host = host.sliced(1, host.size() - 2);
    }
    if (host.isEmpty())
        return std::nullopt;
    return Address{host.toByteArray(), port};
}

std::string Settings::identity() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addTo(hash, QByteArray::number(int(kind)) + (wantsReplica ? "replica" : ""));
    for (const Address &server : servers)
        addTo(hash, server.host + ' ' + QByteArray::number(server.port));
    addTo(hash, masterName);
    addTo(hash, login);
    addTo(hash, sentinelLogin);
    return hash.result().toStdString();
}

std::shared_ptr<Client> makeClient(const Settings &settings)
{
    switch (settings.kind) {
    case Settings::Kind::Cluster:
        return std::make_shared<ClusterClient>(settings);
    case Settings::Kind::Sentinel:
        return std::make_shared<SentinelClient>(settings);
    case Settings::Kind::Single:
        break;
    }
    return std::make_shared<SingleClient>(settings);
}

Client &clientOf(WorkerLocals &locals, const Settings &settings, const std::string &identity)
{
    return *locals
                .get<Kept>(
                    identity,
                    [&settings] { return std::make_shared<Kept>(Kept{makeClient(settings)}); })
                .client;
}

} // namespace gatehouse::redis
