// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

#include <QJsonDocument>

namespace gatehouse::config::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject described(QJsonObject part, const char *title, const char *description)
{
    part.insert("title"_L1, QString::fromUtf8(title));
    part.insert("description"_L1, QString::fromUtf8(description));
    return part;
}

} // namespace

QJsonObject parse(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("a schema literal is broken at %d: %s", error.offset,
               qPrintable(error.errorString()));
    return document.object();
}

QJsonObject idPart(const char *title, const char *description)
{
    return described(parse(R"({"anyOf": [
        {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[a-zA-Z0-9-_.]+$"},
        {"type": "integer", "minimum": 1}]})"),
                     title, description);
}

QJsonObject namePart()
{
    return parse(R"({"title": "Name", "description": "A name for people; need not be unique.",
        "type": "string", "minLength": 1, "maxLength": 256})");
}

QJsonObject descPart()
{
    return parse(R"({"title": "Description", "description": "What this is for.",
        "type": "string", "maxLength": 256})");
}

QJsonObject labelsPart()
{
    return parse(
        R"({"title": "Labels", "description": "Keys and values to find and group things by.",
        "type": "object", "patternProperties": {".*": {"type": "string", "minLength": 1,
        "maxLength": 256, "pattern": "^\\S+$"}}})");
}

QJsonObject timeoutPart()
{
    return parse(
        R"({"title": "Timeouts", "description": "How long to wait for the upstream, in seconds.",
        "type": "object", "properties": {
        "connect": {"title": "Connect", "description": "Until the connection stands.",
            "type": "number", "exclusiveMinimum": 0},
        "send": {"title": "Send", "description": "Between two writes to the upstream.",
            "type": "number", "exclusiveMinimum": 0},
        "read": {"title": "Read", "description": "Between two reads from the upstream.",
            "type": "number", "exclusiveMinimum": 0}},
        "required": ["connect", "send", "read"]})");
}

QJsonObject pluginsPart()
{
    return parse(
        R"({"title": "Plugins", "description": "Plugin names, each with its configuration.",
        "type": "object"})");
}

QJsonObject addressPart(const char *title, const char *description)
{
    return described(parse(R"({"type": "string", "anyOf": [
        {"title": "IPv4", "type": "string", "format": "ipv4"},
        {"title": "IPv4/CIDR", "type": "string", "pattern":
            "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!/)|(?=/))){4}/([12]?[0-9]|3[0-2])$"},
        {"title": "IPv6", "type": "string", "format": "ipv6"},
        {"title": "IPv6/CIDR", "type": "string", "pattern":
            "^([a-fA-F0-9]{0,4}:){1,8}(:[a-fA-F0-9]{0,4}){0,8}([a-fA-F0-9]{0,4})?/[0-9]{1,3}$"}]})"),
                     title, description);
}

QJsonObject hostPart(const char *title, const char *description)
{
    return described(parse(R"({"type": "string", "pattern": "^\\*$|^\\*?[0-9a-zA-Z-._\\[\\]:]+$"})"),
                     title, description);
}

QJsonObject timePart(const char *title)
{
    return described(parse(R"({"type": "integer"})"), title, "Unix seconds; set by the server.");
}

QJsonObject withProperty(QJsonObject schema, const char *name, const QJsonObject &property)
{
    QJsonObject properties = schema.value("properties"_L1).toObject();
    properties.insert(QLatin1String(name), property);
    schema.insert("properties"_L1, properties);
    return schema;
}

QJsonObject withCommonProperties(QJsonObject schema)
{
    schema = withProperty(std::move(schema), "id", idPart("ID", "Unique within its kind."));
    schema = withProperty(std::move(schema), "name", namePart());
    schema = withProperty(std::move(schema), "desc", descPart());
    schema = withProperty(std::move(schema), "labels", labelsPart());
    schema = withProperty(std::move(schema), "create_time", timePart("Created"));
    return withProperty(std::move(schema), "update_time", timePart("Changed"));
}

} // namespace gatehouse::config::schema
