// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/ip_matcher.h"

#include <QJsonObject>

#include <optional>

// Lists of addresses and networks in a plugin's configuration.
namespace gatehouse::plugins {

// `schema` with the items of those array properties being IPv4, IPv6 or CIDR.
QJsonObject withAddressItems(QJsonObject schema, const QList<const char *> &properties);

// What is wrong with a list in APISIX's words; std::nullopt if nothing is, or there is no list.
std::optional<QString> addressFault(const QJsonValue &list);

// A list that addressFault() passed.
IpMatcher addressesOf(const QJsonValue &list);

} // namespace gatehouse::plugins
