// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

#include <QJsonObject>

#include <memory>

namespace gatehouse::config {

struct SchemaFault {
    QString pointer; // RFC 6901 into the checked value
    QString reason; // at that place, in APISIX's words: property "x" is required, expected -1 to be
                    // at least 1
    // The whole sentence as APISIX says it, from the root: property "a" validation failed: failed
    // to validate item 1: expected -1 to be at least 1. This is what follows "failed to check the
    // configuration of plugin x err: ".
    QString message{};

    bool operator==(const SchemaFault &) const = default;
};

// A compiled JSON Schema (draft 7, the subset APISIX uses). Immutable; may be shared between
// threads.
class Schema
{
public:
    // InvalidInput when `text` is no JSON or no schema: a defect in our own literals, or a user's
    // request-validation schema.
    static Result<std::shared_ptr<const Schema>> compile(const QJsonObject &schema);
    ~Schema();

    // Empty when `value` satisfies the schema; else the first fault of each place, at most 100; the
    // very first is the one APISIX would name. An empty array passes for an empty object and the
    // other way round, as in Lua.
    QList<SchemaFault> check(const QJsonValue &value) const;
    const QJsonObject &source() const { return m_source; }

private:
    Schema() = default;
    class Compiled;
    QJsonObject m_source;
    std::unique_ptr<Compiled> m_compiled;
};

// Fills in the `default` of every absent property the schema knows, recursively; what a plugin is
// built from.
QJsonObject withDefaults(const QJsonObject &value, const QJsonObject &schema);

// The schema of a resource kind (route, service, …), as the form and the Admin API show it.
const QJsonObject &resourceSchema(Kind kind);
// A consumer whose id is "<user>/credentials/<id>" is a credential and has a schema of its own.
const QJsonObject &credentialSchema();

} // namespace gatehouse::config
