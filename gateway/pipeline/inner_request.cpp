// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/inner_request.h"

namespace gatehouse::pipeline {

namespace {

// Tells by its time only how long the token is.
bool isSame(QByteArrayView given, QByteArrayView token)
{
    if (token.isEmpty() || given.size() != token.size())
        return false;
    uchar difference = 0;
    for (qsizetype i = 0; i < token.size(); ++i)
        difference |= uchar(given[i] ^ token[i]);
    return difference == 0;
}

} // namespace

QByteArray innerFieldName()
{
    return QByteArrayLiteral("X-Gatehouse-On-Behalf-Of");
}

QByteArray innerFieldValue(const QByteArray &token, const QByteArray &client)
{
    return token + ' ' + client;
}

void takeInnerClient(Exchange &exchange, const QByteArray &token)
{
    const QByteArray name = innerFieldName();
    const auto value = exchange.received.headers.value(name);
    if (!value)
        return;
    exchange.received.headers.remove(name);
    exchange.headers.remove(name);
    const qsizetype blank = value->indexOf(' ');
    if (blank > 0 && isSame(QByteArrayView(*value).first(blank), token))
        exchange.client = {value->mid(blank + 1), 0};
}

} // namespace gatehouse::pipeline
