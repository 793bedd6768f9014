// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/disclosure.h"

#include "ui/theme/icons.h"
#include "ui/theme/type_scale.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

Disclosure::Disclosure(const QString &title, Maker make, QWidget *parent)
    : QWidget(parent)
    , m_make(std::move(make))
    , m_button(new QToolButton)
    , m_line(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_line->setSpacing(8);
    m_column->addLayout(m_line);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setFont(fontFor(TextRole::Section));
    m_line->addWidget(m_button);
    m_line->addStretch(1);
    setFocusProxy(m_button);
    connect(m_button, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    setTitle(title);
    showArrow();
}

void Disclosure::setTitle(const QString &title)
{
    m_button->setText(title);
    m_button->setAccessibleName(title);
}

void Disclosure::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    if (open && !m_content) {
        m_content = m_make();
        m_column->addWidget(m_content);
    }
    if (m_content)
        m_content->setVisible(open);
    showArrow();
    emit toggled(open);
}

void Disclosure::addControl(QWidget *control)
{
    m_line->addWidget(control);
}

void Disclosure::showArrow()
{
    m_button->setIcon(icon(m_open ? u"chevron-down"_s : u"chevron-right"_s));
    m_button->setAccessibleDescription(m_open ? tr("Open") : tr("Closed"));
}

void Disclosure::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        m_button->setFont(fontFor(TextRole::Section));
    QWidget::changeEvent(event);
}

} // namespace gatehouse::ui
