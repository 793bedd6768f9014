// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/draft.h"

#include "app/workspace/workspace.h"

namespace gatehouse::app {

using namespace std::chrono_literals;

static QHash<QString, QJsonObject> byId(const config::Document &document, config::Kind kind)
{
    QHash<QString, QJsonObject> index;
    const QList<QJsonObject> &resources = document.resources(kind);
    for (qsizetype i = 0; i < resources.size(); ++i)
        index.insert(config::resourceId(resources[i], i), resources[i]);
    return index;
}

static void changesOfKind(const config::Document &from, const config::Document &to,
                          config::Kind kind, QList<Change> &changes)
{
    if (from.resources(kind) == to.resources(kind))
        return;
    const QHash<QString, QJsonObject> before = byId(from, kind), after = byId(to, kind);
    for (const QString &id : to.ids(kind)) {
        const auto old = before.constFind(id);
        if (old == before.cend())
            changes.append({Change::Type::Added, kind, id});
        else if (*old != after.value(id))
            changes.append({Change::Type::Changed, kind, id});
    }
    for (const QString &id : from.ids(kind)) {
        if (!after.contains(id))
            changes.append({Change::Type::Removed, kind, id});
    }
}

QList<Change> changesBetween(const config::Document &from, const config::Document &to)
{
    QList<Change> changes;
    for (const config::Kind kind : config::allKinds)
        changesOfKind(from, to, kind, changes);
    return changes;
}

Draft::Draft(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_document(workspace.document())
    , m_applied(workspace.document())
{
    m_journal.setSingleShot(true);
    m_journal.setInterval(1s);
    connect(&m_journal, &QTimer::timeout, this, &Draft::flush);
}

void Draft::setDocument(const config::Document &document)
{
    if (document == m_document)
        return;
    m_document = document;
    m_dirty = true;
    if (!m_journal.isActive()) // not put off by further edits
        m_journal.start();
    emit changed();
}

void Draft::markApplied()
{
    reset(m_document);
}

void Draft::reset(const config::Document &applied)
{
    m_journal.stop();
    m_dirty = false;
    m_document = m_applied = applied;
    m_workspace.discardDraft();
    emit changed();
}

void Draft::rebase(const config::Document &applied)
{
    config::Document merged = applied;
    for (const Change &change : changes()) {
        if (change.type == Change::Type::Removed)
            merged.remove(change.kind, change.id);
        else
            merged.put(change.kind, change.id, *m_document.find(change.kind, change.id));
    }
    m_applied = applied;
    m_document = merged;
    m_dirty = true;
    m_journal.start();
    emit changed();
}

QList<Change> Draft::changes() const
{
    return changesBetween(m_applied, m_document);
}

void Draft::flush()
{
    m_journal.stop();
    if (!m_dirty)
        return; // a recovered draft nobody has decided about stays
    if (m_document == m_applied)
        m_workspace.discardDraft();
    else if (!m_workspace.saveDraft(m_document))
        return m_journal.start(); // a full disk may be freed: try again
    m_dirty = false;
}

} // namespace gatehouse::app
