// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/resource_address.h"

#include "gateway/config/credential_id.h"

namespace gatehouse::admin {

using config::Kind;

namespace {

constexpr ResourceType types[]{
    {"routes", "route", Kind::Route, true, true},
    {"services", "service", Kind::Service, true, true},
    {"upstreams", "upstream", Kind::Upstream, true, true},
    {"consumers", "consumer", Kind::Consumer, false, false, false, true},
    {"credentials", "credential", Kind::Consumer, false, false, true},
    {"ssls", "ssl", Kind::Ssl, true, true},
    {"global_rules", "global rule", Kind::GlobalRule, false, true},
    {"plugin_configs", "plugin config", Kind::PluginConfig, false, true},
    {"consumer_groups", "consumer group", Kind::ConsumerGroup, false, true},
    {"plugin_metadata", "plugin_metadata", Kind::PluginMetadata, false, false, false, true},
    {"protos", "proto", Kind::Proto, true, false},
    {"secrets", "secret", Kind::Secret, false, true},
};

const ResourceType *typeAt(const QString &segment)
{
    const auto it = std::ranges::find_if(types, [&segment](const ResourceType &type) {
        return segment == QLatin1String(type.segment);
    });
    return it == std::end(types) ? nullptr : &*it;
}

} // namespace

QString ResourceAddress::documentId(const QString &name) const
{
    return type->isCredential ? config::toString(config::CredentialId{consumer, name}) : name;
}

bool ResourceAddress::covers(const QString &documentId) const
{
    if (type->kind != Kind::Consumer)
        return true;
    const auto credential = config::parseCredentialId(documentId);
    return type->isCredential ? credential && credential->username == consumer : !credential;
}

QString storeKey(Kind kind, const QString &documentId)
{
    return u"/apisix/%1/%2"_qs.arg(config::sectionName(kind), documentId);
}

std::optional<ResourceAddress> resourceAddress(const QStringList &segments)
{
    ResourceAddress address;
    if (segments.value(0) == u"consumers"_qs && segments.value(2) == u"credentials"_qs)
        address = {typeAt(segments.at(2)), segments.value(3), segments.at(1), {}, segments.mid(4)};
    else if (segments.value(0) == u"secrets"_qs && segments.size() > 1)
        address = {typeAt(segments.at(0)),
                   segments.size() > 2 ? segments.mid(1, 2).join(u'/') : QString(),
                   {},
                   segments.at(1),
                   segments.mid(3)};
    else
        address = {typeAt(segments.value(0)), segments.value(1), {}, {}, segments.mid(2)};
    // Credentials have no list of their own outside a consumer.
    if (!address.type || (address.type->isCredential && address.consumer.isEmpty()))
        return std::nullopt;
    return address;
}

const ResourceType *resourceType(const QString &name)
{
    if (const ResourceType *type = typeAt(name))
        return type;
    for (const ResourceType &type : types) {
        if (name == config::resourceName(type.kind) && !type.isCredential)
            return &type;
    }
    return name == u"credential"_qs ? typeAt(u"credentials"_qs) : nullptr;
}

} // namespace gatehouse::admin
