// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/http/writer.h"
#include "gateway/transport/request_check.h"
#include "gateway/transport/stock_reply.h"

#include <algorithm>

namespace gatehouse::transport {

namespace {

void appendField(http::Headers &headers, const QNetworkReply::RawHeaderPair &pair)
{
    if (ascii::equalsIgnoreCase(pair.first, "trailer"))
        return;
    if (!ascii::equalsIgnoreCase(pair.first, "set-cookie")) {
        headers.append(pair.first, pair.second);
        return;
    }
    for (const QByteArray &cookie : pair.second.split('\n')) // never at a comma: dates hold some
        headers.append(pair.first, cookie);
}

http::Framing framingOf(const http::ResponseHead &head, QByteArrayView method)
{
    if (method == QByteArrayView("HEAD") || head.status == 204 || head.status == 304)
        return http::Framing::None;
    if (head.headers.contains("transfer-encoding"))
        return http::Framing::Chunked;
    return head.headers.contains("content-length") ? http::Framing::Length
                                                   : http::Framing::UntilClose;
}

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty() && text.size() < 19
        && std::all_of(text.begin(), text.end(), ascii::isDigit);
}

Error broken(QString what)
{
    return upstreamError(ErrorKind::ProtocolError,
                         u"The upstream's answer broke HTTP's rules: "_qs + what);
}

} // namespace

http::ResponseHead stockHeadOf(const QNetworkReply &reply, QByteArrayView method)
{
    http::ResponseHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    for (const auto &pair : reply.rawHeaderPairs())
        appendField(head.headers, pair);
    head.framing = framingOf(head, method);
    const auto length = head.headers.value("content-length");
    head.contentLength = length && isNumber(*length) ? length->toLongLong() : -1;
    return head;
}

std::optional<Error> stockFaultOf(const http::ResponseHead &head)
{
    if (head.status < 200)
        return broken(
            u"the stock engine took an interim answer for the final one, which is lost."_qs);
    if (head.headers.isEmpty())
        return broken(
            u"it came without any header, or with a malformed one that made the stock engine drop all."_qs);
    const auto length = head.headers.value("content-length");
    const auto coding = head.headers.value("transfer-encoding");
    if (length && !isNumber(*length))
        return broken(u"its Content-Length is not one number."_qs);
    if (length && coding)
        return broken(u"it has both Content-Length and Transfer-Encoding."_qs);
    if (coding && !ascii::equalsIgnoreCase(*coding, "chunked"))
        return broken(u"its Transfer-Encoding is not chunked."_qs);
    for (const http::Field &field : head.headers) {
        if (!http::isToken(field.name) || !http::isFieldValue(field.value))
            return broken(u"a header holds octets that may not stand in one."_qs);
    }
    return std::nullopt;
}

} // namespace gatehouse::transport
