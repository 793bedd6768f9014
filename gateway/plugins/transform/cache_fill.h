// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/transform/cache_core.h"

// What gatehouse-cache does with the answer of an upstream.
namespace gatehouse::plugins {

// The head of an answer that went through the gateway: it confirms a stored one, makes others
// invalid, or is captured.
void answerArrived(Exchange &exchange, CachedExchange &state);

// A piece of its body; stores the answer when it is whole.
void bodyArrived(CachedExchange &state, QByteArray &octets, bool isLast);

} // namespace gatehouse::plugins
