// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/instance.h"

#include <QJsonArray>

#include <cmath>

namespace gatehouse::discovery {

namespace {

constexpr int maxWeight = 1'000'000;

bool isHost(const QByteArray &host)
{
    return !host.isEmpty() && host.size() <= 255
        && std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                   || c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
           });
}

} // namespace

std::optional<int> wholeNumber(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    double number = value.toDouble();
    if (value.isString())
        number = value.toString().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number) || std::abs(number) > 1e9)
        return std::nullopt;
    return int(std::lround(number));
}

std::optional<Instance> makeInstance(const QJsonValue &host, const QJsonValue &port,
                                     const QJsonValue &weight, int fallbackWeight)
{
    Instance out;
    out.host = host.toString().toUtf8();
    const std::optional<int> number =
        port.isUndefined() || port.isNull() ? std::optional<int>(0) : wholeNumber(port);
    if (!isHost(out.host) || !number || *number < 0 || *number > 0xffff)
        return std::nullopt;
    out.port = quint16(*number);
    const std::optional<int> share = wholeNumber(weight);
    out.weight = share && *share >= 0 ? std::min(*share, maxWeight) : fallbackWeight;
    // A share below one half is little, not nothing.
    if (out.weight == 0 && weight.toDouble() > 0)
        out.weight = 1;
    return out;
}

QJsonObject toJson(const Instance &instance)
{
    QJsonObject out{{u"host"_qs, QString::fromUtf8(instance.host)},
                    {u"weight"_qs, instance.weight}};
    if (instance.port != 0)
        out.insert(u"port"_qs, instance.port);
    if (instance.priority != 0)
        out.insert(u"priority"_qs, instance.priority);
    if (!instance.metadata.isEmpty())
        out.insert(u"metadata"_qs, instance.metadata);
    return out;
}

std::optional<Instance> instanceFromJson(const QJsonValue &json, int fallbackWeight)
{
    const QJsonObject object = json.toObject();
    auto out = makeInstance(object.value(u"host"_qs), object.value(u"port"_qs),
                            object.value(u"weight"_qs), fallbackWeight);
    if (out) {
        out->priority = wholeNumber(object.value(u"priority"_qs)).value_or(0);
        out->metadata = object.value(u"metadata"_qs).toObject();
    }
    return out;
}

QJsonArray toJson(const Instances &instances)
{
    QJsonArray out;
    for (const Instance &instance : instances)
        out.append(toJson(instance));
    return out;
}

QJsonObject toJson(const Catalogue &catalogue)
{
    QJsonObject out;
    for (auto it = catalogue.begin(); it != catalogue.end(); ++it)
        out.insert(it.key(), toJson(it.value()));
    return out;
}

Catalogue catalogueFromJson(const QJsonObject &json)
{
    Catalogue out;
    for (auto it = json.begin(); it != json.end(); ++it) {
        Instances &instances = out[it.key()];
        for (const QJsonValue &node : it.value().toArray()) {
            if (auto instance = instanceFromJson(node, 1))
                instances.append(*instance);
        }
    }
    return out;
}

upstream::Nodes toNodes(const Instances &instances)
{
    upstream::Nodes out;
    out.reserve(std::size_t(instances.size()));
    for (const Instance &instance : instances) {
        out.push_back(
            upstream::makeNode(instance.host, instance.port, instance.weight, instance.priority));
        out.back().metadata = instance.metadata;
    }
    return out;
}

} // namespace gatehouse::discovery
