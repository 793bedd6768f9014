// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QHostAddress>

namespace gatehouse::app {

struct ListenAddress {
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; // 0: any free one
};

// "127.0.0.1:9080", "[::1]:0"; "localhost" is 127.0.0.1. InvalidInput: no address of ours to listen
// on.
Result<ListenAddress> parseListenAddress(const QString &text);
// "http://127.0.0.1:9080", IPv6 in brackets.
QString urlOf(const ListenAddress &address);

} // namespace gatehouse::app
