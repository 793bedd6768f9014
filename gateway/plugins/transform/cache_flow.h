// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/transform/cache_core.h"

// The way of a request through gatehouse-cache, before an upstream is asked.
namespace gatehouse::plugins {

std::shared_ptr<CachedExchange> beginCaching(const Exchange &exchange, const CoreHandle &core);

// Of a GET or HEAD: answers it from the store, or makes it wait for the disk or for another
// request, or lets it go on, with conditions where there is a stored answer to confirm.
plugin::Outcome lookUp(Exchange &exchange, CachedExchange &state);

} // namespace gatehouse::plugins
