// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

// Putting request targets together as APISIX does.
namespace gatehouse::plugins {

// Encodes what NGINX encodes in a path (ngx_escape_uri): controls, blanks, "#%?<>\^`{|}", the
// quote, and all that is not ASCII.
QByteArray escapedUri(QByteArrayView path);
// Encodes controls and blanks only: what would break a request line or a header.
QByteArray escapedControls(QByteArrayView text);

// The query that goes to the upstream as things stand (other plugins may have changed it), without
// "?".
QByteArray upstreamQuery(const Exchange &exchange);
// `target` with `query` behind "?", or behind "&" if `target` has a query already; an empty query
// adds nothing.
QByteArray withQuery(QByteArray target, QByteArrayView query);
// Takes every argument of that name out of what goes to the upstream.
void removeUpstreamArgument(Exchange &exchange, QByteArrayView name);

} // namespace gatehouse::plugins
