// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/answer.h"
#include "gateway/admin/call.h"
#include "gateway/admin/document_store.h"
#include "gateway/core/clock.h"
#include "gateway/plugin/registry.h"

namespace gatehouse::admin {

// The whole document at once (apisix.md 6.3): GET and PUT configs as JSON, POST configs/validate.
// A PUT names its content by a digest of the client's choosing; the same again is no change. The
// version of each section may not fall. Digest and versions are kept in memory, as APISIX does.
class ConfigsApi
{
public:
    ConfigsApi(DocumentStore &store, const plugin::Registry &plugins, const Clock &clock);

    Answer answer(const Call &call);

private:
    Answer show() const;
    Answer replace(const Call &call);
    Answer validate(const Call &call) const;
    std::optional<QString> versionFault(const QJsonObject &wanted) const;
    void takeVersions(const QJsonObject &wanted);
    // Of the last PUT; nothing when the document has changed another way since.
    std::optional<QByteArray> digest() const;
    void addMarks(Answer &answer) const;

    DocumentStore &m_store;
    const plugin::Registry &m_plugins;
    const Clock &m_clock;
    config::Document m_put; // what the last PUT made
    std::optional<QByteArray> m_digest;
    qint64 m_modified = 0; // seconds since 1970
    QMap<QString, qint64> m_versions; // "routes_conf_version" -> n
};

} // namespace gatehouse::admin
