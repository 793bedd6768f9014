// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/form_row.h"

#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

FormRow::FormRow(const FieldSpec &spec, const QJsonValue &value, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
    , m_title(titleOf(spec.name, spec.schema))
    , m_line(new QHBoxLayout(this))
    , m_column(new QVBoxLayout)
    , m_label(new QLabel)
    , m_help(new TextLabel(TextRole::Small, Tone::Tertiary))
    , m_fault(new TextLabel(TextRole::Small, Tone::Danger))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(8);
    m_column->setSpacing(2);
    m_label->setFixedWidth(LabelWidth);
    m_label->setMinimumHeight(32);
    m_label->setWordWrap(true);
    m_label->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_line->addWidget(m_label, 0, Qt::AlignTop);
    m_line->addLayout(m_column, 1);
    for (TextLabel *below : {m_help, m_fault}) {
        below->setWordWrap(true);
        m_column->addWidget(below);
        below->hide();
    }
    static const QStringList plain{u"name"_s, u"desc"_s};
    const QString help = plain.contains(spec.name) ? QString() : descriptionOf(spec.schema);
    m_help->setText(help);
    setToolTip(descriptionOf(spec.schema));
    makeField(value);
}

void FormRow::makeField(const QJsonValue &value)
{
    delete m_field;
    m_kind = fieldKindFor(m_spec.name, m_spec.schema, value);
    m_field = ui::makeField(m_spec, value);
    connect(m_field, &FormField::edited, this, &FormRow::edited);
    connect(m_field, &FormField::presetChosen, this, &FormRow::presetChosen);
    placeField();
}

void FormRow::placeField()
{
    const bool wide = m_field->isWide();
    m_line->setDirection(wide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_line->setSpacing(wide ? 2 : 8);
    m_label->setMinimumHeight(wide ? 24 : 32);
    m_label->setFixedWidth(wide ? QWIDGETSIZE_MAX : LabelWidth);
    m_label->setMinimumWidth(wide ? 0 : LabelWidth);
    m_label->setWordWrap(!wide);
    m_column->insertWidget(wide ? 1 : 0, m_field);
    m_label->setVisible(!wide || !m_field->hasOwnTitle());
    m_help->setVisible(!m_help->text().isEmpty() && m_kind != FieldKind::Plugins);
    m_label->setBuddy(m_field);
    setTitle(m_title);
    m_field->setAccessibleDescription(m_help->text());
    if (QWidget *control = m_field->focusProxy())
        control->setAccessibleDescription(m_help->text());
}

void FormRow::setTitle(const QString &title)
{
    m_title = title;
    m_label->setText(m_field->hasOwnTitle() ? QString() : title);
    m_field->setAccessibleName(title);
    if (QWidget *control = m_field->focusProxy(); control && !m_field->hasOwnTitle())
        control->setAccessibleName(title);
}

void FormRow::setValue(const QJsonValue &value)
{
    if (value == m_field->value())
        return;
    if (fieldKindFor(m_spec.name, m_spec.schema, value) == m_kind) {
        m_field->setValue(value);
        return;
    }
    makeField(value);
    setFaults(m_faults);
}

void FormRow::setFaults(const QList<FieldFault> &faults)
{
    m_faults = faults;
    m_field->setFaults(faults);
    QStringList own;
    for (const FieldFault &fault : faults) {
        const bool shownInside = m_field->isWide() && m_kind != FieldKind::Json
            && m_kind != FieldKind::Map && !fault.pointer.isEmpty();
        if (!shownInside && !own.contains(fault.reason))
            own << fault.reason;
    }
    m_fault->setText(own.join(u'\n'));
    m_fault->setVisible(!own.isEmpty());
}

QString FormRow::faultText() const
{
    return m_fault->text();
}

} // namespace gatehouse::ui
