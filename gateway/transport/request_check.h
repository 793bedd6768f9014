// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"
#include "gateway/transport/upstream_request.h"

namespace gatehouse::transport {

// The last look at a request before it becomes octets, for both engines. Plugins and templates can
// put anything into a verb, a target or a value; a CR LF in one of them is a second request (RFC
// 9112 11.1). InvalidInput names the part that offends, never its value; std::nullopt: fit to be
// sent.
std::optional<Error> refusalOf(const UpstreamRequest &request);

// An error of the peer or of the way to it.
inline Error upstreamError(ErrorKind kind, QString message, bool retryable = false)
{
    return {kind, ErrorSource::Upstream, retryable, std::move(message)};
}

} // namespace gatehouse::transport
