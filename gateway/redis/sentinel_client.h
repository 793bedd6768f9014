// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/redis/client.h"

namespace gatehouse::redis {

// A client of whichever server the sentinels name as the master (or a replica) of a name. A server
// is believed only after it said ROLE itself; when it fails or refuses to write, the sentinels are
// asked again (https://redis.io/docs/reference/sentinel-clients).
class SentinelClient final : public Client
{
public:
    static constexpr std::size_t maxWaiting = 4096; // for the server's address

    explicit SentinelClient(const Settings &settings);
    ~SentinelClient() override;
    void run(const QByteArray &key, const QList<QByteArray> &words, Done done) override;

private:
    struct Job {
        QByteArray command;
        Done done;
    };

    void send(Job job);
    void ask(int sentinel, const Error &lastError);
    std::optional<Address> addressIn(const Reply &reply) const;
    void verify(const Address &address, int sentinel);
    void onFound(const std::optional<Error> &error);

    Settings m_settings;
    std::vector<std::unique_ptr<Connection>> m_sentinels;
    std::unique_ptr<Connection> m_server; // null: to be found
    std::unique_ptr<Connection> m_old; // the one before, until its callbacks are through
    bool m_isKnown = false;
    bool m_isAsking = false;
    std::vector<Job> m_waiting;
};

} // namespace gatehouse::redis
