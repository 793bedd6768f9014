// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

namespace gatehouse::plugins {

// What every authentication plugin does on success: the exchange belongs to that consumer, and the
// upstream is told so (apisix.md 1.9). Fields of those names that the client sent are replaced or
// removed.
void attachConsumer(Exchange &exchange, const ConsumerView &consumer,
                    const QByteArray &credentialId);

} // namespace gatehouse::plugins
