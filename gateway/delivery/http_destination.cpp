// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/http_destination.h"

#include "gateway/transport/body_pipe.h"
#include "gateway/transport/upstream_manager.h"

#include <QPointer>
#include <QSslSocket>

namespace gatehouse::delivery {

namespace {

std::shared_ptr<const QSslConfiguration> unverifiedTls()
{
    QSslConfiguration out = QSslConfiguration::defaultConfiguration();
    out.setPeerVerifyMode(QSslSocket::VerifyNone);
    return std::make_shared<const QSslConfiguration>(std::move(out));
}

transport::UpstreamRequest upstreamRequestFor(const OutboundRequest &from)
{
    transport::UpstreamRequest out;
    out.method = "POST";
    out.target = from.target;
    out.headers = from.headers;
    if (!out.headers.contains("Host")) {
        const QByteArray host = from.host.contains(':') ? '[' + from.host + ']' : from.host;
        const bool plain = from.port == (from.scheme == "https" ? 443 : 80);
        out.headers.set("Host", plain ? host : host + ':' + QByteArray::number(from.port));
    }
    out.scheme = from.scheme;
    out.host = from.host;
    out.port = from.port;
    out.bodyless = false;
    out.timeouts = {from.timeout, from.timeout, from.timeout, from.timeout, from.timeout};
    if (!from.verifyTls)
        out.tls = unverifiedTls();
    return out;
}

class HttpDestination final : public QObject, public Destination
{
public:
    HttpDestination(transport::UpstreamManager &manager, const HttpTarget &target)
        : m_manager(manager)
        , m_target(target)
        , m_template(upstreamRequestFor(target.request))
    {
    }

    ~HttpDestination() override
    {
        if (!m_reply)
            return;
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }

    void send(const QList<QByteArray> &batch, Done done) override
    {
        m_done = std::move(done);
        auto request = std::make_shared<transport::UpstreamRequest>(m_template);
        const QByteArray body = m_target.envelope.wrap(batch);
        request->contentLength = body.size();
        m_body = std::make_unique<transport::BodyPipe>();
        m_body->push(body);
        m_body->finish();
        m_reply = m_manager.send(std::move(request), m_body.get());
        connect(m_reply, &QNetworkReply::readyRead, this, [this] { m_reply->takeBody(); });
        connect(m_reply, &QNetworkReply::finished, this, &HttpDestination::finish);
    }

private:
    void finish()
    {
        const auto failure = m_reply->failure();
        const int status = m_reply->head().status;
        m_reply->deleteLater();
        m_reply.clear();
        m_body.release()->deleteLater(); // behind its reader
        QString reason;
        if (failure)
            reason = failure->message;
        else if (status >= m_target.okBelow || status < 200)
            reason = u"the server answered with status %1"_qs.arg(status);
        if (!reason.isEmpty())
            reason += u" (host %1, port %2)"_qs.arg(QString::fromUtf8(m_template.host))
                          .arg(m_template.port);
        std::exchange(m_done, nullptr)(reason);
    }

    transport::UpstreamManager &m_manager;
    const HttpTarget m_target;
    const transport::UpstreamRequest m_template;
    Done m_done;
    std::unique_ptr<transport::BodyPipe> m_body;
    QPointer<transport::ProxyReply> m_reply;
};

} // namespace

DestinationMaker httpDestination(HttpTarget target)
{
    return [target = std::move(target)](const Workshop &workshop) -> std::unique_ptr<Destination> {
        return std::make_unique<HttpDestination>(workshop.http(), target);
    };
}

} // namespace gatehouse::delivery
