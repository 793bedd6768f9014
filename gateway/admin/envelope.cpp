// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/envelope.h"

#include "gateway/admin/resource_address.h"
#include "gateway/config/credential_id.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using config::Kind;

static void addTime(QJsonObject &value, QLatin1String name, qint64 time)
{
    if (!value.contains(name))
        value.insert(name, time);
}

QJsonObject shownValue(Kind kind, const QString &documentId, const QJsonObject &resource,
                       const Ledger::Entry &entry)
{
    QJsonObject value = resource;
    const auto credential =
        kind == Kind::Consumer ? config::parseCredentialId(documentId) : std::nullopt;
    if (credential)
        value.insert("id"_L1, credential->id);
    else if (kind != Kind::Consumer)
        value.insert("id"_L1, documentId);
    if (kind != Kind::PluginMetadata) {
        addTime(value, "create_time"_L1, entry.createTime);
        addTime(value, "update_time"_L1, entry.updateTime);
    }
    if (kind == Kind::Ssl) {
        value.remove("key"_L1);
        value.remove("keys"_L1);
    }
    return value;
}

QJsonObject changedEnvelope(Kind kind, const QString &documentId, const QJsonObject &resource,
                            const Ledger::Entry &entry)
{
    return {{"key"_L1, storeKey(kind, documentId)},
            {"value"_L1, shownValue(kind, documentId, resource, entry)}};
}

QJsonObject envelope(Kind kind, const QString &documentId, const QJsonObject &resource,
                     const Ledger::Entry &entry)
{
    QJsonObject whole = changedEnvelope(kind, documentId, resource, entry);
    whole.insert("createdIndex"_L1, entry.createdIndex);
    whole.insert("modifiedIndex"_L1, entry.modifiedIndex);
    return whole;
}

} // namespace gatehouse::admin
