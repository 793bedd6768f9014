// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"
#include "gateway/traffic/record.h"
#include "gateway/traffic/redact.h"

namespace gatehouse::pipeline {

// Gathers what the record of an exchange needs while it passes; redacts at once. Costs nothing when
// recording is off.
class Capture
{
public:
    Capture(bool enabled, qint64 bodyCap, const traffic::Redactor &redactor);

    void requestBody(QByteArrayView octets);
    void upstreamHead(const http::Headers &headers);
    void answerHead(const Exchange &exchange);
    void answerBody(const QByteArray &octets);
    // Octets that crossed a tunnel each way.
    void tunnelled(qint64 fromClient, qint64 fromUpstream);

    bool isEnabled() const { return m_enabled; }
    qint64 requestBodySize() const { return m_requestBody.size; }
    qint64 answerBodySize() const { return m_answerBody.size; }
    // The record's fields that come from the exchange and from here; timings, trace and ending are
    // the caller's.
    traffic::Record record(const Exchange &exchange) const;

private:
    void keep(traffic::Body &body, QByteArrayView octets) const;

    bool m_enabled;
    qint64 m_cap;
    const traffic::Redactor &m_redactor;
    traffic::Body m_requestBody, m_answerBody;
    http::Headers m_upstreamHeaders, m_answerHeaders;
};

} // namespace gatehouse::pipeline
