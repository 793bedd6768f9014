// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/transport/upstream_request.h"

#include <QNetworkAccessManager>

namespace gatehouse::transport {

// A plain QNetworkRequest, by somebody who knows only Qt's interface, as an upstream request. Its
// fields go up as given; nothing is added but Host and what frames the body: no User-Agent, no
// Accept-Encoding, no cookie. InvalidInput: not http or https, or no host.
Result<UpstreamRequest> upstreamRequestFrom(const QNetworkRequest &request,
                                            QNetworkAccessManager::Operation operation,
                                            QIODevice *body);

} // namespace gatehouse::transport
