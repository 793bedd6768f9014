// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/parser.h"
#include "gateway/pipeline/answer_stage.h"
#include "gateway/pipeline/forward_stage.h"
#include "gateway/pipeline/pending_hook.h"
#include "gateway/pipeline/request_body.h"

namespace gatehouse::pipeline {

// Takes one exchange through its life ("the life of a request"). Ends by telling the connection,
// which then deletes it with the next turn of the loop.
class ExchangeRunner final : public QObject, private ForwardStage::Listener
{
    Q_OBJECT

public:
    ExchangeRunner(WorkerContext &worker, ClientStream &client, http::RequestHead head);
    ~ExchangeRunner() override;

    void start();

    // From the connection.
    bool wantsBody() const;
    void bodyArrived(QByteArrayView octets);
    void bodyEnded(http::Headers trailers);
    void requestBroken(const http::ParseError &error);
    void clientWritable();
    void clientGone();

    // The present state of an exchange that lasts, for the window.
    traffic::RecordPtr present() const;
    Clock::Steady startedAt() const { return m_exchange.started; }
    bool isOver() const { return m_over; }

    // Answers what could not even be parsed as a request, and records it.
    static void refuse(WorkerContext &worker, ClientStream &client, const http::ParseError &error);

private:
    // clang-format off
    enum class Stage { GlobalRewrite, RouteRewrite, ConsumerRewrite, GlobalAccess, RouteAccess, Forward };
    // clang-format on

    bool prepare(); // false: it was answered with an error
    bool mayUseConnection(); // the same: client certificates
    void matchAndGo();
    bool match();
    // Goes on with `next` when the body is whole or too large.
    void holdBody(qint64 max, void (ExchangeRunner::*next)());
    void askAgain(); // the hook that needed the body
    void advance();
    void settle(plugin::Outcome outcome);
    const HookRunner::List &hooksOf(Stage stage);
    bool enter(Stage stage); // false: it was answered, or waits
    bool mergeConsumer();
    void suspend(const plugin::Suspend &suspension);
    void resume(plugin::Outcome outcome);
    bool refusesBody(); // it is too large, and was answered so
    void breakOff(const QByteArray &reason, LocalReply reply);
    void forward();
    void answer(LocalReply reply);
    void answerDone();
    void complete(traffic::Ending ending);
    void runLogHooks();
    traffic::Record record(traffic::State state, traffic::Ending ending, Clock::Steady now) const;
    const PluginChain &chain() const;

    void upstreamInformational(const http::ResponseHead &head) override;
    void upstreamHead(const http::ResponseHead &head) override;
    void upstreamHeadAlone() override;
    void upstreamBody(QByteArray octets) override;
    void upstreamEnd(const http::Headers &trailers) override;
    void upstreamFailed(const Error &error) override;
    void upstreamSwitched(transport::ProxyReply &reply) override;
    void attemptBegins(const http::Headers &sent) override;
    bool isCongested() const override;

    WorkerContext &m_worker;
    ClientStream &m_client;
    SnapshotPtr m_snapshot;
    Exchange m_exchange;
    HookRunner m_hooks;
    Capture m_capture;
    AnswerStage m_answer;
    RouteView m_view; // the route's, with what this request matched
    const CompiledRoute *m_route = nullptr;
    std::optional<PluginChain> m_merged; // with the consumer's plugins
    HookRunner::List m_consumerRewrites;
    RequestBody m_body;
    PendingHook m_pending;
    std::unique_ptr<ForwardStage> m_forward;
    Stage m_stage = Stage::GlobalRewrite;
    std::size_t m_position = 0;
    Clock::Steady m_firstByte;
    QByteArray m_error;
    bool m_over = false, m_upstreamFailed = false;
};

} // namespace gatehouse::pipeline
