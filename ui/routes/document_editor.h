// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which the window edits the configuration: list, form and raw text all go through
// it, so that one undo stack holds what was done in any of them. A command remembers only the
// resources it touched; what changed elsewhere meanwhile stays.
#pragma once

#include "app/workspace/draft.h"

#include <QUndoStack>

#include <functional>

namespace gatehouse::ui {

struct ResourceRef {
    config::Kind kind = config::Kind::Route;
    QString id;
    bool operator==(const ResourceRef &) const = default;
};

/// One resource before and after; absent: was not there, is gone.
struct Patch {
    config::Kind kind = config::Kind::Route;
    qsizetype index = 0;
    std::optional<QJsonObject> before, after;
};

class DocumentEditor : public QObject
{
    Q_OBJECT
public:
    explicit DocumentEditor(app::Draft &draft, QObject *parent = nullptr);

    [[nodiscard]] QUndoStack &undoStack() { return m_stack; }
    [[nodiscard]] app::Draft &draft() { return m_draft; }
    [[nodiscard]] const config::Document &document() const { return m_draft.document(); }

    /// field: the place that is edited; edits of one field within a second become one command.
    /// Empty: a command of its own.
    void replace(const ResourceRef &ref, const QJsonObject &after, const QString &field = {});
    /// Gives it a free id when it has none or one that is taken; after the resource with that id.
    QString add(config::Kind kind, QJsonObject resource, const QString &afterId = {});
    void remove(config::Kind kind, const QStringList &ids);
    QString duplicate(const ResourceRef &ref); ///< the new id; empty: there is no such resource
    /// Changes what refers to it, too. False: the id is taken or empty.
    bool rename(const ResourceRef &ref, const QString &id);
    void move(const ResourceRef &ref, qsizetype to);
    void setEnabled(config::Kind kind, const QStringList &ids, bool enabled);
    /// The whole document at once, as from the raw view; one command.
    void setDocument(const config::Document &document, const QString &field = {});
    /// Back to what is applied.
    void discard(const app::Change &change);
    void discardAll();

    [[nodiscard]] QString freeId(config::Kind kind, const QString &wish) const;
    /// What people call it.
    [[nodiscard]] static QString nameOf(const ResourceRef &ref, const QJsonObject &resource);
    [[nodiscard]] static QString kindName(config::Kind kind, int count = 1);
    /// Milliseconds; for tests.
    void setClock(std::function<qint64()> now) { m_now = std::move(now); }

signals:
    void changed();
    /// A resource got another id by an edit, undo or redo.
    void renamed(gatehouse::config::Kind kind, const QString &from, const QString &to);

private:
    friend class EditCommand;
    void push(QList<Patch> patches, const QString &text, const QString &field = {});
    void apply(const QList<Patch> &patches, bool forward);

    app::Draft &m_draft;
    QUndoStack m_stack;
    std::function<qint64()> m_now;
};

} // namespace gatehouse::ui
