// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/parser.h"

// The fields of one HTTP/2 header section (RFC 9113 8.3) as they are decoded, and what they mean as
// a head. The same limits hold as for HTTP/1.1, so a route behaves alike over both.
namespace gatehouse::http2 {

// Why a request is refused; status 0: it is not.
struct Refusal {
    int status = 0;
    const char *reason = "";
};

class FieldBlock
{
public:
    explicit FieldBlock(const http::Limits &limits)
        : m_limits(limits)
    {
    }

    // What is over a limit is decoded but not kept.
    void add(QByteArrayView name, QByteArrayView value);
    // `ends`: no body follows. Cookie pieces are joined (8.2.3), :authority becomes Host.
    http::RequestHead takeRequest(bool ends, Refusal &refusal);
    http::ResponseHead takeResponse(bool ends);
    http::Headers takeTrailers() { return std::exchange(m_fields, {}); }

    int status() const { return m_status; }
    bool isOverLimit() const { return m_refusal.status != 0; }

private:
    void addPseudo(QByteArrayView name, QByteArrayView value);
    Refusal hostFault();

    http::Limits m_limits;
    QByteArray m_method, m_path, m_authority;
    QByteArray m_cookie;
    http::Headers m_fields;
    qsizetype m_octets = 0;
    int m_status = 0;
    Refusal m_refusal;
};

} // namespace gatehouse::http2
