// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/admin_server.h"

#include <QNetworkInterface>

namespace gatehouse::admin {

static endpoint::Settings settings()
{
    endpoint::Settings settings;
    settings.body = 3 * 1024 * 1024 / 2; // as APISIX
    settings.connections = 64;
    return settings;
}

AdminServer::AdminServer(DocumentStore &store, const plugin::Registry &plugins, QByteArrayView key,
                         QObject *parent)
    : QObject(parent)
    , m_access(key)
    , m_api(store, plugins, m_clock)
    , m_server(
          [this](const endpoint::Request &request,
                 const std::shared_ptr<endpoint::Responder> &responder) {
              answer(request, *responder);
          },
          settings())
{
}

void AdminServer::answer(const endpoint::Request &request, endpoint::Responder &responder)
{
    std::optional<Answer> refused = m_access.refuse(request);
    const Answer answer = refused ? std::move(*refused) : m_api.answer(request);
    responder.send(answer.status, answer.headers, answer.body);
}

static QList<QHostAddress> namesOf(const QHostAddress &address)
{
    const bool isAny = address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6)
        || address == QHostAddress(QHostAddress::Any);
    return isAny ? QNetworkInterface::allAddresses() : QList<QHostAddress>{address};
}

Result<quint16> AdminServer::listen(const QHostAddress &address, quint16 port)
{
    for (QHostAddress name : namesOf(address)) {
        name.setScopeId({});
        m_access.allowHost(name.toString().toLatin1());
    }
    return m_server.listen(address, port);
}

} // namespace gatehouse::admin
