// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin_service/admin_endpoint.h"

namespace gatehouse::app {

AdminEndpoint::AdminEndpoint(std::unique_ptr<admin::DocumentStore> store,
                             const plugin::Registry &plugins, const QByteArray &key,
                             QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_server(*m_store, plugins, key)
{
}

Result<quint16> AdminEndpoint::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

} // namespace gatehouse::app
