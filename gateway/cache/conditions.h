// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/stored_response.h"

namespace gatehouse::cache {

// A client's conditions, judged on a stored answer (RFC 9110 13, RFC 9111 4.3.2): true if it has
// that answer already. If-None-Match goes before If-Modified-Since; entity tags compare weakly;
// without Last-Modified the time of arrival stands for it.
bool isNotModified(const http::Headers &request, const StoredResponse &stored);

// Whether the request's conditions are ones that only an upstream can judge.
bool hasUpstreamCondition(const http::Headers &request);

// If-None-Match and If-Modified-Since with the stored answer's validators (RFC 9111 4.3.1); empty
// if it has none.
http::Headers validatorsOf(const StoredResponse &stored);

// Whether a 304 or a HEAD's 200 speaks of the stored answer and not of another (RFC 9111 4.3.3-5).
bool isAbout(const http::Headers &response, const StoredResponse &stored);

bool isWeakMatch(QByteArrayView tag, QByteArrayView other);
bool isStrongMatch(QByteArrayView tag, QByteArrayView other);

} // namespace gatehouse::cache
