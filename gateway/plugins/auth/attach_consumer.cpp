// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/attach_consumer.h"

#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

void attachConsumer(Exchange &exchange, const ConsumerView &consumer,
                    const QByteArray &credentialId)
{
    exchange.consumer = &consumer;
    exchange.credentialId = credentialId;
    setOrRemove(exchange.headers, "X-Consumer-Username"_qba, consumer.username);
    setOrRemove(exchange.headers, "X-Credential-Identifier"_qba, credentialId);
    setOrRemove(exchange.headers, "X-Consumer-Custom-ID"_qba, consumer.customId);
}

} // namespace gatehouse::plugins
