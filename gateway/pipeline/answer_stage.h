// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/capture.h"
#include "gateway/pipeline/hook_runner.h"

namespace gatehouse::pipeline {

class ClientConnection;

// The way back to the client: header filter, framing, body filter, octets. Everything the client
// gets, from an upstream or from the gateway itself, goes through here.
class AnswerStage
{
public:
    AnswerStage(Exchange &exchange, HookRunner &hooks, Capture &capture, ClientConnection &client);

    // The chains whose filters run; set once the consumer is known.
    void setChains(const PluginChain *global, const PluginChain *route);

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
    bool closesConnection() const { return m_close; }
    void closeConnection() { m_close = true; }
    qint64 bytesSent() const { return m_sent; }

private:
    enum class Mode { None, Length, Chunked, UntilClose };
    void filterHead();
    void sendHead(std::optional<qint64> length);
    void filterBody(QByteArray &octets, bool last);
    void write(const QByteArray &octets);
    bool hasBody() const;

    Exchange &m_exchange;
    HookRunner &m_hooks;
    Capture &m_capture;
    ClientConnection &m_client;
    const PluginChain *m_chains[2] = {nullptr, nullptr};
    QByteArray m_reason;
    QByteArray m_head; // written together with the first octets of the body
    QByteArray m_whole; // the body while a filter waits for all of it
    std::optional<qint64> m_upstreamLength;
    qint64 m_sent = 0;
    Mode m_mode = Mode::None;
    bool m_begun = false, m_ended = false, m_close = false;
    bool m_filtersBody = false, m_holdsBody = false, m_headSent = false;
};

} // namespace gatehouse::pipeline
