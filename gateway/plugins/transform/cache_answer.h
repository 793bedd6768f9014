// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/transform/cache_core.h"

// What a client gets from a stored answer.
namespace gatehouse::plugins {

// "Gatehouse; hit; ttl=12" (RFC 9211).
QByteArray hitStatus(const cache::StoredResponse &stored, Clock::Steady now);
// "Gatehouse; fwd=uri-miss; stored"
QByteArray forwardStatus(const CachedExchange &state, int upstreamStatus, bool isStored);

// The stored answer for this request: 304 if it has it already, a part if it wants one, else the
// whole. The body is shared, not copied.
LocalReply replyFrom(const Exchange &exchange, const cache::StoredResponse &stored,
                     Clock::Steady now, const QByteArray &cacheStatus);

// The same in a header filter, in place of what the upstream answered.
void replaceAnswer(Exchange &exchange, CachedExchange &state, const cache::StoredResponse &stored,
                   Clock::Steady now, const QByteArray &cacheStatus);

LocalReply onlyIfCachedReply();

} // namespace gatehouse::plugins
