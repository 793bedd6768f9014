// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copy_line.h"

#include "ui/theme/icons.h"
#include "ui/theme/type_scale.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

CopyLine::CopyLine(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit)
    , m_button(new QPushButton)
{
    m_line->setReadOnly(true);
    m_line->setFont(fontFor(TextRole::Mono));
    m_confirmed.setSingleShot(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &CopyLine::copy);
    connect(&m_confirmed, &QTimer::timeout, this, &CopyLine::retranslateUi);
    setFocusProxy(m_button);
    retranslateUi();
}

void CopyLine::setText(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
    m_confirmed.stop();
    retranslateUi();
}

QString CopyLine::text() const
{
    return m_line->text();
}

void CopyLine::copy()
{
    QGuiApplication::clipboard()->setText(m_line->text());
    m_confirmed.start(1500ms);
    retranslateUi();
    emit copied(m_line->text());
}

void CopyLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void CopyLine::retranslateUi()
{
    const bool done = m_confirmed.isActive();
    m_button->setText(done ? tr("Copied") : tr("Copy"));
    m_button->setIcon(icon(done ? u"check"_s : u"copy"_s));
    m_button->setAccessibleName(done ? tr("Copied") : tr("Copy to the clipboard"));
    m_line->setAccessibleName(tr("Text to copy"));
}

} // namespace gatehouse::ui
