// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

// Requests of the gateway to itself on behalf of a client (OutboundRequest::onBehalfOf): a field of
// theirs holds a token that only this process knows, and the client's address. It goes no further
// than this gateway.
namespace gatehouse::pipeline {

QByteArray innerFieldName();
QByteArray innerFieldValue(const QByteArray &token, const QByteArray &client);
// Takes the field off, whoever sent it; with the right token the exchange is that client's.
void takeInnerClient(Exchange &exchange, const QByteArray &token);

} // namespace gatehouse::pipeline
