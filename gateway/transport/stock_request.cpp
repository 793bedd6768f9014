// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/stock_request.h"

#include "gateway/core/ascii.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace gatehouse::transport {

namespace {

constexpr std::array<const char *, 4> kSafe{"GET", "HEAD", "OPTIONS", "TRACE"};

QUrl urlOf(const UpstreamRequest &request)
{
    const QByteArray host =
        request.host.contains(':') ? QByteArray('[' + request.host + ']') : request.host;
    const QByteArray text = request.scheme + "://" + host + ':' + QByteArray::number(request.port);
    return QUrl::fromEncoded(text + request.target, QUrl::TolerantMode);
}

// As the engine itself would write it.
QByteArray writtenTarget(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment
                         | QUrl::FullyEncoded);
}

bool keepsTarget(const UpstreamRequest &request)
{
    if (!request.target.startsWith('/') || request.target.startsWith("//"))
        return false;
    const QUrl url = urlOf(request);
    const QByteArray path = request.target.split('?').first();
    const bool dots = path.contains("/./") || path.contains("/../") || path.endsWith("/.")
        || path.endsWith("/..");
    return url.isValid() && !dots && writtenTarget(url) == request.target;
}

Error refused(QString why)
{
    return {ErrorKind::Unavailable, ErrorSource::Gateway, false,
            u"Qt's stock engine cannot carry this request: "_qs + why
                + u" Choose the wire engine for this upstream."_qs};
}

void setFields(QNetworkRequest &out, const http::Headers &headers, bool http2)
{
    for (const http::Field &field : headers) {
        const bool cookie = ascii::equalsIgnoreCase(field.name, "cookie");
        const bool dropped = ascii::equalsIgnoreCase(field.name, "expect"); // it would not wait
        const QByteArray before = out.rawHeader(field.name);
        if (!dropped)
            out.setRawHeader(field.name,
                             before.isEmpty() ? field.value
                                              : before + (cookie ? "; " : ", ") + field.value);
    }
    // What it would otherwise add of its own, browser's name and all.
    // A connection serves one exchange (see StockFence), so the peer may close it: a port that
    // waits out its time then waits over there, and a busy gateway does not run out of them.
    const std::array<std::pair<const char *, const char *>, 4> defaults{
        {{"User-Agent", "gatehouse"},
         {"Accept-Encoding", "identity"},
         {"Accept-Language", "*"},
         {"Connection", http2 ? "keep-alive" : "close"}}};
    for (const auto &[name, value] : defaults) {
        if (out.rawHeader(name).isEmpty())
            out.setRawHeader(name, value);
    }
}

void setAttributes(QNetworkRequest &out, bool http2)
{
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                     QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, http2);
}

} // namespace

std::optional<Error> stockRefusalOf(const UpstreamRequest &request)
{
    if (request.upgrade)
        return refused(u"it cannot hand over a connection after an upgrade."_qs);
    if (request.method == "CONNECT")
        return refused(u"it sends CONNECT as an ordinary request."_qs);
    if (request.contentLength < 0)
        return refused(u"it cannot send a body of unknown length."_qs);
    const bool safe =
        std::find(kSafe.begin(), kSafe.end(), ascii::view(request.method)) != kSafe.end();
    if (!safe && request.contentLength == 0)
        return refused(u"without a body it would be sent again after a lost connection."_qs);
    if (!keepsTarget(request))
        return refused(u"it would rewrite the target."_qs);
    return std::nullopt;
}

QNetworkRequest stockRequestOf(const UpstreamRequest &request)
{
    const bool http2 = asksForHttp2(request);
    QNetworkRequest out(urlOf(request));
    setFields(out, request.headers, http2);
    setAttributes(out, http2);
    if (request.contentLength > 0)
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.contentLength);
    if (request.scheme == "https") {
        QSslConfiguration tls =
            request.tls ? *request.tls : QSslConfiguration::defaultConfiguration();
        if (!http2)
            tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
        out.setSslConfiguration(tls);
        if (!request.serverName.isEmpty())
            out.setPeerVerifyName(QString::fromLatin1(request.serverName));
    }
    return out;
}

bool asksForHttp2(const UpstreamRequest &request)
{
    return request.tls
        && request.tls->allowedNextProtocols().contains(QSslConfiguration::ALPNProtocolHTTP2);
}

OnceBody::OnceBody(QIODevice *source, QObject *parent)
    : QIODevice(parent)
    , m_source(source)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (source) {
        connect(source, &QIODevice::readyRead, this, &QIODevice::readyRead);
        connect(source, &QIODevice::readChannelFinished, this, &QIODevice::readChannelFinished);
    }
}

bool OnceBody::atEnd() const
{
    return !m_source || m_source->atEnd();
}

qint64 OnceBody::bytesAvailable() const
{
    return m_source ? m_source->bytesAvailable() : 0;
}

qint64 OnceBody::readData(char *data, qint64 maxSize)
{
    if (!m_source)
        return -1;
    const qint64 n = m_source->read(data, maxSize);
    m_given += qMax<qint64>(n, 0);
    return n == 0 && atEnd() ? -1 : n;
}

} // namespace gatehouse::transport
