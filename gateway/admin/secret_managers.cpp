// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/secret_managers.h"

#include "gateway/config/schema.h"

#include <QJsonDocument>

namespace gatehouse::admin {
namespace {

struct Manager {
    const char *name;
    const char *schema;
};
constexpr Manager managers[]{
    {"vault", R"({"type": "object", "required": ["prefix", "token", "uri"], "properties": {
        "uri": {"type": "string"}, "prefix": {"type": "string"}, "token": {"type": "string"},
        "namespace": {"type": "string"}}})"},
    {"aws",
     R"({"type": "object", "required": ["access_key_id", "secret_access_key"], "properties": {
        "access_key_id": {"type": "string"}, "secret_access_key": {"type": "string"},
        "session_token": {"type": "string"}, "region": {"type": "string"},
        "endpoint_url": {"type": "string"}}})"},
    {"gcp", R"({"type": "object", "properties": {"auth_config": {"type": "object"},
        "auth_file": {"type": "string"}, "ssl_verify": {"type": "boolean"}},
        "oneOf": [{"required": ["auth_config"]}, {"required": ["auth_file"]}]})"},
};

} // namespace

std::optional<QString> secretManagerFault(const QString &manager, const QJsonObject &settings)
{
    const auto known = std::ranges::find_if(
        managers, [&manager](const Manager &each) { return manager == QLatin1String(each.name); });
    if (known == std::end(managers))
        return u"invalid secret manager: "_qs + manager;
    const auto schema = config::Schema::compile(QJsonDocument::fromJson(known->schema).object());
    if (!schema)
        return schema.error().message;
    const QList<config::SchemaFault> faults = (*schema)->check(settings);
    if (faults.isEmpty())
        return std::nullopt;
    return u"invalid configuration: "_qs + faults.first().message;
}

} // namespace gatehouse::admin
