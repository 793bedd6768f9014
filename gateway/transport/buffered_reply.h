// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/proxy_reply.h"

namespace gatehouse::transport {

// What all our replies share: the head, the octets that wait, the order of the signals, and
// QNetworkReply's own properties, which are filled in only for those who came through
// createRequest(): they cost QUrls and QVariants.
class BufferedReply : public ProxyReply
{
    Q_OBJECT

public:
    explicit BufferedReply(QObject *parent);

    // Fills in and keeps filling in what QNetworkReply's interface shows. Lifts the bound on
    // waiting octets, since its users may read only when all has come.
    void serveInterface(const QNetworkRequest &request, QNetworkAccessManager::Operation operation);

    const http::ResponseHead &head() const override { return m_head; }
    const http::Headers &trailers() const override { return m_trailers; }
    QByteArray takeBody() override;
    std::optional<Error> failure() const override { return m_failure; }
    const AttemptTimes &times() const override { return m_times; }
    bool answerBegan() const override { return m_times.firstByte != Clock::Steady(); }

    qint64 bytesAvailable() const override;
    void setReadBufferSize(qint64 size) override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    virtual void roomMade() = 0; // waiting octets were taken

    // Octets that may still be buffered.
    qint64 room() const;
    qint64 waiting() const { return m_body.size() - m_bodyStart; }
    void appendBody(QByteArrayView octets);
    bool servesInterface() const { return m_generic; }

    void announceInformational(const http::ResponseHead &head);
    void announceHead();
    void announceBody();
    void announceEnd(std::optional<Error> failure); // the last thing a reply does

    http::ResponseHead m_head;
    http::Headers m_trailers;
    AttemptTimes m_times;

private:
    void showHead();
    void showError(QNetworkReply::NetworkError code, const QString &text);

    QByteArray m_body;
    qsizetype m_bodyStart = 0;
    qint64 m_received = 0;
    qint64 m_limit = 64 * 1024;
    std::optional<Error> m_failure;
    bool m_generic = false;
    bool m_over = false;
};

// A request that was not sent at all: fails with its reason as soon as the event loop runs.
class RefusedReply final : public BufferedReply
{
    Q_OBJECT

public:
    RefusedReply(Error reason, QObject *parent);

    void abort() override { }
    bool usedPooledConnection() const override { return false; }
    qint64 bodyBytesSent() const override { return 0; }
    std::unique_ptr<QAbstractSocket> takeTunnel(QByteArray &) override { return nullptr; }

protected:
    void roomMade() override { }
};

} // namespace gatehouse::transport
