// SPDX-License-Identifier: GPL-3.0-or-later
// A step of the undo stack: patches of resources.
#pragma once

#include "ui/routes/document_editor.h"

#include <QUndoCommand>

namespace gatehouse::ui {

class EditCommand : public QUndoCommand
{
public:
    EditCommand(DocumentEditor &editor, QList<Patch> patches, const QString &field,
                const QString &text);

    void undo() override;
    void redo() override;
    int id() const override { return m_field.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    DocumentEditor &m_editor;
    QList<Patch> m_patches;
    QString m_field;
    qint64 m_when;
};

/// The document with the patches applied, or taken back in the opposite order.
[[nodiscard]] config::Document patched(config::Document document, const QList<Patch> &patches,
                                       bool forward);
/// What turns one document into the other; unknown top-level keys are not compared.
[[nodiscard]] QList<Patch> patchesBetween(const config::Document &from, const config::Document &to);

} // namespace gatehouse::ui
