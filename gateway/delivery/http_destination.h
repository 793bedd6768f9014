// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/destination.h"
#include "gateway/exchange/outbound.h"

namespace gatehouse::delivery {

// A server that takes batches by POST.
struct HttpTarget {
    OutboundRequest request; // where to, with what fields; method and body are ours
    Envelope envelope = Envelope::array();
    int okBelow = 400; // statuses from there on are failures
};

DestinationMaker httpDestination(HttpTarget target);

} // namespace gatehouse::delivery
