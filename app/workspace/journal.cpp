// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/journal.h"

#include <QJsonDocument>

namespace gatehouse::app {

static constexpr int journalVersion = 1;

QByteArray journalOf(const config::Document &document)
{
    const QJsonObject journal{{u"version"_qs, journalVersion},
                              {u"sections"_qs, config::sectionsOf(document)},
                              {u"unknown"_qs, document.unknown()}};
    return QJsonDocument(journal).toJson(QJsonDocument::Compact);
}

std::optional<config::Document> fromJournal(const QByteArray &text)
{
    const QJsonObject journal = QJsonDocument::fromJson(text).object();
    if (journal.value(u"version"_qs).toInt() != journalVersion)
        return std::nullopt;
    const QJsonObject sections = journal.value(u"sections"_qs).toObject();
    config::Document document;
    for (const config::Kind kind : config::allKinds) {
        QList<QJsonObject> resources;
        const QJsonArray list = sections.value(config::sectionName(kind)).toArray();
        for (const QJsonValue &value : list)
            resources.append(value.toObject());
        document.setResources(kind, resources);
    }
    document.setUnknown(journal.value(u"unknown"_qs).toObject());
    return document;
}

} // namespace gatehouse::app
