// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

#include <QObject>
#include <QTimer>

namespace gatehouse::app {

class Workspace;

struct Change {
    enum class Type { Added, Changed, Removed };
    Type type = Type::Changed;
    config::Kind kind = config::Kind::Route;
    QString id;
    bool operator==(const Change &) const = default;
};
QList<Change> changesBetween(const config::Document &from, const config::Document &to);

// The document being edited, beside the one that is applied. List, form, canvas and raw text all edit this one.
// Journals itself into the workspace at most 2 s after a change.
class Draft final : public QObject
{
    Q_OBJECT

public:
    explicit Draft(Workspace &workspace, QObject *parent = nullptr);

    const config::Document &document() const { return m_document; }
    const config::Document &applied() const { return m_applied; }
    void setDocument(const config::Document &document);
    void markApplied(); // the draft is now what runs
    void reset(const config::Document &applied); // forget the draft: somebody changed the file, or the user discards
    // Somebody changed the file under an edited draft: what was edited here is laid over it, resource by resource.
    void rebase(const config::Document &applied);
    QList<Change> changes() const;
    void flush(); // writes the journal now

signals:
    void changed();

private:
    Workspace &m_workspace;
    config::Document m_document, m_applied;
    QTimer m_journal;
    bool m_dirty = false; // edited since the journal was written
};

} // namespace gatehouse::app
