// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/front_door.h"

#include "gateway/plugins/auth/attach_consumer.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

FrontDoor::FrontDoor(QByteArray scheme, const QJsonObject &conf,
                     const plugin::CredentialDirectory &credentials)
    : m_challenge(std::move(scheme) + " realm=\"" + conf[u"realm"].toString().toUtf8() + '"')
    , m_anonymous(conf[u"anonymous_consumer"].toString().toUtf8())
    , m_credentials(credentials)
{
}

plugin::Outcome FrontDoor::admit(Exchange &exchange, const plugin::FoundCredential &found,
                                 const QByteArray &note) const
{
    attachConsumer(exchange, *found.consumer, found.credentialId);
    exchange.note(note + found.consumer->username);
    return plugin::Continue{};
}

plugin::Outcome FrontDoor::refuse(Exchange &exchange, const QString &message,
                                  const QByteArray &reason) const
{
    if (m_anonymous.isEmpty()) {
        exchange.note(reason.isEmpty() ? message.toUtf8() : reason);
        return unauthorized(message);
    }
    const ConsumerView *consumer = m_credentials.consumer(m_anonymous);
    if (!consumer) {
        exchange.note("the anonymous consumer " + m_anonymous + " does not exist");
        return unauthorized(u"Invalid user authorization"_qs);
    }
    attachConsumer(exchange, *consumer, {});
    exchange.note("not identified (" + (reason.isEmpty() ? message.toUtf8() : reason)
                  + "), taken as the anonymous consumer " + m_anonymous);
    return plugin::Continue{};
}

plugin::Outcome FrontDoor::locked(Exchange &exchange)
{
    exchange.note("consumers cannot be identified while the keychain is locked");
    return LocalReply{503,
                      {},
                      errorBody(QLatin1String("message"),
                                u"Credentials cannot be checked now, try again later"_qs)};
}

LocalReply FrontDoor::unauthorized(const QString &message) const
{
    return {401, {{"WWW-Authenticate", m_challenge}}, errorBody(QLatin1String("message"), message)};
}

} // namespace gatehouse::plugins
