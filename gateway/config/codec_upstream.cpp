// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec.h"
#include "gateway/config/codec_fields.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto poolKey = "keepalive_pool"_L1;

KeepalivePool decodePool(Fields &fields)
{
    Fields parts(fields.object(poolKey));
    KeepalivePool pool;
    pool.size = parts.integer("size"_L1).value_or(pool.size);
    pool.idleTimeout = parts.seconds("idle_timeout"_L1).value_or(pool.idleTimeout);
    pool.requests = parts.integer("requests"_L1).value_or(pool.requests);
    if (!parts.rest().isEmpty())
        fields.put(poolKey, parts.rest());
    return pool;
}

void encodePool(QJsonObject &json, const KeepalivePool &pool)
{
    const KeepalivePool usual;
    QJsonObject parts = json.value(poolKey).toObject();
    if (pool.size != usual.size)
        parts.insert("size"_L1, pool.size);
    if (pool.idleTimeout != usual.idleTimeout)
        parts.insert("idle_timeout"_L1, toSeconds(pool.idleTimeout));
    if (pool.requests != usual.requests)
        parts.insert("requests"_L1, pool.requests);
    write(json, poolKey, parts);
}

PassHost decodePassHost(Fields &fields)
{
    const QString word = fields.peek("pass_host"_L1).toString();
    PassHost pass = PassHost::Pass;
    if (word == "node"_L1)
        pass = PassHost::Node;
    else if (word == "rewrite"_L1)
        pass = PassHost::Rewrite;
    else if (word != "pass"_L1)
        return pass;
    fields.drop("pass_host"_L1);
    return pass;
}

void encodeBalancing(QJsonObject &json, const Upstream &upstream)
{
    if (upstream.type != "roundrobin"_L1)
        write(json, "type"_L1, upstream.type);
    if (upstream.scheme != "http"_L1)
        write(json, "scheme"_L1, upstream.scheme);
    write(json, "hash_on"_L1, upstream.hashOn);
    write(json, "key"_L1, upstream.key);
    if (upstream.retries)
        json.insert("retries"_L1, *upstream.retries);
    if (upstream.retryTimeout.count() > 0)
        json.insert("retry_timeout"_L1, toSeconds(upstream.retryTimeout));
    if (upstream.passHost != PassHost::Pass)
        json.insert("pass_host"_L1, upstream.passHost == PassHost::Node ? "node"_L1 : "rewrite"_L1);
    write(json, "upstream_host"_L1, upstream.upstreamHost);
}

} // namespace

Upstream decodeUpstream(const QJsonObject &json)
{
    Fields fields(json);
    Upstream upstream;
    upstream.id = fields.id("id"_L1);
    upstream.name = fields.string("name"_L1);
    upstream.nodes = decodeNodes(fields.peek("nodes"_L1));
    if (!upstream.nodes.isEmpty())
        fields.drop(
            "nodes"_L1); // empty ones stay in `rest`: they tell "no nodes" from "no upstream"
    upstream.type = fields.string("type"_L1, upstream.type);
    upstream.scheme = fields.string("scheme"_L1, upstream.scheme);
    upstream.hashOn = fields.string("hash_on"_L1);
    upstream.key = fields.string("key"_L1);
    upstream.retries = fields.integer("retries"_L1);
    upstream.retryTimeout = fields.seconds("retry_timeout"_L1).value_or(Milliseconds(0));
    upstream.timeout = fields.timeout("timeout"_L1);
    upstream.passHost = decodePassHost(fields);
    upstream.upstreamHost = fields.string("upstream_host"_L1);
    upstream.keepalivePool = decodePool(fields);
    upstream.serviceName = fields.string("service_name"_L1);
    upstream.discoveryType = fields.string("discovery_type"_L1);
    upstream.tls = fields.object("tls"_L1);
    upstream.checks = fields.object("checks"_L1);
    upstream.labels = fields.object("labels"_L1);
    upstream.rest = fields.rest();
    return upstream;
}

QJsonObject encode(const Upstream &upstream)
{
    QJsonObject json = upstream.rest;
    write(json, "id"_L1, upstream.id);
    write(json, "name"_L1, upstream.name);
    if (!upstream.nodes.isEmpty())
        json.insert("nodes"_L1, encodeNodes(upstream.nodes));
    encodeBalancing(json, upstream);
    write(json, "timeout"_L1, upstream.timeout);
    encodePool(json, upstream.keepalivePool);
    write(json, "service_name"_L1, upstream.serviceName);
    write(json, "discovery_type"_L1, upstream.discoveryType);
    write(json, "tls"_L1, upstream.tls);
    write(json, "checks"_L1, upstream.checks);
    write(json, "labels"_L1, upstream.labels);
    return json;
}

} // namespace gatehouse::config
