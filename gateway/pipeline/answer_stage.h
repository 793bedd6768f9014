// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/capture.h"
#include "gateway/pipeline/client_stream.h"
#include "gateway/pipeline/hook_runner.h"

namespace gatehouse::pipeline {

// The way back to the client: header filter, body filter. Everything the client gets, from an
// upstream or from the gateway itself, goes through here; its stream frames it.
class AnswerStage
{
public:
    AnswerStage(Exchange &exchange, HookRunner &hooks, Capture &capture, ClientStream &client);

    // The chains whose filters run; set once the consumer is known.
    void setChains(const PluginChain *global, const PluginChain *route);

    // X-APISIX-Upstream-Status on every answer of an upstream, not only on 5xx.
    void tellUpstreamStatus(bool always) { m_tellsUpstreamStatus = always; }

    void informational(const http::ResponseHead &head);
    // A whole answer of the gateway's own.
    void reply(LocalReply reply);
    // An upstream's answer: head, then pieces, then the end.
    void begin(const http::ResponseHead &head);
    void push(QByteArray octets);
    void flushHead(); // no body is at hand: the head does not wait for it
    void end(const http::Headers &trailers = {});
    // 101: the head only.
    void switchProtocols(const http::ResponseHead &head);

    bool hasBegun() const
    {
        return m_begun;
    } // a decision about the head was made: no other answer is possible
    bool hasEnded() const { return m_ended; }

private:
    void filterHead();
    void sendHead(std::optional<qint64> length);
    HookRunner::List filters(plugin::Phase phase) const;
    void stopHolding();
    bool hasBody() const;

    Exchange &m_exchange;
    HookRunner &m_hooks;
    Capture &m_capture;
    ClientStream &m_client;
    const PluginChain *m_chains[2] = {nullptr, nullptr};
    HookRunner::List m_bodyFilters;
    QByteArray m_reason;
    QByteArray m_whole; // the body while a filter waits for all of it
    std::optional<qint64> m_upstreamLength;
    bool m_tellsUpstreamStatus = false;
    bool m_begun = false, m_ended = false;
    bool m_holdsBody = false, m_headSent = false;
};

} // namespace gatehouse::pipeline
