// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

namespace gatehouse::test
{

// An exchange as the gateway would have it after parsing such a request from 127.0.0.1:50000 to
// 127.0.0.1:9080. A Host header of 127.0.0.1:9080 is added when `headers` has none.
Exchange makeExchange(const QByteArray &method, const QByteArray &target,
                      const http::Headers &headers = {});

} // namespace gatehouse::test
