// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/h2_pool.h"

namespace gatehouse::transport {

QPointer<H2Connection> H2Pool::acquire(const Endpoint &endpoint, const PoolLimits &limits)
{
    const auto [first, last] = m_connections.equal_range(endpoint);
    const auto found =
        std::find_if(first, last, [](const H2Connection *one) { return one->takesMore(); });
    if (found != last)
        return *found;
    auto *connection = new H2Connection(endpoint, limits.idleTimeout, m_sweep, this);
    m_connections.insert(endpoint, connection);
    connect(connection, &H2Connection::closed, this,
            [this, endpoint, connection] { m_connections.remove(endpoint, connection); });
    connection->open();
    return connection;
}

} // namespace gatehouse::transport
