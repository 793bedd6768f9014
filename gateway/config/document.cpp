// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/document.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Names {
    QLatin1String section, resource;
};

constexpr std::array<Names, allKinds.size()> names{{
    {QLatin1String("routes"), QLatin1String("route")},
    {QLatin1String("services"), QLatin1String("service")},
    {QLatin1String("upstreams"), QLatin1String("upstream")},
    {QLatin1String("consumers"), QLatin1String("consumer")},
    {QLatin1String("consumer_groups"), QLatin1String("consumer_group")},
    {QLatin1String("plugin_configs"), QLatin1String("plugin_config")},
    {QLatin1String("global_rules"), QLatin1String("global_rule")},
    {QLatin1String("plugin_metadata"), QLatin1String("plugin_metadata")},
    {QLatin1String("ssls"), QLatin1String("ssl")},
    {QLatin1String("secrets"), QLatin1String("secret")},
    {QLatin1String("protos"), QLatin1String("proto")},
    {QLatin1String("stream_routes"), QLatin1String("stream_route")},
}};

// The id that the resource itself states; empty if it states none.
QString statedId(const QJsonObject &resource)
{
    const QJsonValue id = resource.value("id"_L1);
    if (id.isString() && !id.toString().isEmpty())
        return id.toString();
    if (id.isDouble())
        return id.toVariant().toString();
    return resource.value("username"_L1).toString();
}

} // namespace

QLatin1String sectionName(Kind kind)
{
    return names[size_t(kind)].section;
}

QLatin1String resourceName(Kind kind)
{
    return names[size_t(kind)].resource;
}

std::optional<Kind> kindOfSection(QStringView section)
{
    for (const Kind kind : allKinds) {
        if (section == sectionName(kind))
            return kind;
    }
    return std::nullopt;
}

QString resourceId(const QJsonObject &resource, qsizetype index)
{
    const QString id = statedId(resource);
    return id.isEmpty() ? u"arr_"_qs + QString::number(index) : id;
}

QStringList Document::ids(Kind kind) const
{
    const QList<QJsonObject> &list = resources(kind);
    QStringList ids;
    ids.reserve(list.size());
    for (qsizetype i = 0; i < list.size(); ++i)
        ids.append(resourceId(list.at(i), i));
    return ids;
}

std::optional<QJsonObject> Document::find(Kind kind, const QString &id) const
{
    const qsizetype index = indexOf(kind, id);
    if (index < 0)
        return std::nullopt;
    return resources(kind).at(index);
}

qsizetype Document::indexOf(Kind kind, const QString &id) const
{
    const QList<QJsonObject> &list = resources(kind);
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (resourceId(list.at(i), i) == id)
            return i;
    }
    return -1;
}

void Document::put(Kind kind, const QString &id, QJsonObject resource)
{
    if (statedId(resource).isEmpty()) {
        const bool byName = kind == Kind::Consumer && !id.contains(u'/');
        resource.insert(byName ? "username"_L1 : "id"_L1, id);
    }
    const qsizetype index = indexOf(kind, id);
    QList<QJsonObject> &list = m_sections[size_t(kind)];
    if (index < 0)
        list.append(std::move(resource));
    else
        list[index] = std::move(resource);
}

void Document::insert(Kind kind, qsizetype index, QJsonObject resource)
{
    QList<QJsonObject> &list = m_sections[size_t(kind)];
    list.insert(qBound(qsizetype(0), index, list.size()), std::move(resource));
}

bool Document::remove(Kind kind, const QString &id)
{
    const qsizetype index = indexOf(kind, id);
    if (index < 0)
        return false;
    m_sections[size_t(kind)].removeAt(index);
    return true;
}

void Document::setResources(Kind kind, QList<QJsonObject> resources)
{
    m_sections[size_t(kind)] = std::move(resources);
}

QJsonObject sectionsOf(const Document &document)
{
    QJsonObject sections;
    for (const Kind kind : allKinds) {
        QJsonArray list;
        for (const QJsonObject &resource : document.resources(kind))
            list.append(resource);
        if (!list.isEmpty())
            sections.insert(sectionName(kind), list);
    }
    return sections;
}

QJsonObject toJson(const Document &document)
{
    QJsonObject root = document.unknown();
    const QJsonObject sections = sectionsOf(document);
    for (auto it = sections.begin(); it != sections.end(); ++it)
        root.insert(it.key(), it.value());
    return root;
}

} // namespace gatehouse::config
