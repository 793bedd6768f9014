// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/resource_api.h"

#include "gateway/admin/encrypted_fields.h"
#include "gateway/admin/envelope.h"
#include "gateway/admin/listing.h"
#include "gateway/admin/patch.h"
#include "gateway/admin/references.h"
#include "gateway/admin/resource_check.h"
#include "gateway/admin/secret_managers.h"
#include "gateway/config/credential_id.h"
#include "gateway/config/validate.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using config::Kind;

namespace {

constexpr QLatin1String author("Admin API");

Unexpected<Answer> refused(const QString &reason)
{
    return {refusal(400, reason)};
}

QString wordsOf(const ResourceAddress &address)
{
    return QString::fromLatin1(address.type->words);
}

// Lua cannot tell an empty array from an empty object.
std::optional<QJsonObject> objectOf(const QJsonValue &value)
{
    if (value.isObject())
        return value.toObject();
    return value == QJsonValue(QJsonArray()) ? std::optional(QJsonObject()) : std::nullopt;
}

std::optional<QString> forbiddenProperty(const QJsonObject &body)
{
    for (const QLatin1String name : {"create_time"_L1, "update_time"_L1}) {
        if (body.contains(name))
            return u"the property is forbidden:  "_qs + name;
    }
    return std::nullopt;
}

Answer unsupported(const Call &call, const ResourceAddress &address)
{
    return refusal(405,
                   u"not supported `%1` method for %2"_qs.arg(QString::fromLatin1(call.method),
                                                              wordsOf(address)));
}

// A resource that stated its times goes on doing so.
void keepStatedTimes(QJsonObject &resource, const QJsonObject &before, qint64 now)
{
    if (before.contains("create_time"_L1) && !resource.contains("create_time"_L1))
        resource.insert("create_time"_L1, before.value("create_time"_L1));
    const QJsonValue updated = before.value("update_time"_L1);
    if (!updated.isUndefined()
        && (!resource.contains("update_time"_L1) || resource.value("update_time"_L1) == updated))
        resource.insert("update_time"_L1, now);
}

} // namespace

ResourceApi::ResourceApi(DocumentStore &store, const plugin::Registry &plugins, const Clock &clock)
    : m_store(store)
    , m_plugins(plugins)
    , m_clock(clock)
{
}

qint64 ResourceApi::now() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(m_clock.wall().time_since_epoch())
        .count();
}

Answer ResourceApi::answer(const Call &call, const ResourceAddress &address)
{
    m_ledger.observe(m_store.document(), now());
    if (address.isIncomplete())
        return refusal(400, u"no secret id"_qs);
    if (call.method == "GET")
        return get(call, address);
    if (call.method == "PUT")
        return put(call, address);
    if (call.method == "POST")
        return address.type->post ? post(call, address) : unsupported(call, address);
    if (call.method == "PATCH")
        return address.type->patch ? patch(call, address) : unsupported(call, address);
    if (call.method == "DELETE")
        return remove(call, address);
    return refusal(404, u"not found"_qs);
}

Answer ResourceApi::get(const Call &call, const ResourceAddress &address) const
{
    const Kind kind = address.type->kind;
    const config::Document document = m_store.document();
    if (!address.id.isEmpty()) {
        const QString id = address.documentId(address.id);
        const std::optional<QJsonObject> found = document.find(kind, id);
        if (!found || !address.covers(id))
            return keyNotFound();
        return jsonAnswer(200, QJsonDocument(envelope(kind, id, *found, m_ledger.entry(kind, id))));
    }
    QList<QJsonObject> envelopes;
    const QStringList ids = document.ids(kind);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (address.covers(ids.at(i)))
            envelopes.append(envelope(kind, ids.at(i), document.resources(kind).at(i),
                                      m_ledger.entry(kind, ids.at(i))));
    }
    return listAnswer(envelopes, kind, call);
}

// Consumers are called by their username, metadata by its plugin.
ResourceApi::Prepared ResourceApi::namedByItself(QJsonObject body,
                                                 const ResourceAddress &address) const
{
    if (address.type->kind == Kind::PluginMetadata) {
        if (address.id.isEmpty())
            return refused(u"missing plugin name"_qs);
        if (!m_plugins.find(address.id))
            return refused(u"invalid plugin name"_qs);
        body.insert("id"_L1, address.id);
        return Candidate{address.id, body};
    }
    const QList<config::Fault> faults = config::validateResource(Kind::Consumer, body, {});
    if (!faults.isEmpty())
        return refused(faults.first().message);
    const QString name = body.value("username"_L1).toString();
    if (!address.id.isEmpty() && address.id != name)
        return refused(u"wrong username"_qs);
    return Candidate{name, body};
}

ResourceApi::Prepared ResourceApi::named(QJsonObject body, const ResourceAddress &address) const
{
    if (address.type->namesItself)
        return namedByItself(body, address);
    const QString stated = body.value("id"_L1).toVariant().toString();
    const QString id = address.id.isEmpty() ? stated : address.id;
    if (id.isEmpty())
        return refused(u"missing %1 id"_qs.arg(wordsOf(address)));
    if (!stated.isEmpty() && stated != id)
        return refused(u"wrong %1 id"_qs.arg(wordsOf(address)));
    const QString documentId = address.documentId(id);
    body.insert("id"_L1, documentId);
    return Candidate{documentId, body};
}

std::optional<QString> ResourceApi::faultIn(const Candidate &candidate,
                                            const ResourceAddress &address) const
{
    if (address.type->kind == Kind::Secret) {
        if (auto fault = secretManagerFault(address.manager, candidate.resource))
            return fault;
    }
    return faultOf(m_store, m_plugins, address.type->kind, candidate.id, candidate.resource);
}

Answer ResourceApi::write(int status, Candidate candidate, const ResourceAddress &address)
{
    const Kind kind = address.type->kind;
    config::Document document = m_store.document();
    if (const auto before = document.find(kind, candidate.id))
        keepStatedTimes(candidate.resource, *before, now());
    document.put(kind, candidate.id, candidate.resource);
    if (const Result<void> committed = m_store.commit(document, author); !committed)
        return commitRefusal(committed.error());
    m_ledger.written(m_store.document(), kind, candidate.id, now());
    return jsonAnswer(status,
                      QJsonDocument(changedEnvelope(
                          kind, candidate.id,
                          withEncryptedFields(kind, candidate.id, candidate.resource, m_plugins),
                          m_ledger.entry(kind, candidate.id))));
}

Answer ResourceApi::put(const Call &call, const ResourceAddress &address)
{
    if (!call.body)
        return refusal(400, u"missing configurations"_qs);
    const std::optional<QJsonObject> body = objectOf(*call.body);
    if (!body)
        return refusal(400, u"invalid configuration: wrong type: expected object"_qs);
    if (const auto fault = forbiddenProperty(*body))
        return refusal(400, *fault);
    const Prepared candidate = named(*body, address);
    if (!candidate)
        return candidate.error();
    const config::Document document = m_store.document();
    if (address.type->isCredential && !document.find(Kind::Consumer, address.consumer))
        return refusal(404, u"consumer not found"_qs);
    if (const auto fault = faultIn(*candidate, address))
        return refusal(400, *fault);
    const bool isNew = !document.find(address.type->kind, candidate->id);
    return write(isNew ? 201 : 200, *candidate, address);
}

Answer ResourceApi::post(const Call &call, const ResourceAddress &address)
{
    if (!call.body)
        return refusal(400, u"missing configurations"_qs);
    std::optional<QJsonObject> body = objectOf(*call.body);
    if (!body)
        return refusal(400, u"invalid configuration: wrong type: expected object"_qs);
    if (!address.id.isEmpty() || body->contains("id"_L1))
        return refusal(400, u"wrong %1 id, do not need it"_qs.arg(wordsOf(address)));
    if (const auto fault = forbiddenProperty(*body))
        return refusal(400, *fault);
    const QString id = m_ledger.nextId(m_store.document(), address.type->kind);
    body->insert("id"_L1, id);
    const Candidate candidate{id, *body};
    if (const auto fault = faultIn(candidate, address))
        return refusal(400, *fault);
    return write(201, candidate, address);
}

Answer ResourceApi::patch(const Call &call, const ResourceAddress &address)
{
    if (address.id.isEmpty())
        return refusal(400, u"missing %1 id"_qs.arg(wordsOf(address)));
    if (!call.body)
        return refusal(400, u"missing new configuration"_qs);
    const std::optional<QJsonObject> change = objectOf(*call.body);
    if (address.subPath.isEmpty() && !change)
        return refusal(400, u"invalid configuration"_qs);
    const auto before = m_store.document().find(address.type->kind, address.documentId(address.id));
    if (!before)
        return keyNotFound();
    const Result<QJsonObject> after = address.subPath.isEmpty()
        ? merged(*before, *change)
        : withValueAt(*before, address.subPath, *call.body);
    if (!after)
        return refusal(400, after.error().message);
    const Prepared candidate = named(*after, address);
    if (!candidate)
        return candidate.error();
    if (const auto fault = faultIn(*candidate, address))
        return refusal(400, *fault);
    return write(200, *candidate, address);
}

Answer ResourceApi::remove(const Call &call, const ResourceAddress &address)
{
    if (address.id.isEmpty())
        return refusal(400, u"missing %1 id"_qs.arg(wordsOf(address)));
    const Kind kind = address.type->kind;
    const QString id = address.documentId(address.id);
    config::Document document = m_store.document();
    if (call.argument("force") != u"true"_qs) {
        if (const auto user = stillUsed(document, kind, id))
            return refusal(400, *user);
    }
    if (!address.covers(id) || !document.remove(kind, id))
        return keyNotFound();
    for (const QString &other : kind == Kind::Consumer ? document.ids(kind) : QStringList()) {
        if (const auto credential = config::parseCredentialId(other);
            credential && credential->username == id)
            document.remove(kind, other);
    }
    if (const Result<void> committed = m_store.commit(document, author); !committed)
        return commitRefusal(committed.error());
    m_ledger.observe(m_store.document(), now());
    return jsonAnswer(
        200, QJsonDocument(QJsonObject{{"deleted"_L1, "1"_L1}, {"key"_L1, storeKey(kind, id)}}));
}

std::optional<QString> ResourceApi::judge(const QJsonValue &body, const ResourceType &type) const
{
    std::optional<QJsonObject> object = objectOf(body);
    if (!object)
        return u"invalid configuration: wrong type: expected object"_qs;
    ResourceAddress address{&type, {}, {}, {}, {}};
    const QString stated = object->value("id"_L1).toVariant().toString();
    if (type.isCredential)
        address.consumer = u"nobody"_qs;
    if (type.kind == Kind::Secret)
        address.manager = stated.section(u'/', 0, 0);
    if (type.kind == Kind::PluginMetadata || !stated.isEmpty())
        address.id = stated;
    else if (!type.namesItself)
        address.id = m_ledger.nextId(m_store.document(), type.kind);
    const Prepared candidate = named(*object, address);
    if (!candidate)
        return QJsonDocument::fromJson(candidate.error().body)["error_msg"_L1].toString();
    const QList<config::Fault> faults =
        config::validateResource(type.kind, candidate->resource, m_plugins.checker());
    return faults.isEmpty() ? std::nullopt : std::optional(faults.first().message);
}

} // namespace gatehouse::admin
