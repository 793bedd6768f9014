// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/discovery.h"

#include "gateway/discovery/consul.h"
#include "gateway/discovery/kinds.h"

namespace gatehouse::discovery {

namespace {

class BoardSource final : public upstream::NodeSource
{
public:
    BoardSource(const Kind &kind, std::shared_ptr<ServiceBoard> board)
        : m_kind(kind)
        , m_board(std::move(board))
    {
    }
    std::shared_ptr<void> subscribe(const QString &service, const QJsonObject &args,
                                    Changed changed) override
    {
        return m_board->subscribe(m_kind.keyOf(service, args), std::move(changed));
    }

private:
    const Kind &m_kind;
    const std::shared_ptr<ServiceBoard> m_board;
};

} // namespace

// A registry that is set up. Its context object lives on the thread and owns the registry there.
struct Discovery::Active {
    const Kind &kind;
    QJsonValue conf;
    std::shared_ptr<ServiceBoard> board;
    QObject *context = nullptr;
};

Discovery::Discovery(const Clock &clock, Pace pace)
    : m_clock(clock)
    , m_pace(pace)
{
    m_thread.setObjectName(u"discovery"_qs);
}

Discovery::~Discovery()
{
    for (const auto &[name, active] : m_active)
        end(*active);
    m_thread.quit();
    m_thread.wait();
}

void Discovery::start(Active &active)
{
    if (!m_thread.isRunning())
        m_thread.start();
    auto *context = new QObject;
    active.context = context;
    context->moveToThread(&m_thread);
    // It ends with the thread at the latest.
    QObject::connect(&m_thread, &QThread::finished, context, &QObject::deleteLater);
    const Surroundings around{m_clock, active.board, m_pace};
    QMetaObject::invokeMethod(
        context, [context, around, conf = active.conf, make = active.kind.make] {
            Registry *registry = make(conf, around).release();
            registry->setParent(context);
            around.board->onFollowed([registry] {
                QMetaObject::invokeMethod(
                    registry, [registry] { registry->followedChanged(); }, Qt::QueuedConnection);
            });
            registry->start();
        });
}

void Discovery::end(Active &active)
{
    active.board->onFollowed({});
    QObject *context = std::exchange(active.context, nullptr);
    QMetaObject::invokeMethod(context, [context, board = active.board] {
        board->onFollowed({}); // it may have begun only now
        delete context;
    });
}

QStringList Discovery::configure(const QJsonObject &discovery)
{
    QStringList faults;
    std::map<QString, std::shared_ptr<Active>> next;
    for (auto it = discovery.begin(); it != discovery.end(); ++it) {
        const auto conf = checkConfiguration(it.key(), it.value());
        if (!conf) {
            faults.append(conf.error().message);
            continue;
        }
        const auto known = m_active.find(it.key());
        if (known != m_active.end() && known->second->conf == *conf) {
            next.insert(*known);
            continue;
        }
        const Kind *kind = findKind(it.key());
        auto board = std::make_shared<ServiceBoard>(kind->name, kind->asked,
                                                    defaultService(conf->toObject()));
        auto active = std::make_shared<Active>(Active{*kind, *conf, std::move(board)});
        start(*active);
        next.emplace(it.key(), std::move(active));
    }
    std::map<QString, std::shared_ptr<Active>> before;
    {
        const std::lock_guard lock(m_mutex);
        before = std::exchange(m_active, next);
    }
    for (const auto &[name, active] : before) {
        const auto it = next.find(name);
        if (it == next.end() || it->second != active)
            end(*active);
    }
    return faults;
}

std::shared_ptr<upstream::NodeSource> Discovery::find(const QString &discoveryType) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_active.find(discoveryType);
    if (it == m_active.end())
        return nullptr;
    return std::make_shared<BoardSource>(it->second->kind, it->second->board);
}

Result<QJsonObject> Discovery::dump(const QString &kind) const
{
    const auto it = m_active.find(kind);
    if (it == m_active.end())
        return gatehouse::fail(ErrorKind::NotFound, u"discovery %1 is not set up"_qs.arg(kind));
    return dumpOf(it->second->kind, it->second->conf, *it->second->board);
}

Result<QJsonObject> Discovery::dumpFile(const QString &kind) const
{
    const auto it = m_active.find(kind);
    if (it == m_active.end())
        return gatehouse::fail(ErrorKind::NotFound, u"discovery %1 is not set up"_qs.arg(kind));
    return ConsulDump::show(it->second->conf.toObject());
}

} // namespace gatehouse::discovery
