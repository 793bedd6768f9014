// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/health/target.h"
#include "gateway/upstream/load_table.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>
#include <vector>

namespace gatehouse::upstream {

// A node as the data plane needs it: where it is, its share, and its live state, which belongs to
// its address and so outlives the list it stands in.
struct Node {
    QByteArray host; // address or name, no brackets
    quint16 port = 0;
    int weight = 1;
    int priority = 0;
    QJsonObject metadata; // of its registry or its author
    QByteArray text; // "host:port", brackets around IPv6
    bool isName = false; // the host must be resolved first
    std::shared_ptr<NodeLoad> load;
    std::shared_ptr<health::Target> target; // null: nobody watches its health

    void setPort(quint16 number); // and the text with it
    bool isHealthy() const { return !target || target->isUsable(); }
    // Whether both say the same, whatever their live state is.
    bool isSameAs(const Node &other) const
    {
        return text == other.text && weight == other.weight && priority == other.priority
            && metadata == other.metadata;
    }
};
using Nodes = std::vector<Node>;

// "host:port" and whether the host is a name, filled in from host and port. Brackets around an
// IPv6 address are taken off.
Node makeNode(QByteArray host, quint16 port, int weight, int priority = 0);

} // namespace gatehouse::upstream
