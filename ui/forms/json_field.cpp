// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/json_field.h"

#include "ui/forms/code_editor.h"
#include "ui/forms/json_text.h"
#include "ui/forms/schema_view.h"
#include "ui/widgets/text_label.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

JsonField::JsonField(const FieldSpec &spec)
    : FormField(spec)
    , m_text(new CodeEditor)
    , m_error(new TextLabel(TextRole::Small, Tone::Danger))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addWidget(m_text);
    box->addWidget(m_error);
    m_error->setWordWrap(true);
    m_error->hide();
    m_text->setTabChangesFocus(true);
    const QString standard = defaultText(spec.schema);
    const bool conditions = spec.name == u"vars" || spec.name == u"filter";
    m_text->setPlaceholderText(conditions ? u"[[\"arg_version\", \"==\", \"2\"]]"_s : standard);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &JsonField::onTextChanged);
    fitHeight();
}

void JsonField::onTextChanged()
{
    fitHeight();
    const ParsedJson parsed = parseJson(m_text->toPlainText());
    m_text->markFault(parsed.line, parsed.reason);
    m_error->setVisible(!parsed.isGood());
    if (!parsed.isGood())
        m_error->setText(tr("Line %1: %2. It is kept as it was until this can be read.")
                             .arg(parsed.line)
                             .arg(parsed.reason));
    else if (parsed.value != value())
        edit(parsed.value);
}

void JsonField::showValue()
{
    const QSignalBlocker blocker(m_text);
    m_text->setText(jsonText(value()));
    m_text->markFault(0, QString());
    m_error->hide();
    fitHeight();
}

void JsonField::fitHeight()
{
    const int lines = qBound(2, m_text->blockCount(), 14);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + 20);
}

} // namespace gatehouse::ui
