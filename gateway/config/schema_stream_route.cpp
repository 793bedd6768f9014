// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

namespace {

constexpr char literal[] = R"({
"title": "Stream route",
"description": "TCP or UDP instead of HTTP. Kept for APISIX; not served here.",
"type": "object",
"properties": {
  "server_port": {"title": "Server port", "description": "The port the client came in on.", "type": "integer"},
  "sni": {"title": "Server name", "description": "That the client asked for.", "type": "string",
    "pattern": "^\\*$|^\\*?[0-9a-zA-Z-._\\[\\]:]+$"},
  "protocol": {"title": "Protocol", "description": "A protocol on top of TCP.", "type": "object"}
}
})";

} // namespace

QJsonObject streamRouteSchema()
{
    QJsonObject schema = withCommonProperties(parse(literal));
    schema = withProperty(schema, "remote_addr",
                          addressPart("Client address", "An IP address or a network (CIDR)."));
    schema = withProperty(schema, "server_addr",
                          addressPart("Server address", "That the client came in on."));
    schema = withProperty(schema, "plugins", pluginsPart());
    schema = withProperty(schema, "upstream", upstreamSchema());
    schema =
        withProperty(schema, "service_id", idPart("Service", "What this route inherits from."));
    return withProperty(schema, "upstream_id",
                        idPart("Upstream", "An upstream that is shared between routes."));
}

} // namespace gatehouse::config::schema
