// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/address_list.h"

#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char addressSchema[] = R"json({"anyOf": [
  {"title": "IPv4", "description": "Such as 192.0.2.1.", "type": "string", "format": "ipv4"},
  {"title": "IPv4/CIDR", "description": "Such as 192.0.2.0/24.", "type": "string", "pattern":
    "^([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])/([12]?[0-9]|3[0-2])$"},
  {"title": "IPv6", "description": "Such as 2001:db8::1.", "type": "string", "format": "ipv6"},
  {"title": "IPv6/CIDR", "description": "Such as 2001:db8::/32.", "type": "string", "pattern":
    "^([a-fA-F0-9]{0,4}:){1,8}(:[a-fA-F0-9]{0,4}){0,8}([a-fA-F0-9]{0,4})?/[0-9]{1,3}$"}
]})json";

} // namespace

QJsonObject withAddressItems(QJsonObject schema, const QList<const char *> &names)
{
    QJsonObject properties = schema[u"properties"].toObject();
    for (const char *name : names) {
        QJsonObject list = properties[QLatin1String(name)].toObject();
        list.insert(u"items", schemaFrom(addressSchema));
        properties.insert(QLatin1String(name), list);
    }
    schema.insert(u"properties", properties);
    return schema;
}

std::optional<QString> addressFault(const QJsonValue &list)
{
    const auto matcher = IpMatcher::compile(textsOf(list));
    return matcher ? std::nullopt : std::optional(matcher.error().message);
}

IpMatcher addressesOf(const QJsonValue &list)
{
    return IpMatcher::compile(textsOf(list)).value_or(IpMatcher());
}

} // namespace gatehouse::plugins
