// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/h2_connection.h"

#include <QPointer>

namespace gatehouse::transport {

// The HTTP/2 connections of one worker. A new one is opened only when those to the same peer take
// no further stream.
class H2Pool final : public QObject
{
    Q_OBJECT

public:
    explicit H2Pool(DeadlineSweep &sweep)
        : m_sweep(sweep)
    {
    }

    // One that takes another exchange; opened if need be.
    QPointer<H2Connection> acquire(const Endpoint &endpoint, const PoolLimits &limits);
    int open() const { return int(m_connections.size()); }

private:
    DeadlineSweep &m_sweep;
    QMultiHash<Endpoint, H2Connection *> m_connections;
};

} // namespace gatehouse::transport
