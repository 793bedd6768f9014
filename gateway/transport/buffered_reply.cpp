// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/buffered_reply.h"

#include "gateway/core/ascii.h"
#include "gateway/transport/network_errors.h"

#include <QAbstractSocket>

#include <cstring>
#include <limits>

namespace gatehouse::transport {

BufferedReply::BufferedReply(QObject *parent)
    : ProxyReply(parent)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void BufferedReply::serveInterface(const QNetworkRequest &request,
                                   QNetworkAccessManager::Operation operation)
{
    m_generic = true;
    m_limit = std::numeric_limits<qint64>::max();
    setRequest(request);
    setUrl(request.url());
    setOperation(operation);
    setAttribute(QNetworkRequest::ConnectionEncryptedAttribute,
                 request.url().scheme() == QLatin1String("https"));
}

QByteArray BufferedReply::takeBody()
{
    QByteArray taken = std::exchange(m_body, {});
    if (m_bodyStart > 0)
        taken.remove(0, std::exchange(m_bodyStart, 0));
    if (!taken.isEmpty())
        roomMade();
    return taken;
}

qint64 BufferedReply::bytesAvailable() const
{
    return waiting() + QNetworkReply::bytesAvailable();
}

void BufferedReply::setReadBufferSize(qint64 size)
{
    QNetworkReply::setReadBufferSize(size);
    m_limit = size > 0 ? size : std::numeric_limits<qint64>::max();
    if (room() > 0)
        roomMade();
}

qint64 BufferedReply::readData(char *data, qint64 maxSize)
{
    const qint64 n = qMin(maxSize, waiting());
    if (n == 0)
        return m_over ? -1 : 0;
    std::memcpy(data, m_body.constData() + m_bodyStart, size_t(n));
    m_bodyStart += n;
    if (waiting() == 0) {
        m_body = {};
        m_bodyStart = 0;
    }
    roomMade();
    return n;
}

qint64 BufferedReply::room() const
{
    return m_limit - waiting();
}

void BufferedReply::appendBody(QByteArrayView octets)
{
    m_received += octets.size();
    if (m_body.isEmpty())
        m_body = octets.toByteArray();
    else
        m_body.append(octets);
}

void BufferedReply::announceInformational(const http::ResponseHead &head)
{
    if (listener())
        listener()->replyInformational(head);
    else
        emit informational(head);
}

void BufferedReply::announceHead()
{
    if (m_generic)
        showHead();
    if (listener())
        listener()->replyHead();
    else
        emit headReceived();
    if (m_generic && !m_over)
        emit metaDataChanged();
}

void BufferedReply::announceBody()
{
    if (listener())
        listener()->replyBody();
    else
        emit readyRead();
    if (m_generic && !m_over)
        emit downloadProgress(m_received, m_head.contentLength);
}

void BufferedReply::announceEnd(std::optional<Error> failure)
{
    if (std::exchange(m_over, true))
        return;
    m_failure = std::move(failure);
    m_times.finished = std::chrono::steady_clock::now();
    setFinished(true);
    if (listener()) {
        listener()->replyFinished();
        return;
    }
    if (m_failure)
        showError(networkErrorOf(m_failure->kind), m_failure->message);
    else if (m_generic && networkErrorOf(m_head.status) != NoError)
        showError(networkErrorOf(m_head.status),
                  u"The server answered with status "_qs + QString::number(m_head.status));
    if (m_generic)
        emit readChannelFinished();
    emit finished();
}

void BufferedReply::showHead()
{
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_head.status);
    setAttribute(QNetworkRequest::HttpReasonPhraseAttribute, m_head.reason);
    for (const http::Field &field : m_head.headers) {
        const bool cookie = ascii::equalsIgnoreCase(field.name, "set-cookie");
        const QByteArray before = rawHeader(field.name);
        const char *const joint = cookie ? "\n" : ", ";
        setRawHeader(field.name,
                     hasRawHeader(field.name) ? before + joint + field.value : field.value);
    }
    const auto location = m_head.headers.value("location");
    if (location && m_head.status >= 300 && m_head.status < 400)
        setAttribute(QNetworkRequest::RedirectionTargetAttribute, QUrl::fromEncoded(*location));
}

void BufferedReply::showError(QNetworkReply::NetworkError code, const QString &text)
{
    setError(code, text);
    emit errorOccurred(code);
}

RefusedReply::RefusedReply(Error reason, QObject *parent)
    : BufferedReply(parent)
{
    m_times.started = std::chrono::steady_clock::now();
    QMetaObject::invokeMethod(
        this, [this, why = std::move(reason)] { announceEnd(why); }, Qt::QueuedConnection);
}

} // namespace gatehouse::transport
