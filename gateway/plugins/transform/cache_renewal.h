// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/transform/cache_core.h"

// What gatehouse-cache does with a stored answer that is no longer fresh.
namespace gatehouse::plugins {

// Makes the request ask whether `stored` is still the right one; without a validator it asks anew.
void askAgain(Exchange &exchange, CachedExchange &state, const cache::StoredPtr &stored);

// The upstream said 304 to that: the client gets the stored answer.
void confirmed(Exchange &exchange, CachedExchange &state);

// The upstream failed: true if the stored answer stands in for it.
bool standsIn(Exchange &exchange, CachedExchange &state);

// Asks the upstream again while the client has its answer already. One at a time for an object.
void revalidateBehind(Exchange &exchange, const CachedExchange &state,
                      const cache::StoredPtr &stored);

} // namespace gatehouse::plugins
