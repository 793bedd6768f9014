// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/instance.h"
#include "gateway/upstream/node_source.h"

#include <QHash>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse::discovery {

// What one kind of registry is known to list, and who follows what of it. The registry writes on
// its own thread; groups subscribe and let go on any. Whoever subscribed is told under a lock of
// its own only, so that letting go waits for nobody else's news.
class ServiceBoard final : public std::enable_shared_from_this<ServiceBoard>
{
public:
    // Whether the registry is asked for everything at once or service by service. In the second
    // case each service is its own source.
    enum class Asked { Everything, EachService };
    using Changed = upstream::NodeSource::Changed;

    // `fallback`: the node of a service that is not listed (`default_service`).
    ServiceBoard(QString kind, Asked asked, std::optional<Instance> fallback = {});

    [[nodiscard]] std::shared_ptr<void> subscribe(const QString &key, Changed changed);
    QStringList followed() const; // each key once
    bool knows(const QString &source) const; // it has told something
    // Called on any thread, under a lock, when a key is followed that was not: it may only pass
    // the news on. Empty: nobody minds any more, and nobody is called after that.
    void onFollowed(std::function<void()> callback);

    // All that `source` (a server, a cluster) lists. Of a service that several list, the one who
    // spoke last counts.
    void put(const QString &source, Catalogue services);
    // Some of it: these are so now, those are gone.
    void patch(const QString &source, const Catalogue &changed, const QStringList &gone = {});
    void drop(const QString &source);
    void setFault(const QString &source, const QString &text); // empty: it is well
    Catalogue all() const;

private:
    struct Subscription {
        QString key;
        std::mutex mutex; // of the rest
        Changed changed;
        quint64 seen = 0;
        std::optional<std::pair<Instances, QString>> told;
    };
    struct Source {
        QString name;
        Catalogue services;
        QString fault;
        bool isKnown = false;
    };
    struct Handle;
    using SubscriptionPtr = std::shared_ptr<Subscription>;
    struct News {
        SubscriptionPtr to;
        Instances instances;
        QString fault;
        quint64 revision = 0;
    };

    bool isWanted(const QString &source) const;
    Source &source(const QString &name);
    News newsFor(const SubscriptionPtr &to) const;
    std::vector<News> changedNews();
    static void tell(const News &news);
    static void tell(const std::vector<News> &all);
    void letGo(const SubscriptionPtr &subscription);

    const QString m_kind;
    const Asked m_asked;
    const std::optional<Instance> m_fallback;
    mutable std::mutex m_mutex;
    quint64 m_revision = 0;
    std::vector<Source> m_sources; // who spoke last is the last
    std::vector<SubscriptionPtr> m_subscriptions;
    std::function<void()> m_onFollowed;
};

} // namespace gatehouse::discovery
