// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/redis_policy.h"

#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char common[] = R"json({
  "redis_password": {"type": "string", "minLength": 0, "title": "Password", "description": "Password of the Redis server."},
  "redis_timeout": {"type": "integer", "minimum": 1, "default": 1000, "title": "Timeout",
    "description": "Milliseconds that a request waits for Redis."},
  "redis_keepalive_timeout": {"type": "integer", "minimum": 1000, "default": 10000, "title": "Idle time",
    "description": "Milliseconds after which an idle connection is closed."},
  "redis_keepalive_pool": {"type": "integer", "minimum": 1, "default": 100, "title": "Connections",
    "description": "Most idle connections; each worker needs one for a server."}
})json";

constexpr char single[] = R"json({
  "redis_host": {"type": "string", "minLength": 2, "title": "Host", "description": "Name or address of the Redis server."},
  "redis_port": {"type": "integer", "minimum": 1, "default": 6379, "title": "Port", "description": "Port of the Redis server."},
  "redis_username": {"type": "string", "minLength": 1, "title": "User", "description": "User name at the Redis server."},
  "redis_database": {"type": "integer", "minimum": 0, "default": 0, "title": "Database", "description": "Number of the database."},
  "redis_ssl": {"type": "boolean", "default": false, "title": "TLS", "description": "Speak TLS with the Redis server."},
  "redis_ssl_verify": {"type": "boolean", "default": false, "title": "Check certificate",
    "description": "Refuse a server whose certificate is not trusted."}
})json";

constexpr char cluster[] = R"json({
  "redis_cluster_nodes": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 2, "maxLength": 100},
    "title": "Nodes", "description": "Some nodes of the cluster, as host:port; the others are found."},
  "redis_cluster_name": {"type": "string", "title": "Cluster", "description": "Name of the cluster."},
  "redis_cluster_ssl": {"type": "boolean", "default": false, "title": "TLS", "description": "Speak TLS with the nodes."},
  "redis_cluster_ssl_verify": {"type": "boolean", "default": false, "title": "Check certificates",
    "description": "Refuse a node whose certificate is not trusted."}
})json";

constexpr char sentinel[] = R"json({
  "redis_sentinels": {"type": "array", "minItems": 1, "title": "Sentinels", "description": "Addresses of the sentinels.",
    "items": {"type": "object", "required": ["host", "port"], "additionalProperties": false, "properties": {
      "host": {"type": "string", "minLength": 2, "title": "Host", "description": "Name or address."},
      "port": {"type": "integer", "minimum": 1, "maximum": 65535, "title": "Port", "description": "Port of the sentinel."}}}},
  "redis_master_name": {"type": "string", "minLength": 1, "title": "Master", "description": "Name by which the sentinels know the server."},
  "redis_role": {"type": "string", "enum": ["master", "slave"], "default": "master", "title": "Role", "description": "Which server to ask."},
  "redis_connect_timeout": {"type": "integer", "minimum": 1, "default": 1000, "title": "Connect timeout",
    "description": "Milliseconds for connecting."},
  "redis_read_timeout": {"type": "integer", "minimum": 1, "default": 1000, "title": "Read timeout",
    "description": "Milliseconds for an answer."},
  "redis_keepalive_timeout": {"type": "integer", "minimum": 1, "default": 60000, "title": "Idle time",
    "description": "Milliseconds after which an idle connection is closed."},
  "redis_database": {"type": "integer", "minimum": 0, "default": 0, "title": "Database", "description": "Number of the database."},
  "redis_username": {"type": "string", "minLength": 1, "title": "User", "description": "User name at the Redis server."},
  "redis_password": {"type": "string", "minLength": 0, "title": "Password", "description": "Password of the Redis server."},
  "sentinel_username": {"type": "string", "minLength": 1, "title": "User at the sentinels", "description": "User name at the sentinels."},
  "sentinel_password": {"type": "string", "minLength": 0, "title": "Password at the sentinels", "description": "Password of the sentinels."}
})json";

QJsonObject merged(QJsonObject into, const QJsonObject &from)
{
    for (auto it = from.begin(); it != from.end(); ++it)
        into.insert(it.key(), it.value());
    return into;
}

QJsonObject branch(QJsonObject properties, const QStringList &required, RedisPolicies policies)
{
    if (policies == RedisPolicies::WithLifetime) {
        properties.insert(u"key_ttl"_qs,
                          QJsonObject{{u"type"_qs, u"integer"_qs},
                                      {u"default"_qs, 3600},
                                      {u"title"_qs, u"Lifetime"_qs},
                                      {u"description"_qs,
                                       u"Seconds after which a request is taken for gone."_qs}});
    }
    return {{u"properties"_qs, properties}, {u"required"_qs, QJsonArray::fromStringList(required)}};
}

QJsonObject isPolicy(const QString &name)
{
    const QJsonObject values{{u"enum"_qs, QJsonArray{name}}};
    return {{u"properties"_qs, QJsonObject{{u"policy"_qs, values}}}};
}

std::chrono::milliseconds timeOf(const QJsonValue &value, int standard)
{
    return std::chrono::milliseconds(value.toInteger(standard));
}

redis::Login loginFrom(const QJsonObject &conf, const QString &prefix)
{
    redis::Login login;
    login.username = conf[prefix + u"username"_qs].toString().toUtf8();
    login.password = conf[prefix + u"password"_qs].toString().toUtf8();
    login.timeout = timeOf(conf[u"redis_timeout"], 1000);
    login.idle = timeOf(conf[u"redis_keepalive_timeout"], 10'000);
    return login;
}

redis::Settings clusterFrom(const QJsonObject &conf)
{
    redis::Settings out{redis::Settings::Kind::Cluster, {}, loginFrom(conf, u"redis_"_qs)};
    out.login.tls = conf[u"redis_cluster_ssl"].toBool();
    out.login.verifyTls = conf[u"redis_cluster_ssl_verify"].toBool();
    for (const QJsonValue &node : conf[u"redis_cluster_nodes"].toArray()) {
        if (const auto address = redis::addressFrom(node.toString().toUtf8()))
            out.servers.append(*address);
    }
    return out;
}

redis::Settings sentinelFrom(const QJsonObject &conf)
{
    redis::Settings out{redis::Settings::Kind::Sentinel,
                        {},
                        loginFrom(conf, u"redis_"_qs),
                        loginFrom(conf, u"sentinel_"_qs)};
    out.login.database = conf[u"redis_database"].toInt();
    for (redis::Login *login : {&out.login, &out.sentinelLogin}) {
        login->timeout = std::max(timeOf(conf[u"redis_connect_timeout"], 1000),
                                  timeOf(conf[u"redis_read_timeout"], 1000));
        login->idle = timeOf(conf[u"redis_keepalive_timeout"], 60'000);
    }
    for (const QJsonValue &server : conf[u"redis_sentinels"].toArray())
        out.servers.append({server[u"host"].toString().toUtf8(), quint16(server[u"port"].toInt())});
    out.masterName = conf[u"redis_master_name"].toString().toUtf8();
    out.wantsReplica = conf[u"redis_role"] == u"slave"_qs;
    return out;
}

} // namespace

QJsonObject withRedisPolicies(QJsonObject schema, RedisPolicies policies)
{
    const QJsonObject shared = schemaFrom(common);
    QJsonObject other{{u"if"_qs, isPolicy(u"redis-cluster"_qs)},
                      {u"then"_qs,
                       branch(merged(shared, schemaFrom(cluster)),
                              {u"redis_cluster_nodes"_qs, u"redis_cluster_name"_qs}, policies)}};
    if (policies == RedisPolicies::WithSentinel) {
        other.insert(
            u"else"_qs,
            QJsonObject{{u"if"_qs, isPolicy(u"redis-sentinel"_qs)},
                        {u"then"_qs,
                         branch(schemaFrom(sentinel),
                                {u"redis_sentinels"_qs, u"redis_master_name"_qs}, policies)}});
    }
    schema.insert(u"if"_qs, isPolicy(u"redis"_qs));
    schema.insert(u"then"_qs,
                  branch(merged(shared, schemaFrom(single)), {u"redis_host"_qs}, policies));
    schema.insert(u"else"_qs, other);
    schema.insert(u"encrypt_fields"_qs,
                  policies == RedisPolicies::WithSentinel
                      ? QJsonArray{u"redis_password"_qs, u"sentinel_password"_qs}
                      : QJsonArray{u"redis_password"_qs});
    return schema;
}

std::optional<redis::Settings> redisSettings(const QJsonObject &conf)
{
    const QString policy = conf[u"policy"].toString();
    if (policy == u"redis-cluster")
        return clusterFrom(conf);
    if (policy == u"redis-sentinel")
        return sentinelFrom(conf);
    if (policy != u"redis")
        return std::nullopt;
    redis::Settings out{redis::Settings::Kind::Single, {}, loginFrom(conf, u"redis_"_qs)};
    out.servers = {
        {conf[u"redis_host"].toString().toUtf8(), quint16(conf[u"redis_port"].toInt(6379))}};
    out.login.database = conf[u"redis_database"].toInt();
    out.login.tls = conf[u"redis_ssl"].toBool();
    out.login.verifyTls = conf[u"redis_ssl_verify"].toBool();
    return out;
}

} // namespace gatehouse::plugins
