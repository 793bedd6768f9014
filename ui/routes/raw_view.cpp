// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/raw_view.h"

#include "gateway/config/yaml.h"
#include "ui/forms/code_editor.h"
#include "ui/forms/form_field.h"
#include "ui/forms/json_text.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int AfterTyping = 300; // ms

} // namespace

RawView::RawView(DocumentEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_text(new CodeEditor)
    , m_scopes(new QComboBox)
    , m_state(new TextLabel(TextRole::Small, Tone::Tertiary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    m_scopes->addItem(tr("This resource, JSON"));
    m_scopes->addItem(tr("Whole document, YAML"));
    m_scopes->setAccessibleName(tr("What the text shows"));
    guardWheel(m_scopes);
    m_state->setWordWrap(true);
    m_text->setAccessibleName(tr("Raw text"));
    column->addWidget(m_scopes, 0, Qt::AlignLeading);
    column->addWidget(m_text, 1);
    column->addWidget(m_state);
    setFocusProxy(m_text);
    m_pause.setSingleShot(true);
    m_pause.setInterval(AfterTyping);
    connect(&m_pause, &QTimer::timeout, this, &RawView::commit);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_scopes, &QComboBox::activated, this,
            [this](int row) { setScope(row == 0 ? Scope::Resource : Scope::Document); });
    connect(&editor, &DocumentEditor::changed, this, &RawView::refresh);
}

void RawView::setResource(const ResourceRef &ref)
{
    if (ref == m_ref)
        return;
    if (m_pause.isActive())
        commit();
    m_ref = ref;
    m_broken = false;
    refresh();
}

void RawView::setScope(Scope scope)
{
    if (m_pause.isActive())
        commit();
    m_scope = scope;
    m_broken = false;
    m_scopes->setCurrentIndex(scope == Scope::Resource ? 0 : 1);
    m_text->setLanguage(scope == Scope::Resource ? CodeEditor::Language::Json
                                                 : CodeEditor::Language::Yaml);
    refresh();
}

QString RawView::textNow() const
{
    if (m_scope == Scope::Document)
        return QString::fromUtf8(config::writeYaml(m_editor.document()));
    const std::optional<QJsonObject> value = m_editor.document().find(m_ref.kind, m_ref.id);
    return value ? jsonText(*value) : QString();
}

// A text that is being written, or that is broken, is not replaced by what the draft holds.
void RawView::refresh()
{
    if (m_committing || !isVisible() || (m_broken && m_text->hasFocus()))
        return;
    m_pause.stop();
    const QSignalBlocker blocker(m_text);
    m_text->setText(textNow());
    m_broken = false;
    show(0, QString());
}

void RawView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void RawView::show(int line, const QString &reason)
{
    m_broken = !reason.isEmpty();
    m_text->markFault(line, reason);
    m_state->setTone(m_broken ? Tone::Danger : Tone::Tertiary);
    if (!m_broken)
        m_state->setText(tr("Changes are taken into the draft as you type."));
    else if (line > 0)
        m_state->setText(tr("Line %1: %2").arg(line).arg(reason));
    else
        m_state->setText(reason);
}

void RawView::commit()
{
    m_pause.stop();
    const QScopedValueRollback guard(m_committing, true);
    if (m_scope == Scope::Resource)
        commitResource(m_text->toPlainText());
    else
        commitDocument(m_text->toPlainText());
}

void RawView::commitResource(const QString &text)
{
    const ParsedJson parsed = parseJson(text);
    if (!parsed.isGood())
        return show(parsed.line, parsed.reason);
    if (!parsed.value.isObject())
        return show(1, tr("a resource is an object: { … }"));
    const QJsonObject value = parsed.value.toObject();
    const qsizetype index = m_editor.document().indexOf(m_ref.kind, m_ref.id);
    if (index < 0)
        return;
    const QString id = config::resourceId(value, index);
    if (id != m_ref.id && m_editor.document().indexOf(m_ref.kind, id) >= 0)
        return show(1, tr("another resource has the id %1").arg(id));
    show(0, QString());
    const ResourceRef before = m_ref;
    m_ref.id = id;
    m_editor.replace(before, value, u"/raw"_s);
}

void RawView::commitDocument(const QString &text)
{
    const config::ReadResult read =
        config::readYaml(text.toUtf8(), {.requireEndMark = false, .substituteEnvironment = false});
    if (!read.faults.isEmpty())
        return show(read.faults.first().line, read.faults.first().reason);
    show(0, QString());
    m_editor.setDocument(read.document, u"/document"_s);
}

} // namespace gatehouse::ui
