// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::ui {

namespace {

constexpr int IconSize = 40;
constexpr int TextWidth = 440;

} // namespace

EmptyState::EmptyState(const QString &iconName, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(new QLabel)
    , m_title(new TextLabel(TextRole::Title))
    , m_explanation(new TextLabel(TextRole::Base, Tone::Secondary))
    , m_button(new QPushButton)
    , m_extras(new QVBoxLayout)
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_explanation->setAlignment(Qt::AlignCenter);
    m_explanation->setWordWrap(true);
    m_explanation->setFixedWidth(TextWidth);
    m_button->setDefault(true);
    m_button->hide();
    setFocusProxy(m_button);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_explanation, 0, Qt::AlignHCenter);
    column->addLayout(m_extras);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    showIcon();
}

void EmptyState::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    fitExplanation();
    setAccessibleName(title);
    setAccessibleDescription(explanation);
}

void EmptyState::setActionText(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::addExtra(QWidget *widget)
{
    widget->setMaximumWidth(TextWidth + 120);
    widget->setMinimumWidth(std::min(TextWidth, widget->maximumWidth()));
    m_extras->addWidget(widget, 0, Qt::AlignHCenter);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showIcon();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        fitExplanation();
    QWidget::changeEvent(event);
}

// A centred label is not asked for its height at its width by the layout.
void EmptyState::fitExplanation()
{
    m_explanation->setMinimumHeight(m_explanation->heightForWidth(TextWidth));
}

void EmptyState::showIcon()
{
    const QIcon drawn = tintedIcon(m_iconName, themeOf(this).tertiary);
    m_icon->setPixmap(drawn.pixmap(QSize(IconSize, IconSize), devicePixelRatioF()));
}

} // namespace gatehouse::ui
