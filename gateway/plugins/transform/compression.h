// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

#include <QJsonObject>
#include <QSet>

// What gzip and brotli share: which answers are compressed for which clients, and what becomes of
// the head (RFC 9110 8.4, 12.5.3; NGINX's gzip filter and APISIX's brotli plugin).
namespace gatehouse::plugins {

class CompressionRules
{
public:
    explicit CompressionRules(const QJsonObject &conf);

    // Whether Content-Type, size and the request's HTTP version are as configured.
    bool admit(const Exchange &exchange) const;
    bool addsVary() const { return m_vary; }

private:
    bool m_everyType;
    QSet<QByteArray> m_types;
    qint64 m_minLength;
    bool m_admitsHttp10;
    bool m_vary;
};

// Null if the answer may be encoded; else why not: it has no body, is encoded already, is a part
// of something, or says no-transform.
const char *reasonNotToEncode(const Exchange &exchange);

enum class Wildcard { Counts, DoesNotCount };
// Whether the client takes this content coding: named with a weight above 0, or covered by "*".
bool acceptsCoding(const Exchange &exchange, QByteArrayView coding, Wildcard wildcard);

// Whether each piece must go out at once (text/event-stream).
bool isEventStream(const Exchange &exchange);

// Names the coding in the head and takes away what the encoding makes untrue; a strong ETag becomes
// weak, one that is not a quoted text goes.
void markEncoded(Exchange &exchange, const QByteArray &coding);

} // namespace gatehouse::plugins
