// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// What an exchange knows about the configuration objects it met: names and ids as octets, ready for headers and
// variables. The snapshot owns them.
namespace gatehouse {

struct RouteView {
    QByteArray id, name;
    QByteArray serviceId, serviceName;
    QByteArray matchedUri, matchedHost; // as configured
};

struct ConsumerView {
    QByteArray username;
    QByteArray groupId;
    QByteArray customId; // label custom_id
};

} // namespace gatehouse
