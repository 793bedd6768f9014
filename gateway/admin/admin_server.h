// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/access.h"
#include "gateway/admin/admin_api.h"
#include "gateway/endpoint/server.h"

namespace gatehouse::admin {

// The Admin API on a socket of its own. Lives on one thread with the store it is given, which must
// outlive it.
class AdminServer final : public QObject
{
    Q_OBJECT

public:
    AdminServer(DocumentStore &store, const plugin::Registry &plugins, QByteArrayView key,
                QObject *parent = nullptr);

    // As endpoint::Server::listen(). On an address that others can reach, its names (of all
    // interfaces for 0.0.0.0 and ::) are added to those it answers to.
    Result<quint16> listen(const QHostAddress &address, quint16 port);

private:
    void answer(const endpoint::Request &request, endpoint::Responder &responder);

    const SystemClock m_clock;
    Access m_access;
    AdminApi m_api;
    endpoint::Server m_server;
};

} // namespace gatehouse::admin
