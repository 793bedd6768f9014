// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/configs_api.h"

#include "gateway/config/document_builder.h"
#include "gateway/config/validate.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList versionKeys()
{
    QStringList keys{u"plugins_conf_version"_qs};
    for (const config::Kind kind : config::allKinds)
        keys.append(config::sectionName(kind) + u"_conf_version"_qs);
    return keys;
}

QJsonObject describe(const config::Fault &fault)
{
    QJsonObject error{{"error"_L1, fault.message.isEmpty() ? fault.reason : fault.message}};
    if (fault.kind)
        error.insert("resource_type"_L1, QString(config::sectionName(*fault.kind)));
    if (!fault.resourceId.isEmpty())
        error.insert("resource_id"_L1, fault.resourceId);
    if (fault.index >= 0)
        error.insert("index"_L1, fault.index);
    return error;
}

// Without what belongs to the exchange and not to the document; Lua's empty list may be {}.
QJsonValue documentPart(const QJsonValue &body)
{
    if (!body.isObject())
        return body;
    QJsonObject part = body.toObject();
    for (const QString &key : versionKeys())
        part.remove(key);
    part.remove("X-Digest"_L1);
    part.remove("X-Last-Modified"_L1);
    for (const config::Kind kind : config::allKinds) {
        const QLatin1String section = config::sectionName(kind);
        if (part.value(section) == QJsonValue(QJsonObject()))
            part.insert(section, QJsonArray());
    }
    return part;
}

} // namespace

ConfigsApi::ConfigsApi(DocumentStore &store, const plugin::Registry &plugins, const Clock &clock)
    : m_store(store)
    , m_plugins(plugins)
    , m_clock(clock)
{
}

Answer ConfigsApi::answer(const Call &call)
{
    const bool isWhole = call.segments.size() == 1;
    if (call.segment(1) == u"validate"_qs && call.method == "POST")
        return validate(call);
    if (isWhole && (call.method == "GET" || call.method == "HEAD"))
        return show();
    if (isWhole && call.method == "PUT")
        return replace(call);
    return refusal(404, u"not found"_qs);
}

std::optional<QByteArray> ConfigsApi::digest() const
{
    return m_store.document() == m_put ? m_digest : std::nullopt;
}

void ConfigsApi::addMarks(Answer &answer) const
{
    const std::optional<QByteArray> mark = digest();
    if (!mark)
        return;
    answer.headers.append("X-Digest", *mark);
    answer.headers.append("X-Last-Modified", QByteArray::number(m_modified));
}

Answer ConfigsApi::show() const
{
    QJsonObject root = config::toJson(m_store.document());
    for (const QString &key : versionKeys())
        root.insert(key, m_versions.value(key));
    if (const auto mark = digest()) {
        root.insert("X-Digest"_L1, QString::fromUtf8(*mark));
        root.insert("X-Last-Modified"_L1, m_modified);
    }
    Answer answer = jsonAnswer(200, QJsonDocument(root));
    addMarks(answer);
    return answer;
}

std::optional<QString> ConfigsApi::versionFault(const QJsonObject &wanted) const
{
    for (const QString &key : versionKeys()) {
        const QJsonValue version = wanted.value(key);
        if (version.isUndefined())
            continue;
        if (!version.isDouble())
            return key + u" must be a number"_qs;
        if (version.toInteger() < m_versions.value(key))
            return u"%1 must be greater than or equal to (%2)"_qs.arg(
                key, QString::number(m_versions.value(key)));
    }
    return std::nullopt;
}

void ConfigsApi::takeVersions(const QJsonObject &wanted)
{
    for (const QString &key : versionKeys())
        m_versions[key] = wanted.value(key).toInteger(m_versions.value(key) + 1);
}

Answer ConfigsApi::replace(const Call &call)
{
    if (!call.digest || call.digest->isEmpty())
        return refusal(400, u"missing digest header"_qs);
    if (!call.body)
        return refusal(400, u"invalid request body: empty request body"_qs);
    if (call.digest == digest())
        return {204, {}, {}};
    const QJsonObject wanted = call.body->toObject();
    if (const auto fault = versionFault(wanted))
        return refusal(400, *fault);
    QList<config::Fault> faults;
    const config::Document document = config::buildDocument(documentPart(*call.body), {}, faults);
    if (faults.isEmpty())
        faults = config::validate(m_store.expanded(document), m_plugins.checker());
    faults.removeIf([](const config::Fault &fault) { return fault.tolerated; });
    if (!faults.isEmpty())
        return refusal(400, faults.first().message);
    if (const Result<void> done = m_store.commit(document, u"Admin API"_qs); !done)
        return commitRefusal(done.error());
    takeVersions(wanted);
    m_put = m_store.document();
    m_digest = call.digest;
    m_modified =
        std::chrono::duration_cast<std::chrono::seconds>(m_clock.wall().time_since_epoch()).count();
    Answer answer{202, {}, {}};
    addMarks(answer);
    return answer;
}

Answer ConfigsApi::validate(const Call &call) const
{
    if (!call.body)
        return refusal(400, u"invalid request body: empty request body"_qs);
    QList<config::Fault> faults;
    const config::Document document = config::buildDocument(documentPart(*call.body), {}, faults);
    faults += config::validate(document, m_plugins.checker());
    if (faults.isEmpty())
        return {};
    QJsonArray errors;
    for (const config::Fault &fault : std::as_const(faults))
        errors.append(describe(fault));
    return jsonAnswer(
        400,
        QJsonDocument(QJsonObject{{"error_msg"_L1, "Configuration validation failed"_L1},
                                  {"errors"_L1, errors}}));
}

} // namespace gatehouse::admin
