// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/node.h"

#include "gateway/core/ip_address.h"

namespace gatehouse::upstream {

void Node::setPort(quint16 number)
{
    port = number;
    text = (host.contains(':') ? '[' + host + ']' : host) + ':' + QByteArray::number(port);
}

Node makeNode(QByteArray host, quint16 port, int weight, int priority)
{
    Node out;
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.mid(1, host.size() - 2);
    out.isName = !IpAddress::parse(host);
    out.host = std::move(host);
    out.setPort(port);
    out.weight = weight;
    out.priority = priority;
    return out;
}

} // namespace gatehouse::upstream
