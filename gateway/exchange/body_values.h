// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

// The variables that are taken from the request's body (apisix.md 1.5). They have a value only once
// the body was read (Exchange::requestBody). Inside the room only; others call variable().
namespace gatehouse {

// post_arg_x: the first `x` of a form (application/x-www-form-urlencoded).
std::optional<QByteArray> formArgument(const Exchange &exchange, QByteArrayView name);
// post_arg.a.b: from a form, a multipart form or JSON by a dotted path; with "[", "*" or ".." the
// first match of a JSONPath (RFC 9535: names, indexes, wildcards, descendants).
std::optional<QByteArray> bodyValue(const Exchange &exchange, QByteArrayView path);
// graphql_operation, graphql_name, graphql_root_fields, by what stands behind "graphql_".
std::optional<QByteArray> graphqlValue(const Exchange &exchange, QByteArrayView part);

} // namespace gatehouse
