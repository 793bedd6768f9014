// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/code_editor.h"

#include "ui/forms/code_highlighter.h"
#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

class Margin : public QWidget
{
public:
    explicit Margin(CodeEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

    void paintEvent(QPaintEvent *event) override { m_editor->paintMargin(event); }

private:
    CodeEditor *m_editor;
};

} // namespace

CodeEditor::CodeEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
    , m_highlighter(new CodeHighlighter(this))
{
    setFont(fontFor(TextRole::Mono));
    setLineWrapMode(NoWrap);
    setTabStopDistance(2 * fontMetrics().horizontalAdvance(u' '));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEditor::layoutMargin);
    connect(this, &QPlainTextEdit::updateRequest, m_margin, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    layoutMargin();
}

void CodeEditor::setLanguage(Language language)
{
    m_highlighter->setLanguage(language);
}

void CodeEditor::setText(const QString &text)
{
    if (toPlainText() == text)
        return;
    const int position = textCursor().position();
    const int scrolled = verticalScrollBar()->value();
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(position, std::max(0, document()->characterCount() - 1)));
    setTextCursor(cursor);
    verticalScrollBar()->setValue(scrolled);
}

void CodeEditor::markFault(int line, const QString &reason)
{
    m_faultLine = line;
    m_reason = reason;
    showMarks();
}

void CodeEditor::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock block = document()->findBlockByNumber(m_faultLine - 1);
    if (m_faultLine > 0 && block.isValid()) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.cursor.select(QTextCursor::LineUnderCursor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(themeOf(this).danger);
        mark.format.setToolTip(m_reason);
        marks << mark;
    }
    setExtraSelections(marks);
    m_margin->update();
}

void CodeEditor::goToLine(int line)
{
    setTextCursor(QTextCursor(document()->findBlockByNumber(std::max(0, line - 1))));
    centerCursor();
}

int CodeEditor::marginWidth() const
{
    const int digits = int(QString::number(std::max(1, blockCount())).size());
    return fontMetrics().horizontalAdvance(u'9') * std::max(2, digits) + 16;
}

void CodeEditor::layoutMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_margin->setGeometry(inside.left(), inside.top(), marginWidth(), inside.height());
}

void CodeEditor::paintMargin(QPaintEvent *event)
{
    const Theme &theme = themeOf(this);
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), theme.alt);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const bool faulty = block.blockNumber() + 1 == m_faultLine;
        const qreal height = blockBoundingRect(block).height();
        painter.setPen(faulty ? theme.danger : theme.tertiary);
        painter.drawText(QRectF(0, top, m_margin->width() - 8, height),
                         Qt::AlignRight | Qt::AlignTop, QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layoutMargin();
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (control && (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)) {
        QWidget::focusNextPrevChild(event->key() == Qt::Key_Tab); // the editor's own refuses
        return;
    }
    if (event->key() == Qt::Key_Tab && !isReadOnly())
        insertPlainText(u"  "_s);
    else if (event->key() == Qt::Key_Return && event->modifiers() == Qt::NoModifier)
        breakLine();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void CodeEditor::breakLine()
{
    const QString line = textCursor().block().text();
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == u' ')
        ++indent;
    insertPlainText(QString(u'\n' + line.first(indent)));
    ensureCursorVisible();
}

void CodeEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter) {
        m_highlighter->rehighlight();
        showMarks();
    }
}

} // namespace gatehouse::ui
