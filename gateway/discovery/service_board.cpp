// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/service_board.h"

namespace gatehouse::discovery {

// A subscriber's hold; letting it go ends the news.
struct ServiceBoard::Handle {
    std::shared_ptr<ServiceBoard> board;
    SubscriptionPtr subscription;
    ~Handle() { board->letGo(subscription); }
};

ServiceBoard::ServiceBoard(QString kind, Asked asked, std::optional<Instance> fallback)
    : m_kind(std::move(kind))
    , m_asked(asked)
    , m_fallback(std::move(fallback))
{
}

std::shared_ptr<void> ServiceBoard::subscribe(const QString &key, Changed changed)
{
    auto subscription = std::make_shared<Subscription>();
    subscription->key = key;
    subscription->changed = std::move(changed);
    auto handle = std::make_shared<Handle>();
    handle->board = shared_from_this();
    handle->subscription = subscription;
    News first;
    {
        const std::lock_guard lock(m_mutex);
        const bool isNew = std::none_of(m_subscriptions.begin(), m_subscriptions.end(),
                                        [&](const auto &other) { return other->key == key; });
        m_subscriptions.push_back(subscription);
        first = newsFor(subscription);
        if (isNew && m_onFollowed)
            m_onFollowed();
    }
    tell(first);
    return handle;
}

void ServiceBoard::letGo(const SubscriptionPtr &subscription)
{
    {
        const std::lock_guard lock(subscription->mutex);
        subscription->changed = nullptr;
    }
    const std::lock_guard lock(m_mutex);
    std::erase(m_subscriptions, subscription);
    if (m_asked == Asked::Everything)
        return;
    const bool isLast =
        std::none_of(m_subscriptions.begin(), m_subscriptions.end(),
                     [&](const auto &other) { return other->key == subscription->key; });
    if (isLast)
        std::erase_if(m_sources, [&](const Source &s) { return s.name == subscription->key; });
}

QStringList ServiceBoard::followed() const
{
    QStringList out;
    const std::lock_guard lock(m_mutex);
    for (const SubscriptionPtr &subscription : m_subscriptions)
        out.append(subscription->key);
    out.removeDuplicates();
    return out;
}

bool ServiceBoard::knows(const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_sources.begin(), m_sources.end(),
                       [&](const Source &s) { return s.name == name && s.isKnown; });
}

void ServiceBoard::onFollowed(std::function<void()> callback)
{
    const std::lock_guard lock(m_mutex);
    m_onFollowed = std::move(callback);
}

// Late news of a service that nobody follows any more are dropped.
bool ServiceBoard::isWanted(const QString &name) const
{
    return m_asked == Asked::Everything
        || std::any_of(m_subscriptions.begin(), m_subscriptions.end(),
                       [&](const auto &subscription) { return subscription->key == name; });
}

ServiceBoard::Source &ServiceBoard::source(const QString &name)
{
    for (Source &known : m_sources) {
        if (known.name == name)
            return known;
    }
    m_sources.push_back({});
    m_sources.back().name = name;
    return m_sources.back();
}

void ServiceBoard::put(const QString &name, Catalogue services)
{
    std::vector<News> news;
    {
        const std::lock_guard lock(m_mutex);
        if (!isWanted(name))
            return;
        Source &from = source(name);
        from.services = std::move(services);
        from.isKnown = true;
        from.fault.clear();
        std::rotate(m_sources.begin() + (&from - m_sources.data()),
                    m_sources.begin() + (&from - m_sources.data()) + 1, m_sources.end());
        news = changedNews();
    }
    tell(news);
}

void ServiceBoard::patch(const QString &name, const Catalogue &changed, const QStringList &gone)
{
    std::vector<News> news;
    {
        const std::lock_guard lock(m_mutex);
        if (!isWanted(name))
            return;
        Source &from = source(name);
        from.isKnown = true;
        for (const QString &key : gone)
            from.services.remove(key);
        for (auto it = changed.begin(); it != changed.end(); ++it)
            from.services.insert(it.key(), it.value());
        news = changedNews();
    }
    tell(news);
}

void ServiceBoard::drop(const QString &name)
{
    std::vector<News> news;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_sources, [&](const Source &s) { return s.name == name; });
        news = changedNews();
    }
    tell(news);
}

void ServiceBoard::setFault(const QString &name, const QString &text)
{
    std::vector<News> news;
    {
        const std::lock_guard lock(m_mutex);
        if (!isWanted(name))
            return;
        source(name).fault = text;
        news = changedNews();
    }
    tell(news);
}

Catalogue ServiceBoard::all() const
{
    Catalogue out;
    const std::lock_guard lock(m_mutex);
    for (const Source &from : m_sources) {
        for (auto it = from.services.begin(); it != from.services.end(); ++it)
            out.insert(it.key(), it.value());
    }
    return out;
}

ServiceBoard::News ServiceBoard::newsFor(const SubscriptionPtr &to) const
{
    News out{to, {}, {}, m_revision};
    QStringList faults;
    bool isKnown = false, isListed = false;
    for (const Source &from : m_sources) {
        if (m_asked == Asked::EachService && from.name != to->key)
            continue;
        isKnown = isKnown || from.isKnown;
        if (!from.fault.isEmpty())
            faults.append(from.fault);
        if (const auto it = from.services.find(to->key); it != from.services.end()) {
            isListed = true;
            out.instances = *it;
        }
    }
    if (!isListed && m_fallback)
        out.instances = {*m_fallback};
    else if (!isKnown && faults.isEmpty())
        faults.append(u"%1 has not told the nodes of %2 yet"_qs.arg(m_kind, to->key));
    else if (isKnown && out.instances.isEmpty())
        faults.append(u"%1 lists no node of %2"_qs.arg(m_kind, to->key));
    out.fault = faults.join(u"; "_qs);
    return out;
}

std::vector<ServiceBoard::News> ServiceBoard::changedNews()
{
    ++m_revision;
    std::vector<News> out;
    for (const SubscriptionPtr &subscription : m_subscriptions)
        out.push_back(newsFor(subscription));
    return out;
}

void ServiceBoard::tell(const News &news)
{
    Subscription &to = *news.to;
    const std::lock_guard lock(to.mutex);
    const auto said = std::pair(news.instances, news.fault);
    if (!to.changed || (to.told && (news.revision <= to.seen || *to.told == said)))
        return;
    to.seen = news.revision;
    to.told = said;
    to.changed({toNodes(news.instances),
                news.fault.isEmpty() ? std::nullopt : std::optional<QString>(news.fault)});
}

void ServiceBoard::tell(const std::vector<News> &all)
{
    for (const News &news : all)
        tell(news);
}

} // namespace gatehouse::discovery
