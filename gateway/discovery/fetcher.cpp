// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/fetcher.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QSslConfiguration>

namespace gatehouse::discovery {

RegistryAddress parseAddress(const QString &text)
{
    RegistryAddress out{text, {}, {}};
    const qsizetype begin = text.indexOf(u"://"_qs);
    const qsizetype at = text.lastIndexOf(u'@');
    if (begin >= 0 && at > begin) {
        const QString info = text.mid(begin + 3, at - begin - 3);
        out.url = text.left(begin + 3) + text.mid(at + 1);
        out.user = info.section(u':', 0, 0);
        out.password = info.section(u':', 1);
        out.hasUser = true;
    }
    while (out.url.endsWith(u'/'))
        out.url.chop(1);
    return out;
}

std::optional<QJsonValue> Heard::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return std::nullopt;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

// An answer that is coming in.
struct Fetcher::Under {
    Line line;
    Done done;
    QByteArray body;
    bool isTooLong = false;

    void take(QNetworkReply *reply)
    {
        body += reply->readAll();
        const bool isGood =
            reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
        if (line && isGood) {
            qsizetype begin = 0;
            for (qsizetype end = 0; (end = body.indexOf('\n', begin)) >= 0; begin = end + 1)
                line(body.mid(begin, end - begin));
            body.remove(0, begin);
        }
        if (body.size() > (line ? maxLine : maxBody)) {
            isTooLong = true;
            body.clear();
            reply->abort();
        }
    }

    QString fault(const QNetworkReply &reply, int status) const
    {
        if (isTooLong)
            return u"its answer is too long"_qs;
        if (status != 0 && status != 200)
            return u"it answered with status %1"_qs.arg(status);
        switch (reply.error()) {
        case QNetworkReply::NoError:
            return status == 200 ? QString() : u"no HTTP came"_qs;
        case QNetworkReply::ConnectionRefusedError:
            return u"the connection was refused"_qs;
        case QNetworkReply::RemoteHostClosedError:
            return u"it closed the connection"_qs;
        case QNetworkReply::HostNotFoundError:
            return u"its name is not known"_qs;
        case QNetworkReply::OperationCanceledError:
        case QNetworkReply::TimeoutError:
            return u"it did not answer in time"_qs;
        case QNetworkReply::SslHandshakeFailedError:
            return u"the TLS handshake failed"_qs;
        default:
            return u"the request failed (error %1)"_qs.arg(int(reply.error()));
        }
    }
};

Fetcher::Fetcher(QObject *parent)
    : QObject(parent)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Fetcher::~Fetcher()
{
    for (QNetworkReply *reply : m_network.findChildren<QNetworkReply *>())
        disconnect(reply, nullptr, this, nullptr);
}

Fetcher::Call Fetcher::get(const Ask &ask, Done done)
{
    return send(ask, {}, std::move(done));
}

Fetcher::Call Fetcher::stream(const Ask &ask, Line line, Done done)
{
    return send(ask, std::move(line), std::move(done));
}

Fetcher::Call Fetcher::send(const Ask &ask, Line line, Done done)
{
    QNetworkRequest request(ask.url);
    request.setTransferTimeout(int(ask.timeout.count()));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : ask.fields)
        request.setRawHeader(name, value);
    if (!ask.verifyPeer) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        request.setSslConfiguration(tls);
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, ask.method, QByteArray());
    auto under = std::make_shared<Under>();
    under->line = std::move(line);
    under->done = std::move(done);
    connect(reply, &QNetworkReply::readyRead, this, [reply, under] { under->take(reply); });
    connect(reply, &QNetworkReply::finished, this, [reply, under] {
        if (reply->isOpen() && reply->bytesAvailable() > 0 && !under->isTooLong)
            under->take(reply);
        Heard heard;
        heard.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        heard.fault = under->fault(*reply, heard.status);
        heard.index = reply->rawHeader("X-Consul-Index");
        heard.body = std::move(under->body);
        reply->deleteLater();
        under->done(heard);
    });
    return reply;
}

void Fetcher::cancel(const Call &call)
{
    if (!call)
        return;
    disconnect(call, nullptr, this, nullptr);
    // Not at once: it may be just about to tell of an end of its own.
    QMetaObject::invokeMethod(call, &QNetworkReply::abort, Qt::QueuedConnection);
    call->deleteLater();
}

} // namespace gatehouse::discovery
