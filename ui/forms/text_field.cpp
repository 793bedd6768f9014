// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/text_field.h"

#include "ui/forms/schema_view.h"
#include "ui/theme/type_scale.h"

#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStyleOption>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int NumberWidth = 160;
constexpr int MaxLines = 12;

QVBoxLayout *flush(QWidget *owner)
{
    auto *box = new QVBoxLayout(owner);
    box->setContentsMargins(0, 0, 0, 0);
    return box;
}

} // namespace

TextField::TextField(const FieldSpec &spec)
    : FormField(spec)
    , m_line(new QLineEdit)
{
    flush(this)->addWidget(m_line);
    setFocusProxy(m_line);
    const QString type = spec.schema.value("type"_L1).toString();
    if (type == u"integer" || type == u"number")
        m_line->setMaximumWidth(NumberWidth);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        edit(scalarFromText(text, this->spec().schema, value()));
    });
}

void TextField::showValue()
{
    const QString text = scalarText(value());
    if (m_line->text() != text) {
        m_line->setText(text);
        m_line->setCursorPosition(0); // a long text shows its beginning
    }
    const bool blank = value().isString() && text.isEmpty();
    m_line->setPlaceholderText(blank ? tr("(empty text)") : defaultText(spec().schema));
}

LinesField::LinesField(const FieldSpec &spec, Holds holds)
    : FormField(spec)
    , m_holds(holds)
    , m_text(new QPlainTextEdit)
{
    flush(this)->addWidget(m_text);
    setFocusProxy(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame); // the frame of a line edit is painted around it
    layout()->setContentsMargins(2, 2, 2, 2);
    m_text->installEventFilter(this);
    m_text->setLineWrapMode(holds == Holds::List ? QPlainTextEdit::NoWrap
                                                 : QPlainTextEdit::WidgetWidth);
    m_text->document()->setDocumentMargin(5);
    if (holds == Holds::Text)
        m_text->setFont(fontFor(TextRole::Mono));
    const QString standard = defaultText(spec.schema);
    m_text->setPlaceholderText(!standard.isEmpty()        ? standard
                                   : holds == Holds::List ? tr("One on each line")
                                                          : QString());
    connect(m_text, &QPlainTextEdit::textChanged, this, &LinesField::onTextChanged);
    fitHeight();
}

void LinesField::onTextChanged()
{
    const QString text = m_text->toPlainText();
    fitHeight();
    if (m_holds == Holds::List)
        edit(listOf(text));
    else
        edit(text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text));
}

QJsonValue LinesField::listOf(const QString &text) const
{
    const QJsonObject items = spec().schema.value("items"_L1).toObject();
    const QJsonArray before = value().toArray();
    QJsonArray list;
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        list.append(scalarFromText(line.trimmed(), items, before.at(list.size())));
    }
    return list.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(list);
}

void LinesField::showValue()
{
    QString text = scalarText(value());
    if (m_holds == Holds::List) {
        QStringList lines;
        for (const QJsonValue &item : value().toArray())
            lines << scalarText(item);
        text = lines.join(u'\n');
    }
    const QSignalBlocker blocker(m_text);
    m_text->setPlainText(text);
    fitHeight();
}

void LinesField::paintEvent(QPaintEvent *)
{
    QStyleOptionFrame frame;
    frame.initFrom(this);
    frame.lineWidth = 1;
    frame.state.setFlag(QStyle::State_HasFocus, m_text->hasFocus());
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
}

bool LinesField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return FormField::eventFilter(watched, event);
}

void LinesField::fitHeight()
{
    const int least = m_holds == Holds::List ? 1 : 3;
    const int placeholder = int(m_text->placeholderText().count(u'\n')) + 1;
    const int written = m_text->document()->isEmpty() ? placeholder : m_text->blockCount();
    const int lines = qBound(least, written, MaxLines);
    const int bar = m_holds == Holds::List ? 0 : 4;
    m_text->setFixedHeight(std::max(28, m_text->fontMetrics().lineSpacing() * lines + 12 + bar));
}

} // namespace gatehouse::ui
