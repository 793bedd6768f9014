// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/admin_server.h"

namespace gatehouse::app {

// The Admin API on a socket, with the store its changes go to.
class AdminEndpoint final : public QObject
{
    Q_OBJECT

public:
    AdminEndpoint(std::unique_ptr<admin::DocumentStore> store, const plugin::Registry &plugins,
                  const QByteArray &key, QObject *parent = nullptr);

    Result<quint16> listen(const QHostAddress &address, quint16 port); // the real port

private:
    const std::unique_ptr<admin::DocumentStore> m_store;
    admin::AdminServer m_server;
};

} // namespace gatehouse::app
