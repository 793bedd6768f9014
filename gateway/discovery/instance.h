// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/node.h"

#include <QJsonObject>
#include <QList>
#include <QMap>

#include <optional>

namespace gatehouse::discovery {

// A node as a registry lists it. Everything in it came over the network and was checked.
struct Instance {
    QByteArray host; // address or name
    quint16 port = 0; // 0: the scheme's own
    int weight = 1;
    int priority = 0;
    QJsonObject metadata;
    bool operator==(const Instance &) const = default;
};
using Instances = QList<Instance>;
// What a registry lists, by the key its services are followed by.
using Catalogue = QMap<QString, Instances>;

// More than that of one service is cut off: no registry makes the gateway grow without bound.
inline constexpr qsizetype maxInstances = 10'000;
inline constexpr qsizetype maxServices = 50'000;

// std::nullopt: no host, or a port that is none. A weight that is none becomes `weight`; numbers in
// quotes count as numbers.
std::optional<Instance> makeInstance(const QJsonValue &host, const QJsonValue &port,
                                     const QJsonValue &weight, int fallbackWeight);
// A whole number from a number or a text; std::nullopt for anything else.
std::optional<int> wholeNumber(const QJsonValue &value);

// {host, port, weight, priority, metadata}: the form of APISIX's dumps, and of nodes in a file.
QJsonObject toJson(const Instance &instance);
std::optional<Instance> instanceFromJson(const QJsonValue &json, int fallbackWeight);
QJsonArray toJson(const Instances &instances);
QJsonObject toJson(const Catalogue &catalogue);
Catalogue catalogueFromJson(const QJsonObject &json);

upstream::Nodes toNodes(const Instances &instances);

} // namespace gatehouse::discovery
