// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/capture.h"

#include "gateway/core/ascii.h"

namespace gatehouse::pipeline {

Capture::Capture(bool enabled, qint64 bodyCap, const traffic::Redactor &redactor)
    : m_enabled(enabled)
    , m_cap(bodyCap)
    , m_redactor(redactor)
{
}

void Capture::keep(traffic::Body &body, QByteArrayView octets) const
{
    body.size += octets.size();
    if (!m_enabled)
        return;
    const qint64 room = m_cap - body.octets.size();
    body.truncated = body.truncated || octets.size() > room;
    if (room > 0)
        body.octets.append(octets.first(std::min<qsizetype>(room, octets.size())));
}

void Capture::requestBody(QByteArrayView octets)
{
    keep(m_requestBody, octets);
}

void Capture::answerBody(const QByteArray &octets)
{
    // The first piece is shared with the one on its way to the client.
    if (m_enabled && m_answerBody.size == 0 && octets.size() <= m_cap) {
        m_answerBody.octets = octets;
        m_answerBody.size = octets.size();
        return;
    }
    keep(m_answerBody, octets);
}

void Capture::upstreamHead(const http::Headers &headers)
{
    if (m_enabled)
        m_upstreamHeaders = headers;
}

void Capture::answerHead(const Exchange &exchange)
{
    if (m_enabled)
        m_answerHeaders = exchange.responseHeaders;
}

void Capture::tunnelled(qint64 fromClient, qint64 fromUpstream)
{
    m_requestBody.size += fromClient;
    m_answerBody.size += fromUpstream;
}

traffic::Record Capture::record(const Exchange &exchange) const
{
    traffic::Record out;
    out.id = exchange.id;
    out.startedUs = std::chrono::duration_cast<std::chrono::microseconds>(
                        exchange.startedWall.time_since_epoch())
                        .count();
    out.method = exchange.received.method;
    out.scheme = exchange.scheme;
    out.host = exchange.host;
    out.target = m_redactor.target(exchange.received.target);
    out.protocol = exchange.received.version == http::Version::Http10
        ? QByteArrayLiteral("HTTP/1.0")
        : exchange.received.version == http::Version::Http2 ? QByteArrayLiteral("HTTP/2.0")
                                                            : QByteArrayLiteral("HTTP/1.1");
    const QByteArray &address = exchange.client.address;
    out.client = (address.contains(':') ? '[' + address + ']' : address) + ':'
        + QByteArray::number(exchange.client.port);
    if (exchange.route) {
        out.routeId = exchange.route->id;
        out.routeName = exchange.route->name;
        out.serviceId = exchange.route->serviceId;
    }
    if (exchange.consumer)
        out.consumer = exchange.consumer->username;
    out.status = exchange.status;
    out.requestHeaders = m_redactor.headers(exchange.received.headers);
    out.upstreamHeaders = m_redactor.headers(m_upstreamHeaders);
    out.responseHeaders = m_redactor.headers(m_answerHeaders);
    const QByteArray type = m_answerHeaders.value("Content-Type").value_or(QByteArray());
    out.contentType = ascii::toLower(ascii::trimmed(
        QByteArrayView(type).first(type.indexOf(';') < 0 ? type.size() : type.indexOf(';'))));
    out.requestBody = m_requestBody;
    out.responseBody = m_answerBody;
    return out;
}

} // namespace gatehouse::pipeline
