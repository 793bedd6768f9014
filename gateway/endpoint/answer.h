// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message.h"

namespace gatehouse::endpoint {

// How an answer will be framed (RFC 9112 6) and its head, ready to be written.
struct Answer {
    QByteArray head;
    http::Framing framing = http::Framing::None;
    qint64 left = 0; // octets that must still follow, for Framing::Length
    bool keepAlive = true;
};

// `length`: octets of the body, -1 when not known. `keepAlive`: the connection could go on.
Answer makeAnswer(const http::RequestHead &request, int status, http::Headers headers,
                  qint64 length, bool keepAlive, qint64 secondsSinceEpoch);

// {"error_msg": message}
QByteArray errorDocument(const QString &message);

} // namespace gatehouse::endpoint
