// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/hook_runner.h"
#include "gateway/pipeline/worker_context.h"
#include "gateway/traffic/record.h"
#include "gateway/transport/body_pipe.h"

#include <QObject>

namespace gatehouse::pipeline {

// Asks the upstream, trying node after node as far as that is safe (reliability.md 2.7): again only
// when no octet of the request reached the peer, or once on a fresh connection when an idempotent
// request met a pooled connection that the peer had closed. Every attempt is recorded.
class ForwardStage final : public QObject
{
    Q_OBJECT

public:
    class Listener
    {
    public:
        virtual void upstreamInformational(const http::ResponseHead &head) = 0;
        virtual void upstreamHead(const http::ResponseHead &head) = 0;
        virtual void upstreamHeadAlone() = 0; // the body is still to come
        virtual void upstreamBody(QByteArray octets) = 0;
        virtual void upstreamEnd(const http::Headers &trailers) = 0;
        virtual void upstreamFailed(const Error &error) = 0; // nothing follows
        virtual void upstreamSwitched(transport::ProxyReply &reply) = 0;
        virtual void attemptBegins(const http::Headers &sent) = 0;
        virtual bool isCongested() const = 0; // take no more of the body for now

    protected:
        ~Listener() = default;
    };

    struct Chains {
        const PluginChain *global = nullptr;
        const PluginChain *route = nullptr;
    };

    ForwardStage(WorkerContext &worker, Exchange &exchange, HookRunner &hooks, Chains chains,
                 const CompiledRoute &route, transport::BodyPipe *body, Listener &listener);
    ~ForwardStage() override;

    void start();
    void drain(); // the client can take more
    void abort(); // nobody wants the answer any more; the listener hears nothing further
    const QList<traffic::Attempt> &attempts() const { return m_attempts; }
    qint64 upstreamUs(Clock::Steady now) const; // since the first attempt began

private:
    void attempt(std::size_t index);
    void next(const Error &lastError);
    transport::UpstreamRequestPtr request(const upstream::Node &node);
    bool wantsUpgrade() const;
    bool mayRetry(const Error &error) const;
    void onHead();
    void onFinished();
    void finishAttempt();
    void fail(const Error &error);

    WorkerContext &m_worker;
    Exchange &m_exchange;
    HookRunner &m_hooks;
    Chains m_chains;
    const CompiledRoute &m_route;
    std::shared_ptr<upstream::Group> m_group; // the route's, or what a plugin chose
    transport::BodyPipe *m_body;
    Listener &m_listener;
    transport::ProxyReply *m_reply = nullptr;
    std::vector<bool> m_tried;
    std::size_t m_node = 0;
    int m_retriesLeft = 0;
    QList<traffic::Attempt> m_attempts;
    Clock::Steady m_started, m_ended;
    bool m_headSeen = false, m_finished = false, m_over = false, m_staleRetried = false;
};

} // namespace gatehouse::pipeline
