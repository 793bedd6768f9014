// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/admin_endpoint.h"

namespace gatehouse::app {

AdminEndpoint::AdminEndpoint(std::unique_ptr<admin::DocumentStore> store,
                             const plugin::Registry &plugins, const QByteArray &key,
                             QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_server(*m_store, plugins, key)
{
}

Result<ListenAddress> AdminEndpoint::listen(const ListenAddress &address)
{
    const Result<quint16> port = m_server.listen(address.host, address.port);
    if (!port)
        return fail(port.error());
    return ListenAddress{address.host, *port};
}

} // namespace gatehouse::app
