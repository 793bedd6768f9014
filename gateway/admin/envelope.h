// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/ledger.h"

// How the Admin API shows a resource (apisix.md 6.2).
namespace gatehouse::admin {

// The resource as it was sent, with its id and times. Private keys of certificates are not shown.
QJsonObject shownValue(config::Kind kind, const QString &documentId, const QJsonObject &resource,
                       const Ledger::Entry &entry);
// {key, value}: the answer to a change.
QJsonObject changedEnvelope(config::Kind kind, const QString &documentId,
                            const QJsonObject &resource, const Ledger::Entry &entry);
// {key, value, createdIndex, modifiedIndex}: the answer to a question.
QJsonObject envelope(config::Kind kind, const QString &documentId, const QJsonObject &resource,
                     const Ledger::Entry &entry);

} // namespace gatehouse::admin
