// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

// The variables that carry a name of the request's own behind a prefix: arg_x, cookie_x, http_x,
// uri_param_x, sent_http_x, upstream_http_x, post_arg_x, graphql_x (NGINX's and APISIX's names).
// Inside the room only; others call variable().
namespace gatehouse {

std::optional<QByteArray> prefixedVariable(const Exchange &exchange, QByteArrayView name);

// A request header by its variable spelling ("x_version" for X-Version); several fields are joined.
// Host is read from what was received when it is no longer among the headers toward the upstream.
std::optional<QByteArray> requestHeader(const Exchange &exchange, QByteArrayView spelling);

} // namespace gatehouse
