// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/upstream_manager.h"
#include "tests/support/odd_upstream.h"

#include <QSignalSpy>
#include <QTest>

namespace gatehouse::test {

// What a test wants to know of one exchange, and the waiting for its end.
struct Outcome {
    bool ended = false;
    int status = 0;
    QByteArray reason;
    http::Headers headers;
    http::Headers trailers;
    QByteArray body;
    QList<int> interim;
    std::optional<Error> failure;
    bool pooled = false;
    bool answerBegan = false;
};

inline transport::UpstreamRequest requestTo(const OddUpstream &upstream, const QByteArray &target,
                                            const QByteArray &method = "GET")
{
    transport::UpstreamRequest request;
    request.method = method;
    request.target = target;
    request.headers = {{"Host", "odd.example"}, {"Accept-Encoding", "identity"}};
    request.host = "127.0.0.1";
    request.port = upstream.port();
    request.timeouts.read = std::chrono::milliseconds(5000);
    return request;
}

// Collects an exchange that was begun.
class Probe final : public QObject
{
public:
    explicit Probe(transport::ProxyReply *reply)
        : m_reply(reply)
    {
        using transport::ProxyReply;
        connect(reply, &ProxyReply::informational, this,
                [this](const http::ResponseHead &head) { m_outcome.interim << head.status; });
        connect(reply, &QIODevice::readyRead, this,
                [this] { m_outcome.body += m_reply->takeBody(); });
        connect(reply, &QNetworkReply::finished, this, &Probe::onFinished);
    }

    bool ended() const { return m_outcome.ended; }
    const Outcome &outcome() const { return m_outcome; }

private:
    void onFinished()
    {
        m_outcome.ended = true;
        m_outcome.body += m_reply->takeBody();
        m_outcome.status = m_reply->head().status;
        m_outcome.reason = m_reply->head().reason;
        m_outcome.headers = m_reply->head().headers;
        m_outcome.trailers = m_reply->trailers();
        m_outcome.failure = m_reply->failure();
        m_outcome.pooled = m_reply->usedPooledConnection();
        m_outcome.answerBegan = m_reply->answerBegan();
        m_reply->deleteLater();
    }

    transport::ProxyReply *m_reply;
    Outcome m_outcome;
};

inline Outcome exchange(transport::UpstreamManager &manager, transport::UpstreamRequest request,
                        QIODevice *body = nullptr)
{
    Probe probe(
        manager.send(std::make_shared<const transport::UpstreamRequest>(std::move(request)), body));
    [[maybe_unused]] const bool ended = QTest::qWaitFor([&probe] { return probe.ended(); }, 10000);
    return probe.outcome();
}

} // namespace gatehouse::test
