// SPDX-License-Identifier: GPL-3.0-or-later
// A text editor for JSON and YAML: fixed pitch, line numbers, quiet colours, the line of a fault
// underlined with its reason. Ctrl+Tab leaves it.
#pragma once

#include <QPlainTextEdit>

namespace gatehouse::ui {

class CodeHighlighter;

class CodeEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    enum class Language { Json, Yaml };

    explicit CodeEditor(QWidget *parent = nullptr);

    void setLanguage(Language language);
    /// Keeps cursor and scroll position; nothing happens when the text is the same.
    void setText(const QString &text);
    /// line 1-based; 0: no fault.
    void markFault(int line, const QString &reason);
    [[nodiscard]] int faultLine() const { return m_faultLine; }
    /// Puts the cursor at the start of that 1-based line.
    void goToLine(int line);

    [[nodiscard]] int marginWidth() const;
    void paintMargin(QPaintEvent *event);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layoutMargin();
    void showMarks();
    void breakLine();

    QWidget *m_margin;
    CodeHighlighter *m_highlighter;
    int m_faultLine = 0;
    QString m_reason;
};

} // namespace gatehouse::ui
