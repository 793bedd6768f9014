// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/health/target.h"

#include <QList>

// What is known of the health of an upstream's nodes, for the control API and the window.
namespace gatehouse::health {

struct NodeReport {
    QByteArray host; // address, or the name it was given by
    quint16 port = 0;
    QByteArray hostName;
    State state = State::Healthy;
    Counters counters;
    bool operator==(const NodeReport &) const = default;
};

struct Report {
    QByteArray ownerKind, ownerId; // "routes", "r1"
    QByteArray type; // "http", "https", "tcp"
    QList<NodeReport> nodes;
    bool operator==(const Report &) const = default;
};

} // namespace gatehouse::health
