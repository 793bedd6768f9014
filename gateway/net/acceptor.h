// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

#include <functional>

namespace gatehouse::net {

// A listening socket that hands on what it accepts as descriptors.
class Acceptor final : public QTcpServer
{
public:
    explicit Acceptor(std::function<void(int)> take)
        : m_take(std::move(take))
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_take(int(descriptor)); }

private:
    const std::function<void(int)> m_take;
};

} // namespace gatehouse::net
