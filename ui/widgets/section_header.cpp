// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section_header.h"

#include <QHBoxLayout>

namespace gatehouse::ui {

SectionHeader::SectionHeader(const QString &title, TextRole role, QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, role))
    , m_explanation(new TextLabel(TextRole::Small, Tone::Tertiary))
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_title, 0, Qt::AlignVCenter);
    m_row->addWidget(m_explanation, 1, Qt::AlignVCenter);
    m_explanation->setMinimumWidth(0);
    m_explanation->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setAccessibleName(title);
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SectionHeader::setExplanation(const QString &text)
{
    m_explanation->setText(text);
    m_explanation->setToolTip(text);
    setAccessibleDescription(text);
}

void SectionHeader::addControl(QWidget *control)
{
    m_row->addWidget(control, 0, Qt::AlignVCenter);
}

} // namespace gatehouse::ui
