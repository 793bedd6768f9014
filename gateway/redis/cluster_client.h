// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/redis/client.h"
#include "gateway/redis/slot_map.h"

#include <map>

namespace gatehouse::redis {

// A client of a Redis Cluster: asks any node it knows for the slots, sends each command to the
// master of its key, follows MOVED and ASK, and asks for the slots again after a connection failed.
class ClusterClient final : public Client
{
public:
    static constexpr std::size_t maxWaiting = 4096; // for the slots
    static constexpr int maxRedirections = 5;

    explicit ClusterClient(const Settings &settings);
    ~ClusterClient() override;
    void run(const QByteArray &key, const QList<QByteArray> &words, Done done) override;

private:
    struct Job {
        int slot = 0;
        QByteArray command;
        Done done;
        int redirections = 0;
    };
    using JobPtr = std::shared_ptr<Job>;

    Connection &connection(const Address &address);
    void dispatch(const JobPtr &job);
    void sendTo(const Address &address, const JobPtr &job);
    void onReply(const Address &from, const JobPtr &job, Result<Reply> reply);
    void follow(const Redirection &redirection, const Address &from, const JobPtr &job);
    void askForSlots();
    void askNext(QList<Address> candidates, const Error &lastError);
    void onSlots(const std::optional<Error> &error);

    Settings m_settings;
    SlotMap m_map;
    bool m_isStale = true; // ask for the slots before the next command
    bool m_isAsking = false;
    std::map<Address, std::unique_ptr<Connection>> m_connections;
    std::vector<JobPtr> m_waiting; // for the slots
};

} // namespace gatehouse::redis
