// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

// The pieces that the schemas of the resources share (apisix.md 1.6, 2). Titles and descriptions
// are what the form and the reference show.
namespace gatehouse::config::schema {

QJsonObject
parse(const char *json); // of our own literals; a broken one is a defect and ends the program

QJsonObject idPart(const char *title, const char *description);
QJsonObject namePart();
QJsonObject descPart();
QJsonObject labelsPart();
QJsonObject timeoutPart();
QJsonObject pluginsPart();
QJsonObject addressPart(const char *title, const char *description); // IPv4, IPv6 or CIDR
QJsonObject hostPart(const char *title, const char *description);
QJsonObject timePart(const char *title); // create_time, update_time

// Puts id, name, desc, labels, create_time and update_time beside what `schema` has already.
QJsonObject withCommonProperties(QJsonObject schema);
QJsonObject withProperty(QJsonObject schema, const char *name, const QJsonObject &property);

QJsonObject routeSchema();
QJsonObject serviceSchema();
QJsonObject upstreamSchema();
QJsonObject healthCheckSchema();
QJsonObject consumerSchema();
QJsonObject credentialSchema();
QJsonObject pluginSetSchema(const char *title, const char *description);
QJsonObject pluginMetadataSchema();
QJsonObject sslSchema();
QJsonObject secretSchema();
QJsonObject protoSchema();
QJsonObject streamRouteSchema();

} // namespace gatehouse::config::schema
