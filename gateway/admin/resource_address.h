// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/call.h"
#include "gateway/config/document.h"

namespace gatehouse::admin {

// A kind of resource as the Admin API has it (apisix.md 6.1). GET, PUT and DELETE are possible for
// each.
struct ResourceType {
    const char *segment; // in the path
    const char *words; // in messages: "plugin config"
    config::Kind kind;
    bool post = false, patch = false;
    bool isCredential = false; // listed among the consumers, shown below one of them
    bool namesItself = false; // what it is called stands in the body, or is no `id`
};

// Which resource, or which list of them, a path speaks of.
struct ResourceAddress {
    const ResourceType *type = nullptr;
    QString id; // as the client says it; empty: the list, or the body tells
    QString consumer; // of a credential
    QString manager; // of a secret
    QStringList subPath; // below the resource, for PATCH

    // Under which id the document has a resource that the client calls so.
    QString documentId(const QString &name) const;
    // Whether a resource of the document's section belongs to the list that is spoken of.
    bool covers(const QString &documentId) const;
    bool isIncomplete() const { return !manager.isEmpty() && id.isEmpty(); }
};

// "/apisix/routes/1"
QString storeKey(config::Kind kind, const QString &documentId);

// Nothing: there is no such kind.
std::optional<ResourceAddress> resourceAddress(const QStringList &segments);
// By its place in the path, or by its name in messages (routes, route).
const ResourceType *resourceType(const QString &name);

} // namespace gatehouse::admin
