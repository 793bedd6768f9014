// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <array>

// The configuration as a document: every resource as the JSON its author wrote, nothing lost. This
// is what is edited, compared, saved and sent over the Admin API; config.h is the typed reading of
// it.
namespace gatehouse::config {

// The kinds of resource, in the order in which apisix.yaml lists them.
enum class Kind {
    Route,
    Service,
    Upstream,
    Consumer,
    ConsumerGroup,
    PluginConfig,
    GlobalRule,
    PluginMetadata,
    Ssl,
    Secret,
    Proto,
    StreamRoute
};
inline constexpr std::array allKinds{Kind::Route,      Kind::Service,        Kind::Upstream,
                                     Kind::Consumer,   Kind::ConsumerGroup,  Kind::PluginConfig,
                                     Kind::GlobalRule, Kind::PluginMetadata, Kind::Ssl,
                                     Kind::Secret,     Kind::Proto,          Kind::StreamRoute};

// "routes", "consumer_groups", …: the key in apisix.yaml and the path in the Admin API.
QLatin1String sectionName(Kind kind);
// "route", "consumer_group", …: the name in messages.
QLatin1String resourceName(Kind kind);
std::optional<Kind> kindOfSection(QStringView section);

// The id of a resource: `id` (string or number), else `username`, else "arr_<index>" (apisix.md 7).
QString resourceId(const QJsonObject &resource, qsizetype index);

class Document
{
public:
    const QList<QJsonObject> &resources(Kind kind) const { return m_sections[size_t(kind)]; }
    QStringList ids(Kind kind) const;
    std::optional<QJsonObject> find(Kind kind, const QString &id) const;
    qsizetype indexOf(Kind kind, const QString &id) const; // -1 if absent

    // Replaces the resource of that id at its place, or appends it. `resource` gets the id if it
    // has none.
    void put(Kind kind, const QString &id, QJsonObject resource);
    void insert(Kind kind, qsizetype index, QJsonObject resource);
    bool remove(Kind kind, const QString &id);
    void setResources(Kind kind, QList<QJsonObject> resources);

    // Top-level keys that are not ours, kept as they were.
    const QJsonObject &unknown() const { return m_unknown; }
    void setUnknown(QJsonObject unknown) { m_unknown = std::move(unknown); }

    bool operator==(const Document &) const = default;

private:
    std::array<QList<QJsonObject>, allKinds.size()> m_sections;
    QJsonObject m_unknown;
};

// {"routes": [...], ...}: the sections that hold something, as arrays, without the unknown keys.
QJsonObject sectionsOf(const Document &document);
// The whole document, unknown keys and all: what its JSON file and the Admin API show.
QJsonObject toJson(const Document &document);

} // namespace gatehouse::config
