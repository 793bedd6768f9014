// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/resource_form.h"

#include "gateway/config/credential_id.h"
#include "gateway/config/pointer.h"
#include "gateway/config/schema.h"
#include "ui/forms/disclosure.h"
#include "ui/routes/form_sections.h"
#include "ui/routes/problems.h"
#include "ui/routes/resource_model.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

ResourceForm::ResourceForm(DocumentEditor &editor, Problems &problems,
                           const plugin::Registry &plugins, QWidget *parent)
    : QScrollArea(parent)
    , m_editor(editor)
    , m_problems(problems)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Form"));
    fillContext(plugins);
    connect(&editor, &DocumentEditor::changed, this, &ResourceForm::refresh);
    connect(&problems, &Problems::changed, this, &ResourceForm::showFaults);
}

void ResourceForm::fillContext(const plugin::Registry &plugins)
{
    m_context.plugins = &plugins;
    m_context.targets = [this](config::Kind kind) {
        QList<FormContext::Target> targets;
        const QList<QJsonObject> &list = m_editor.document().resources(kind);
        for (qsizetype i = 0; i < list.size(); ++i) {
            targets.append({config::resourceId(list[i], i), list[i].value("name"_L1).toString()});
        }
        return targets;
    };
}

void ResourceForm::setResource(const ResourceRef &ref)
{
    const bool same = ref == m_ref && widget();
    m_ref = ref;
    m_context.owner = config::sectionName(ref.kind) + u'/' + ref.id;
    if (same)
        return refresh();
    const std::optional<QJsonObject> value = m_editor.document().find(ref.kind, ref.id);
    m_sections.clear();
    m_folds.clear();
    m_enabled = nullptr;
    m_id = nullptr;
    m_banner = nullptr;
    delete takeWidget();
    if (value)
        build(*value);
}

void ResourceForm::build(const QJsonObject &value)
{
    m_context.forConsumer = m_ref.kind == config::Kind::Consumer;
    m_isCredential = m_context.forConsumer && config::parseCredentialId(m_ref.id);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    buildHead(column);
    for (const FormSection &section : formSections(m_ref.kind, value))
        addSection(section, column, value);
    column->addStretch(1);
    showHead(value);
    showFaults();
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setWidget(page);
}

void ResourceForm::buildHead(QVBoxLayout *to)
{
    m_banner = new Banner;
    to->addWidget(m_banner);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_enabled = new QCheckBox(tr("Enabled"));
    m_enabled->setVisible(ResourceModel::hasStatus(m_ref.kind));
    m_enabled->setToolTip(tr("A route that is off answers nothing; requests go on to the next "
                             "one that fits, or get 404."));
    m_id = new QLineEdit;
    m_id->setMaximumWidth(200);
    m_id->setToolTip(tr("Changing it changes what refers to it, too."));
    auto *label = new QLabel(tr("ID"));
    label->setBuddy(m_id);
    m_id->setAccessibleName(tr("ID"));
    line->addWidget(m_enabled);
    line->addStretch(1);
    line->addWidget(label);
    line->addWidget(m_id);
    to->addLayout(line);
    const bool byUsername = m_ref.kind == config::Kind::Consumer;
    label->setVisible(!byUsername);
    m_id->setVisible(!byUsername);
    connect(m_enabled, &QCheckBox::clicked, this,
            [this](bool on) { m_editor.setEnabled(m_ref.kind, {m_ref.id}, on); });
    connect(m_id, &QLineEdit::editingFinished, this, &ResourceForm::rename);
}

void ResourceForm::addSection(const FormSection &section, QVBoxLayout *to, const QJsonObject &value)
{
    const QJsonObject schema =
        m_isCredential ? config::credentialSchema() : config::resourceSchema(m_ref.kind);
    auto *field = new ObjectField({QString(), schema, true, &m_context}, section.plan);
    m_sections << field;
    connect(field, &FormField::edited, this, &ResourceForm::store);
    if (section.title.isEmpty()) {
        field->setValue(value);
        to->addWidget(field);
        return;
    }
    auto *fold = new Disclosure(section.title, [this, field] {
        const std::optional<QJsonObject> now = m_editor.document().find(m_ref.kind, m_ref.id);
        field->setValue(now.value_or(QJsonObject()));
        auto *inset = new QWidget;
        auto *column = new QVBoxLayout(inset);
        column->setContentsMargins(0, 0, 0, 8);
        column->addWidget(field);
        return inset;
    });
    field->setParent(fold); // owned even if it is never opened
    field->hide();
    connect(fold, &Disclosure::toggled, field, [field](bool open) { field->setVisible(open); });
    fold->setOpen(!section.folded);
    m_folds << fold;
    to->addWidget(fold);
}

void ResourceForm::store(const QJsonValue &value, const QString &pointer)
{
    m_editor.replace(m_ref, value.toObject(), pointer);
}

void ResourceForm::refresh()
{
    const std::optional<QJsonObject> value = m_editor.document().find(m_ref.kind, m_ref.id);
    if (!value || !widget())
        return;
    for (ObjectField *section : std::as_const(m_sections)) {
        if (section->isVisibleTo(this) || !section->value().isUndefined())
            section->setValue(*value);
    }
    showHead(*value);
}

void ResourceForm::showHead(const QJsonObject &value)
{
    m_enabled->setChecked(value.value("status"_L1).toInt(1) != 0);
    if (!m_id->hasFocus() || !m_id->isModified())
        m_id->setText(m_ref.id);
}

void ResourceForm::showFaults()
{
    if (!m_banner)
        return;
    const QList<FieldFault> faults = m_problems.fieldFaults(m_ref.kind, m_ref.id);
    QStringList general;
    for (const FieldFault &fault : faults) {
        const QString key = config::pointerSegments(fault.pointer).value(0);
        if (!sectionOf(key) && !general.contains(fault.reason))
            general << fault.reason;
    }
    for (ObjectField *section : std::as_const(m_sections))
        section->setFaults(faults);
    if (general.isEmpty())
        m_banner->clear();
    else
        m_banner->showMessage(Banner::Level::Error, general.join(u'\n'));
}

ObjectField *ResourceForm::sectionOf(const QString &key) const
{
    for (ObjectField *section : m_sections) {
        if (!key.isEmpty() && section->covers(key))
            return section;
    }
    return nullptr;
}

void ResourceForm::focusAt(const QString &pointer)
{
    const QString key = config::pointerSegments(pointer).value(0);
    ObjectField *section = sectionOf(key);
    if (!section)
        section = m_sections.value(0);
    if (!section)
        return;
    for (Disclosure *fold : std::as_const(m_folds)) {
        if (fold->isAncestorOf(section))
            fold->setOpen(true);
    }
    section->focusAt(pointer);
    // Once what was opened has its place.
    QTimer::singleShot(0, this, [this] {
        if (QWidget *target = widget() ? widget()->focusWidget() : nullptr)
            ensureWidgetVisible(target, 16, 80);
    });
}

void ResourceForm::rename()
{
    const QString wanted = m_id->text().trimmed();
    m_id->setModified(false);
    if (wanted == m_ref.id)
        return;
    const QString before = m_ref.id;
    m_ref.id = wanted; // the form is of the renamed one from the first signal on
    if (!m_editor.rename({m_ref.kind, before}, wanted)) {
        m_ref.id = before;
        m_id->setText(before);
        m_banner->showMessage(
            Banner::Level::Warning,
            tr("The id %1 cannot be taken: another one has it, or it is empty.").arg(wanted));
    }
}

} // namespace gatehouse::ui
