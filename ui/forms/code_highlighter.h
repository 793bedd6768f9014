// SPDX-License-Identifier: GPL-3.0-or-later
// Quiet colours for JSON and YAML: keys, texts, numbers and words, comments.
#pragma once

#include "ui/forms/code_editor.h"

#include <QRegularExpression>
#include <QSyntaxHighlighter>

namespace gatehouse::ui {

class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit CodeHighlighter(CodeEditor *editor);

    void setLanguage(CodeEditor::Language language);

protected:
    void highlightBlock(const QString &text) override;

private:
    CodeEditor *m_editor;
    QRegularExpression m_words; // named groups: key, text, value, comment
};

} // namespace gatehouse::ui
