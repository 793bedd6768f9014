// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http2/field_block.h"

#include "gateway/core/ascii.h"
#include "gateway/http/common_names.h"
#include "gateway/http/head_facts.h"
#include "gateway/http/host_port.h"
#include "gateway/http/syntax.h"
#include "gateway/http/writer.h"

namespace gatehouse::http2 {

namespace {

// What the octets would have been as a line "name: value CRLF", so that one limit means one thing.
constexpr qsizetype kLineExtra = 4;
constexpr qsizetype kMaxMethod = 32;

} // namespace

void FieldBlock::add(QByteArrayView name, QByteArrayView value)
{
    m_octets += name.size() + value.size() + kLineExtra;
    if (m_refusal.status != 0)
        return;
    if (m_octets > m_limits.head)
        m_refusal = {431, "the head is too large"};
    else if (name.startsWith(':'))
        addPseudo(name, value);
    else if (name.size() + value.size() + kLineExtra > m_limits.fieldLine)
        m_refusal = {431, "a field is too large"};
    else if (name == "cookie")
        m_cookie += (m_cookie.isEmpty() ? QByteArrayView() : QByteArrayView("; ")),
            m_cookie += value;
    else if (m_fields.size() >= m_limits.fields)
        m_refusal = {431, "too many fields"};
    else
        m_fields.append(http::commonName(name), value.toByteArray());
}

void FieldBlock::addPseudo(QByteArrayView name, QByteArrayView value)
{
    if (name == ":path") {
        if (value.size() > m_limits.startLine)
            m_refusal = {414, "the target is too long"};
        else
            m_path = value.toByteArray();
    } else if (name == ":method") {
        m_method = http::commonName(value);
    } else if (name == ":authority") {
        m_authority = value.toByteArray();
    } else if (name == ":status") {
        m_status = value.toInt();
    }
}

// RFC 9113 8.3.1: :authority and Host say the same, and at least one is there.
Refusal FieldBlock::hostFault()
{
    const QList<QByteArray> hosts = m_fields.values("Host");
    if (hosts.size() > 1)
        return {400, "more than one Host"};
    if (hosts.isEmpty() && m_authority.isEmpty())
        return {400, "neither :authority nor Host"};
    if (hosts.isEmpty()) {
        http::Headers fields{{QByteArrayLiteral("Host"), m_authority}};
        fields.reserve(m_fields.size() + 2);
        for (const http::Field &field : m_fields)
            fields.append(field.name, field.value);
        m_fields = std::move(fields);
    } else if (!m_authority.isEmpty() && !ascii::equalsIgnoreCase(hosts.first(), m_authority)) {
        return {400, ":authority and Host differ"};
    }
    if (!http::isHostPort(m_authority.isEmpty() ? hosts.first() : m_authority))
        return {400, "the authority is not a host with an optional port"};
    return {};
}

http::RequestHead FieldBlock::takeRequest(bool ends, Refusal &refusal)
{
    http::RequestHead head;
    head.version = http::Version::Http2;
    head.method = m_method;
    head.target = m_path;
    if (m_refusal.status == 0)
        m_refusal = hostFault();
    if (m_refusal.status == 0 && (m_method.size() > kMaxMethod || !http::isToken(m_method)))
        m_refusal = {400, "the method is not a token"};
    if (m_refusal.status == 0 && m_method == "CONNECT")
        m_refusal = {405, "CONNECT is refused"};
    if (m_refusal.status == 0 && (m_path.isEmpty() || !http::isVisibleAscii(m_path)))
        m_refusal = {400, "the target holds octets that may not stand in one"};
    http::HeadFacts facts;
    for (const http::Field &field : m_fields) {
        if (const http::Fault fault = facts.note(field); fault && m_refusal.status == 0)
            m_refusal = {fault->status, fault->reason};
    }
    if (facts.expectOther && m_refusal.status == 0)
        m_refusal = {417, "unknown expectation"};
    if (!m_cookie.isEmpty())
        m_fields.append(QByteArrayLiteral("Cookie"), m_cookie);
    head.headers = std::exchange(m_fields, {});
    head.contentLength = facts.contentLength;
    head.framing = facts.contentLength >= 0 ? http::Framing::Length
        : ends                              ? http::Framing::None
                                            : http::Framing::Chunked;
    head.expectContinue = facts.expectContinue && !ends;
    refusal = m_refusal;
    return head;
}

http::ResponseHead FieldBlock::takeResponse(bool ends)
{
    http::ResponseHead head;
    head.status = m_status;
    head.version = http::Version::Http2;
    http::HeadFacts facts;
    for (const http::Field &field : m_fields)
        static_cast<void>(facts.note(field));
    head.headers = std::exchange(m_fields, {});
    head.contentLength = facts.contentLength;
    head.framing = ends            ? http::Framing::None
        : facts.contentLength >= 0 ? http::Framing::Length
                                   : http::Framing::Chunked;
    return head;
}

} // namespace gatehouse::http2
