// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/parts.h"

namespace gatehouse::plugins {

// An address with or without a port: 192.0.2.1, 192.0.2.1:80, ::1, [::1], [::1]:80. The port is 0
// when not given. std::nullopt for anything else.
std::optional<Endpoint> parsedAddress(QByteArrayView text);

} // namespace gatehouse::plugins
