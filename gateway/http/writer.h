// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message.h"

// Serialising from the parsed model; a peer's bytes are never passed on as they came (RFC
// 9112 11.2).
namespace gatehouse::http {

// Appends the request line, the fields as given and the empty line. The caller has put the framing
// fields in.
void appendRequestHead(QByteArray &out, QByteArrayView method, QByteArrayView target,
                       const Headers &headers);
// Appends the status line, the fields as given and the empty line. An empty reason is replaced by
// the usual one.
void appendResponseHead(QByteArray &out, int status, QByteArrayView reason, const Headers &headers);
// The size line before, and the line end after, one chunk's octets.
void appendChunk(QByteArray &out, QByteArrayView octets);
// The last chunk, the trailers and the empty line.
void appendLastChunk(QByteArray &out, const Headers &trailers = {});

// The usual reason phrase (RFC 9110 15), "Unknown" for others.
QByteArrayView reasonPhrase(int status);
// IMF-fixdate (RFC 9110 5.6.7) of a time in seconds since the epoch.
QByteArray httpDate(qint64 secondsSinceEpoch);

// RFC 9110 5.6.2 token; 5.5 field-value without CR, LF, NUL and other controls.
bool isToken(QByteArrayView text);
bool isFieldValue(QByteArrayView text);

// Removes what never crosses an intermediary (RFC 9110 7.6.1): the fixed hop-by-hop fields and
// those Connection names, except fields the gateway itself depends on (Host, Content-Length,
// Authorization, X-Forwarded-*). `keepUpgrade` leaves Connection and Upgrade for a tunnel.
void removeHopByHop(Headers &headers, bool keepUpgrade = false);

} // namespace gatehouse::http
