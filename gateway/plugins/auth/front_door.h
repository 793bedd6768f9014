// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/spec.h"

#include <QJsonObject>

// What all authentication plugins do alike once they looked at a request (apisix.md 3.1).
namespace gatehouse::plugins {

class FrontDoor
{
public:
    // `scheme` is the first word of WWW-Authenticate ("Basic"). Reads realm and anonymous_consumer.
    FrontDoor(QByteArray scheme, const QJsonObject &conf,
              const plugin::CredentialDirectory &credentials);

    const plugin::CredentialDirectory &credentials() const { return m_credentials; }

    // The exchange is that consumer's; `note` says how it showed.
    plugin::Outcome admit(Exchange &exchange, const plugin::FoundCredential &found,
                          const QByteArray &note) const;
    // 401 with `message`, or in as the anonymous consumer if there is one. `reason` goes into the
    // trace; it names no secret.
    plugin::Outcome refuse(Exchange &exchange, const QString &message,
                           const QByteArray &reason = {}) const;
    // Nobody can tell now who this is.
    static plugin::Outcome locked(Exchange &exchange);

    bool takesAnybody() const { return !m_anonymous.isEmpty(); }

private:
    LocalReply unauthorized(const QString &message) const;

    QByteArray m_challenge, m_anonymous;
    const plugin::CredentialDirectory &m_credentials;
};

// The factory of a plugin whose constructor takes its configuration, a FrontDoor's consumers and
// the services.
template <typename T>
auto authenticationFactory(QLatin1String name)
{
    return [name](const QJsonObject &conf, const plugin::BuildContext &context)
               -> Result<std::shared_ptr<const plugin::Plugin>> {
        if (!context.credentials)
            return fail(ErrorKind::Internal, u"%1 was built without consumers"_qs.arg(name));
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<T>(conf, context));
    };
}

} // namespace gatehouse::plugins
