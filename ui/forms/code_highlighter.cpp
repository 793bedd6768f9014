// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/code_highlighter.h"

#include "ui/theme/theme.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestLine = 20'000;

const char16_t jsonWords[] =
    uR"((?<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<text>"(?:[^"\\]|\\.)*"?))"
    uR"(|(?<value>-?\b\d[\d.eE+-]*\b|\b(?:true|false|null)\b)|(?<comment>(?!)))";
const char16_t yamlWords[] =
    uR"((?<comment>(?:^|(?<=\s))#.*$)|(?<key>^\s*(?:- +)*[\w./*~${}-]+(?=:(?:\s|$))))"
    uR"(|(?<=[:\-,\[{] )(?:(?<text>"(?:[^"\\]|\\.)*"?|'[^']*'?))"
    uR"(|(?<value>-?\d[\d.]*(?=\s*$)|(?:true|false|null)(?=\s*$))))";

} // namespace

CodeHighlighter::CodeHighlighter(CodeEditor *editor)
    : QSyntaxHighlighter(editor->document())
    , m_editor(editor)
    , m_words(QString::fromUtf16(jsonWords))
{
}

void CodeHighlighter::setLanguage(CodeEditor::Language language)
{
    m_words.setPattern(
        QString::fromUtf16(language == CodeEditor::Language::Json ? jsonWords : yamlWords));
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    if (text.size() > LongestLine)
        return;
    const Theme &theme = themeOf(m_editor);
    const std::pair<QString, QColor> colors[] = {{u"key"_s, theme.accent},
                                                 {u"text"_s, theme.ok},
                                                 {u"value"_s, theme.warning},
                                                 {u"comment"_s, theme.tertiary}};
    QRegularExpressionMatchIterator it = m_words.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        for (const auto &[group, color] : colors) {
            if (match.capturedLength(group) > 0)
                setFormat(int(match.capturedStart(group)), int(match.capturedLength(group)), color);
        }
    }
}

} // namespace gatehouse::ui
