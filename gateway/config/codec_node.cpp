// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec_fields.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

// "host", "host:port", "[::1]:port"; a bare IPv6 address is all host.
Node parseAddress(const QString &address)
{
    Node node;
    node.host = address;
    const qsizetype colon = address.lastIndexOf(u':');
    const qsizetype bracket = address.lastIndexOf(u']');
    if (colon < 0 || colon < bracket || (bracket < 0 && address.indexOf(u':') != colon))
        return node;
    bool ok = false;
    const uint port = QStringView(address).mid(colon + 1).toUInt(&ok);
    if (!ok || port > 65535)
        return node;
    node.host = address.left(colon);
    node.port = quint16(port);
    return node;
}

Node decodeNode(const QJsonObject &json)
{
    Fields fields(json);
    Node node;
    node.host = fields.string("host"_L1);
    const qint64 port = fields.peek("port"_L1).toInteger(-1);
    if (port > 0 && port <= 65535) {
        node.port = quint16(port);
        fields.drop("port"_L1);
    }
    node.weight = std::max(0, fields.integer("weight"_L1).value_or(1));
    node.priority = fields.integer("priority"_L1).value_or(0);
    node.rest = fields.rest();
    return node;
}

} // namespace

QList<Node> decodeNodes(const QJsonValue &nodes)
{
    QList<Node> list;
    const QJsonArray array = nodes.toArray();
    for (const QJsonValue &node : array) {
        if (node.isObject())
            list.append(decodeNode(node.toObject()));
    }
    const QJsonObject map = nodes.toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        Node node = parseAddress(it.key());
        node.weight = int(qBound(qint64(0), it.value().toInteger(1), qint64(1) << 30));
        list.append(node);
    }
    return list;
}

QJsonArray encodeNodes(const QList<Node> &nodes)
{
    QJsonArray array;
    for (const Node &node : nodes) {
        QJsonObject json = node.rest;
        json.insert("host"_L1, node.host);
        if (node.port != 0)
            json.insert("port"_L1, node.port);
        json.insert("weight"_L1, node.weight);
        if (node.priority != 0)
            json.insert("priority"_L1, node.priority);
        array.append(json);
    }
    return array;
}

} // namespace gatehouse::config
