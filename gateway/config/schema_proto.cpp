// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

QJsonObject protoSchema()
{
    return withCommonProperties(parse(R"({
        "title": "Protobuf definition", "description": "For plugins that speak gRPC.", "type": "object",
        "properties": {"content": {"title": "Content", "description": "The text of a .proto file.",
            "type": "string", "minLength": 1, "maxLength": 1048576}},
        "required": ["content"], "additionalProperties": false})"));
}

} // namespace gatehouse::config::schema
