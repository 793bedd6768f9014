// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"
#include "gateway/traffic/redact.h"

// What may be told of an exchange outside the gateway: everything but its secrets.
namespace gatehouse::plugins {

const traffic::Redactor &redactorOf(const Exchange &exchange);

// The value of a variable as variable() has it, without the secrets that are known: credentials in
// headers and arguments, the values of cookies.
std::optional<QByteArray> toldVariable(const Exchange &exchange, QByteArrayView name);

// The request's headers as they stand now, Host included.
http::Headers toldRequestHeaders(const Exchange &exchange);

// APISIX's response_source: "upstream", "nginx" when no good answer came from there, "apisix" when
// none was asked.
QByteArray responseSource(const Exchange &exchange);

} // namespace gatehouse::plugins
