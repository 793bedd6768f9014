// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/color_tools.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new TextLabel(TextRole::Base))
    , m_action(new QPushButton)
    , m_dismiss(new QToolButton)
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_dismiss->setIcon(icon(u"close"_s));
    m_dismiss->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_dismiss, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        clear();
        emit dismissed();
    });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    hide();
}

void Banner::showMessage(Level level, const QString &text, const QString &actionText)
{
    const bool news = isHidden() || text != m_text->text();
    m_level = level;
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    refresh();
    show();
    if (news) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Banner::clear()
{
    m_text->clear();
    hide();
}

void Banner::setDismissible(bool on)
{
    m_dismiss->setVisible(on);
}

QColor Banner::color() const
{
    const Theme &theme = themeOf(this);
    switch (m_level) {
    case Level::Warning:
        return theme.warning;
    case Level::Error:
        return theme.danger;
    case Level::Info:
        break;
    }
    return theme.accent;
}

void Banner::refresh()
{
    const QString name = m_level == Level::Error ? u"error"_s
        : m_level == Level::Warning              ? u"warning"_s
                                                 : u"info"_s;
    m_icon->setPixmap(tintedIcon(name, color()).pixmap(QSize(20, 20), devicePixelRatioF()));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss this message"));
    const QString kind = m_level == Level::Error ? tr("Error")
        : m_level == Level::Warning              ? tr("Warning")
                                                 : tr("Note");
    setAccessibleName(tr("%1: %2").arg(kind, m_text->text()));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    painter.setPen(mixed(theme.surface, color(), 0.5));
    painter.setBrush(mixed(theme.surface, color(), theme.highContrast ? 0.0 : 0.08));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace gatehouse::ui
