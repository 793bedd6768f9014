// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"
#include "gateway/exchange/exchange.h"

// Answers the gateway makes by itself.
namespace gatehouse::pipeline {

// {"error_msg": "…"} and a line feed, as APISIX writes its own refusals (apisix.md 1.7).
LocalReply jsonError(int status, QByteArrayView message);
// What APISIX says when no route matches.
LocalReply routeNotFound();
// Statuses for which NGINX, and so APISIX, has a page; other exits without a body stay empty.
bool hasPage(int status);
// The short HTML page for an exit without a body.
QByteArray htmlPage(int status);
// The one place that decides which status an upstream's failure becomes: 504 for time, 502 for the
// rest.
int statusOf(const Error &error);

} // namespace gatehouse::pipeline
