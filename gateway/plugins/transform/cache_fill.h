// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/outbound.h"
#include "gateway/plugins/transform/cache_core.h"

// What gatehouse-cache does with the answer of an upstream.
namespace gatehouse::plugins {

// The head of an answer that went through the gateway: is confirmed by it, replaced, captured,
// invalidated what it must.
void answerArrived(Exchange &exchange, CachedExchange &state);

// A piece of its body; stores the answer when it is whole.
void bodyArrived(CachedExchange &state, QByteArray &octets, bool isLast);

// Makes the request one that asks for a whole answer, if `stored` is no longer the right one.
void askAgain(Exchange &exchange, CachedExchange &state, const cache::StoredPtr &stored);

// Asks the upstream again while the client has its answer already. One at a time for an object.
void revalidateBehind(Exchange &exchange, const CachedExchange &state,
                      const cache::StoredPtr &stored);

} // namespace gatehouse::plugins
