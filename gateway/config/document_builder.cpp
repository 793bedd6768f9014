// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/document_builder.h"

#include "gateway/config/pointer.h"

namespace gatehouse::config {

namespace {

void refuse(QList<Fault> &faults, Kind kind, const QString &id, int line, const QString &reason)
{
    faults.append({kind, id, {}, line, reason, reason});
}

QList<QJsonObject> buildSection(Kind kind, const QJsonValue &section, const LineTable &lines,
                                QList<Fault> &faults)
{
    const QString name = sectionName(kind);
    QList<QJsonObject> resources;
    if (!section.isArray() && !section.isNull()) {
        refuse(faults, kind, {}, lines.lineOf(u'/' + name),
               u"section [%1] must be a list"_qs.arg(name));
        return resources;
    }
    const QJsonArray items = section.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (items.at(i).isObject()) {
            resources.append(items.at(i).toObject());
            continue;
        }
        const int line = lines.lineOf(u'/' + name + pointerStep(i));
        refuse(faults, kind, resourceId({}, i), line,
               u"invalid item data of [%1], it should be an object"_qs.arg(name));
    }
    return resources;
}

int depthBelow(const QJsonValue &value, int above)
{
    if (above >= 1000 || !(value.isArray() || value.isObject()))
        return 0;
    int depth = 0;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        depth = std::max(depth, depthBelow(item, above + 1));
    const QJsonObject object = value.toObject();
    for (const QJsonValue &member : object)
        depth = std::max(depth, depthBelow(member, above + 1));
    return depth + 1;
}

} // namespace

Document buildDocument(const QJsonValue &root, const LineTable &lines, QList<Fault> &faults)
{
    Document document;
    if (root.isNull() || root.isUndefined())
        return document;
    if (!root.isObject()) {
        const QString reason = u"the file must hold a map of sections (routes, services, …)"_qs;
        faults.append({std::nullopt, {}, {}, 1, reason, reason});
        return document;
    }
    QJsonObject unknown = root.toObject();
    for (const Kind kind : allKinds) {
        const QJsonValue section = unknown.take(sectionName(kind));
        if (!section.isUndefined())
            document.setResources(kind, buildSection(kind, section, lines, faults));
    }
    document.setUnknown(unknown);
    return document;
}

int depthOf(const QJsonValue &value)
{
    return depthBelow(value, 0);
}

} // namespace gatehouse::config
