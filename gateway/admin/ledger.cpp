// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/ledger.h"

namespace gatehouse::admin {

void Ledger::observe(const config::Document &document, qint64 now)
{
    for (const config::Kind kind : config::allKinds) {
        if (document.resources(kind) != m_seen.resources(kind))
            observeKind(document, kind, now);
    }
    m_seen = document;
}

void Ledger::observeKind(const config::Document &document, config::Kind kind, qint64 now)
{
    QHash<QString, QJsonObject> before;
    const QStringList oldIds = m_seen.ids(kind);
    for (qsizetype i = 0; i < oldIds.size(); ++i)
        before.insert(oldIds.at(i), m_seen.resources(kind).at(i));
    QHash<QString, Entry> entries;
    const QStringList ids = document.ids(kind);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QString &id = ids.at(i);
        Entry entry = m_entries[size_t(kind)].value(id);
        const auto old = before.constFind(id);
        if (old == before.cend() || *old != document.resources(kind).at(i)) {
            entry.modifiedIndex = ++m_revision;
            entry.updateTime = now;
        }
        if (old == before.cend()) {
            entry.createdIndex = m_revision;
            entry.createTime = now;
        }
        entries.insert(id, entry);
    }
    m_entries[size_t(kind)] = entries;
}

void Ledger::written(const config::Document &document, config::Kind kind, const QString &id,
                     qint64 now)
{
    const qint64 before = m_revision;
    observe(document, now);
    const auto it = m_entries[size_t(kind)].find(id);
    if (m_revision != before || it == m_entries[size_t(kind)].end())
        return;
    it->modifiedIndex = ++m_revision;
    it->updateTime = now;
}

Ledger::Entry Ledger::entry(config::Kind kind, const QString &id) const
{
    return m_entries[size_t(kind)].value(id);
}

QString Ledger::nextId(const config::Document &document, config::Kind kind) const
{
    const QStringList taken = document.ids(kind);
    qint64 number = m_revision;
    QString id;
    do {
        id = QString::number(++number).rightJustified(20, u'0');
    } while (taken.contains(id));
    return id;
}

} // namespace gatehouse::admin
