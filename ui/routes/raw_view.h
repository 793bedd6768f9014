// SPDX-License-Identifier: GPL-3.0-or-later
// The resource as JSON, or the whole document as YAML. What can be read flows into the draft while
// it is typed; what cannot is marked with its line and reason.
#pragma once

#include "ui/routes/document_editor.h"

#include <QTimer>
#include <QWidget>

class QComboBox;

namespace gatehouse::ui {

class CodeEditor;
class TextLabel;

class RawView : public QWidget
{
    Q_OBJECT
public:
    enum class Scope { Resource, Document };

    explicit RawView(DocumentEditor &editor, QWidget *parent = nullptr);

    void setResource(const ResourceRef &ref);
    void setScope(Scope scope);
    [[nodiscard]] Scope scope() const { return m_scope; }
    [[nodiscard]] CodeEditor *editor() const { return m_text; }
    /// Reads the text now instead of when typing pauses.
    void commit();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void show(int line, const QString &reason);
    void commitResource(const QString &text);
    void commitDocument(const QString &text);
    [[nodiscard]] QString textNow() const;

    DocumentEditor &m_editor;
    ResourceRef m_ref;
    Scope m_scope = Scope::Resource;
    CodeEditor *m_text;
    QComboBox *m_scopes;
    TextLabel *m_state;
    QTimer m_pause;
    bool m_committing = false;
    bool m_broken = false;
};

} // namespace gatehouse::ui
