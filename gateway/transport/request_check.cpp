// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/request_check.h"

#include "gateway/core/ascii.h"
#include "gateway/http/writer.h"

#include <algorithm>

namespace gatehouse::transport {

namespace {

Error invalid(QString message)
{
    return {ErrorKind::InvalidInput, ErrorSource::Gateway, false, std::move(message)};
}

// RFC 9112 3.2, without being particular about what servers accept: no blank, no control.
bool isTarget(QByteArrayView target)
{
    return !target.isEmpty() && std::all_of(target.begin(), target.end(), [](char c) {
        return uchar(c) > 0x20 && c != 0x7f;
    });
}

bool isFraming(QByteArrayView name)
{
    return (name.size() == 14 && ascii::equalsIgnoreCase(name, "content-length"))
        || (name.size() == 17 && ascii::equalsIgnoreCase(name, "transfer-encoding"));
}

std::optional<Error> refusalOf(const http::Field &field)
{
    if (!http::isToken(field.name))
        return invalid(
            u"The request was not sent: a header name holds octets that may not stand in one."_qs);
    if (!http::isFieldValue(field.value)) {
        return invalid(u"The request was not sent: the value of header "_qs
                       + QString::fromLatin1(field.name)
                       + u" holds a line break or a control character."_qs);
    }
    if (isFraming(field.name)) {
        return invalid(u"The request was not sent: "_qs + QString::fromLatin1(field.name)
                       + u" is written by the transport and may not be among the headers."_qs);
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> refusalOf(const UpstreamRequest &request)
{
    if (!http::isToken(request.method))
        return invalid(u"The request was not sent: its method is not a token."_qs);
    if (!isTarget(request.target))
        return invalid(
            u"The request was not sent: its target is empty or holds a blank or a control character."_qs);
    if (request.host.isEmpty() || request.port == 0)
        return invalid(u"The request was not sent: no upstream address is set."_qs);
    for (const http::Field &field : request.headers) {
        if (auto refusal = refusalOf(field))
            return refusal;
    }
    return std::nullopt;
}

} // namespace gatehouse::transport
