// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/network_errors.h"

#include "gateway/transport/request_check.h"

namespace gatehouse::transport {

QNetworkReply::NetworkError networkErrorOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Refused:
        return QNetworkReply::ConnectionRefusedError;
    case ErrorKind::ConnectionLost:
        return QNetworkReply::RemoteHostClosedError;
    case ErrorKind::Timeout:
        return QNetworkReply::TimeoutError;
    case ErrorKind::Tls:
        return QNetworkReply::SslHandshakeFailedError;
    case ErrorKind::Cancelled:
        return QNetworkReply::OperationCanceledError;
    case ErrorKind::ProtocolError:
    case ErrorKind::InvalidInput:
        return QNetworkReply::ProtocolFailure;
    case ErrorKind::NotFound:
        return QNetworkReply::HostNotFoundError;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

QNetworkReply::NetworkError networkErrorOf(int status)
{
    switch (status) {
    case 400:
        return QNetworkReply::ProtocolInvalidOperationError;
    case 401:
        return QNetworkReply::AuthenticationRequiredError;
    case 403:
        return QNetworkReply::ContentAccessDenied;
    case 404:
        return QNetworkReply::ContentNotFoundError;
    case 405:
        return QNetworkReply::ContentOperationNotPermittedError;
    case 407:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case 409:
        return QNetworkReply::ContentConflictError;
    case 410:
        return QNetworkReply::ContentGoneError;
    case 500:
        return QNetworkReply::InternalServerError;
    case 501:
        return QNetworkReply::OperationNotImplementedError;
    case 503:
        return QNetworkReply::ServiceUnavailableError;
    default:
        break;
    }
    if (status >= 500)
        return QNetworkReply::UnknownServerError;
    return status >= 400 ? QNetworkReply::UnknownContentError : QNetworkReply::NoError;
}

std::optional<Error> errorOf(QNetworkReply::NetworkError code, bool octetsLeft)
{
    switch (code) {
    case QNetworkReply::NoError:
        return std::nullopt;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
        return upstreamError(ErrorKind::Refused, u"No connection to the upstream could be made."_qs,
                             true);
    case QNetworkReply::RemoteHostClosedError:
        return upstreamError(ErrorKind::ConnectionLost,
                             u"The upstream closed the connection early."_qs);
    case QNetworkReply::ContentReSendError:
        return upstreamError(ErrorKind::ConnectionLost,
                             u"The upstream closed the connection without an answer."_qs);
    case QNetworkReply::TimeoutError:
        return upstreamError(ErrorKind::Timeout, u"The upstream took too long."_qs, !octetsLeft);
    case QNetworkReply::SslHandshakeFailedError:
        return upstreamError(ErrorKind::Tls, u"The TLS handshake with the upstream failed."_qs,
                             true);
    case QNetworkReply::OperationCanceledError:
        return Error{ErrorKind::Cancelled, ErrorSource::Gateway, false,
                     u"The exchange was given up."_qs};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return upstreamError(ErrorKind::ProtocolError,
                             u"The upstream's answer broke HTTP's rules."_qs);
    default:
        break;
    }
    // 201 and up: the server's own "no", which is an answer to be passed on. 101 to 199: proxies.
    if (code >= QNetworkReply::ContentAccessDenied
        || code == QNetworkReply::ProxyAuthenticationRequiredError)
        return std::nullopt;
    return upstreamError(ErrorKind::ConnectionLost,
                         u"The network failed on the way to the upstream."_qs);
}

} // namespace gatehouse::transport
