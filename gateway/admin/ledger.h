// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

#include <QHash>

namespace gatehouse::admin {

// What etcd and APISIX note beside each resource and apisix.yaml has no place for: the revisions
// and times of its making and last change. Kept in memory: what it finds at its first look is taken
// as made then. Changes that came another way (the file, the window) are noticed at the next look.
class Ledger
{
public:
    struct Entry {
        qint64 createdIndex = 0, modifiedIndex = 0;
        qint64 createTime = 0, updateTime = 0; // seconds since 1970
    };

    void observe(const config::Document &document, qint64 now);
    // After a write of our own: a resource written as it was counts as changed, too.
    void written(const config::Document &document, config::Kind kind, const QString &id,
                 qint64 now);

    Entry entry(config::Kind kind, const QString &id) const;
    // For a resource that is given none: the next revision, 20 digits with leading zeros.
    QString nextId(const config::Document &document, config::Kind kind) const;

private:
    void observeKind(const config::Document &document, config::Kind kind, qint64 now);

    config::Document m_seen;
    std::array<QHash<QString, Entry>, config::allKinds.size()> m_entries;
    qint64 m_revision = 0;
};

} // namespace gatehouse::admin
