// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/upstream_request.h"

namespace gatehouse::transport {

namespace {
constexpr auto kAttribute = QNetworkRequest::Attribute(QNetworkRequest::User + 0x6761);
} // namespace

void attachUpstreamRequest(QNetworkRequest &request, UpstreamRequestPtr upstream)
{
    request.setAttribute(kAttribute, QVariant::fromValue(std::move(upstream)));
}

UpstreamRequestPtr upstreamRequestOf(const QNetworkRequest &request)
{
    return request.attribute(kAttribute).value<UpstreamRequestPtr>();
}

} // namespace gatehouse::transport
