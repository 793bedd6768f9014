// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

namespace gatehouse::http {

// Adds "; charset=utf-8" to the Content-Type of an answer in the way of NGINX's charset filter,
// which APISIX has switched on: to bare text types only, not to an encoded body, and not to a
// redirect of 301 or 302.
void addDefaultCharset(Headers &headers, int status);

} // namespace gatehouse::http
