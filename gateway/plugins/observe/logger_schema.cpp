// SPDX-License-Identifier: GPL-3.0-or-later
// The attributes that all loggers share, and their metadata.
#include "gateway/plugins/observe/logger.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char entryFields[] = R"json({
  "log_format": {"type": "object", "title": "Format",
    "description": "What an entry holds instead of the usual: names and texts, which are variables when they begin with $."},
  "log_format_extra": {"type": "object", "title": "Further fields",
    "description": "Fields to add to the usual entry, written as in the format."},
  "include_req_body": {"type": "boolean", "default": false, "title": "Log request bodies",
    "description": "Put the request's body into the entry; it is read as a whole then."},
  "include_req_body_expr": {"type": "array", "minItems": 1, "items": {"type": "array"},
    "title": "Request bodies only if", "description": "Conditions that must hold for a request's body to be logged."},
  "include_resp_body": {"type": "boolean", "default": false, "title": "Log answer bodies",
    "description": "Put the answer's body into the entry."},
  "include_resp_body_expr": {"type": "array", "minItems": 1, "items": {"type": "array"},
    "title": "Answer bodies only if", "description": "Conditions that must hold for an answer's body to be logged."},
  "max_req_body_bytes": {"type": "integer", "minimum": 1, "default": 524288, "title": "Longest request body",
    "description": "Octets of a request's body that are logged; the rest is cut off."},
  "max_resp_body_bytes": {"type": "integer", "minimum": 1, "default": 524288, "title": "Longest answer body",
    "description": "Octets of an answer's body that are logged; the rest is cut off."}
})json";

constexpr char batchFields[] = R"json({
  "name": {"type": "string", "title": "Name", "description": "Name of the batches, told when entries are lost."},
  "max_retry_count": {"type": "integer", "minimum": 0, "default": 0, "title": "Retries",
    "description": "How often a batch is sent again before it is dropped."},
  "retry_delay": {"type": "integer", "minimum": 0, "default": 1, "title": "Retry after",
    "description": "Seconds before a batch is sent again."},
  "buffer_duration": {"type": "integer", "minimum": 1, "default": 60, "title": "Longest wait",
    "description": "Seconds after which the oldest entry is sent in any case."},
  "inactive_timeout": {"type": "integer", "minimum": 1, "default": 5, "title": "Wait",
    "description": "Seconds without a new entry after which a batch is sent."},
  "batch_max_size": {"type": "integer", "minimum": 1, "default": 1000, "title": "Largest batch",
    "description": "Entries in a batch; a full one is sent at once."}
})json";

constexpr char metadataFields[] = R"json({
  "type": "object",
  "title": "Of all routes with this logger",
  "properties": {
    "log_format": {"type": "object", "title": "Format",
      "description": "The format of entries where the plugin's configuration has none."},
    "log_format_extra": {"type": "object", "title": "Further fields",
      "description": "Fields to add to the usual entry where the plugin's configuration has none."}
  }
})json";

constexpr char pendingField[] = R"json({
  "max_pending_entries": {"type": "integer", "minimum": 1, "default": 8192, "title": "Most entries waiting",
    "description": "Further entries are dropped while so many wait to be sent."}
})json";

void insertAll(QJsonObject &into, const QJsonObject &from)
{
    for (auto it = from.begin(); it != from.end(); ++it) {
        if (!into.contains(it.key()))
            into.insert(it.key(), it.value());
    }
}

} // namespace

QJsonObject loggerSchema(const char *own, const char *batchName)
{
    QJsonObject schema = schemaFrom(own);
    QJsonObject properties = schema.value(u"properties").toObject();
    insertAll(properties, schemaFrom(entryFields));
    if (batchName) {
        QJsonObject batch = schemaFrom(batchFields);
        QJsonObject name = batch.value(u"name").toObject();
        name.insert(u"default"_qs, QLatin1String(batchName));
        batch.insert(u"name"_qs, name);
        insertAll(properties, batch);
    }
    schema.insert(u"properties"_qs, properties);
    return schema;
}

QJsonObject loggerMetadataSchema(bool batches)
{
    QJsonObject schema = schemaFrom(metadataFields);
    QJsonObject properties = schema.value(u"properties").toObject();
    if (batches)
        insertAll(properties, schemaFrom(pendingField));
    schema.insert(u"properties"_qs, properties);
    return schema;
}

} // namespace gatehouse::plugins
