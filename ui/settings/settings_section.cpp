// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_section.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/section_header.h"

#include <QLabel>
#include <QVBoxLayout>

namespace gatehouse::ui {

namespace {

constexpr int LabelWidth = 190;

} // namespace

SettingsSection::SettingsSection(QWidget *parent)
    : QFrame(parent)
    , m_header(new SectionHeader(QString()))
    , m_form(new QFormLayout)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(8);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addLayout(m_form);
}

void SettingsSection::setTitle(const QString &title)
{
    m_header->setTitle(title);
    setAccessibleName(title);
}

void SettingsSection::addField(QWidget *field)
{
    auto *label = new QLabel;
    label->setMinimumWidth(LabelWidth);
    label->setMinimumHeight(field->sizeHint().height());
    label->setBuddy(field);
    m_form->addRow(label, field);
}

void SettingsSection::setLabel(QWidget *field, const QString &text)
{
    auto *label = qobject_cast<QLabel *>(m_form->labelForField(field));
    label->setText(text);
    field->setAccessibleName(QString(text).remove(u'&'));
}

TextLabel *SettingsSection::addNote()
{
    auto *note = new TextLabel(TextRole::Small, Tone::Secondary);
    note->setWordWrap(true);
    note->setMinimumWidth(460);
    m_form->addRow(QString(), note);
    return note;
}

void SettingsSection::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

} // namespace gatehouse::ui
