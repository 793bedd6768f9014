// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/plain_request.h"

#include "gateway/http/writer.h"

#include <QIODevice>
#include <QUrl>

namespace gatehouse::transport {

namespace {

using Operation = QNetworkAccessManager::Operation;

QByteArray methodOf(const QNetworkRequest &request, Operation operation)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return "HEAD";
    case QNetworkAccessManager::PutOperation:
        return "PUT";
    case QNetworkAccessManager::PostOperation:
        return "POST";
    case QNetworkAccessManager::DeleteOperation:
        return "DELETE";
    case QNetworkAccessManager::CustomOperation:
        return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    default:
        return "GET";
    }
}

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

QByteArray hostFieldOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (url.port() > 0)
        host += ':' + QByteArray::number(url.port());
    return host;
}

http::Headers headersOf(const QNetworkRequest &request)
{
    http::Headers headers;
    if (!request.hasRawHeader("Host"))
        headers.append("Host", hostFieldOf(request.url()));
    for (const QByteArray &name : request.rawHeaderList())
        headers.append(name, request.rawHeader(name));
    http::removeHopByHop(headers);
    headers.remove("Content-Length");
    headers.remove("Transfer-Encoding");
    return headers;
}

qint64 lengthOf(const QNetworkRequest &request, QIODevice *body)
{
    if (!body)
        return 0;
    const QVariant told = request.header(QNetworkRequest::ContentLengthHeader);
    if (told.isValid())
        return told.toLongLong();
    return body->isSequential() ? -1 : body->size() - body->pos();
}

} // namespace

Result<UpstreamRequest> upstreamRequestFrom(const QNetworkRequest &request, Operation operation,
                                            QIODevice *body)
{
    const QUrl url = request.url();
    const QString scheme = url.scheme();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return fail(ErrorKind::InvalidInput, u"Only http and https addresses can be requested."_qs);
    UpstreamRequest upstream;
    upstream.method = methodOf(request, operation);
    upstream.target = targetOf(url);
    upstream.headers = headersOf(request);
    upstream.scheme = scheme.toLatin1();
    upstream.host = url.host(QUrl::FullyEncoded).toLatin1();
    upstream.port = quint16(url.port(scheme == QLatin1String("https") ? 443 : 80));
    upstream.serverName = request.peerVerifyName().toLatin1();
    upstream.contentLength = lengthOf(request, body);
    const bool carriesBody = operation == QNetworkAccessManager::PostOperation
        || operation == QNetworkAccessManager::PutOperation;
    upstream.bodyless = !body && !carriesBody;
    if (request.transferTimeout() > 0)
        upstream.timeouts.read = std::chrono::milliseconds(request.transferTimeout());
    return upstream;
}

} // namespace gatehouse::transport
