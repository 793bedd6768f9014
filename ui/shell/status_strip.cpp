// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QToolButton>

namespace gatehouse::ui {

namespace {

QColor colorOf(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Warning:
        return theme.warning;
    case Tone::Danger:
        return theme.danger;
    case Tone::Ok:
        return theme.ok;
    case Tone::Accent:
        return theme.accent;
    case Tone::Text:
        return theme.text;
    default:
        return theme.secondary;
    }
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent)
{
    setSizeGripEnabled(false);
    setMinimumHeight(26);
    setContentsMargins(8, 0, 8, 0);
}

QToolButton *StatusStrip::made(const QString &id)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String("status.") + id);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(QSize(12, 12));
    button->setMaximumHeight(24);
    connect(button, &QToolButton::clicked, this, [this, id] { emit activated(id); });
    m_buttons.insert(id, button);
    return button;
}

void StatusStrip::setItems(const QList<StatusItem> &items)
{
    if (items == m_items)
        return;
    const auto idsOf = [](const QList<StatusItem> &list) {
        QStringList ids;
        for (const StatusItem &item : list)
            ids << item.id;
        return ids;
    };
    const QStringList ids = idsOf(items);
    const bool sameOrder = ids == idsOf(m_items);
    m_items = items;
    if (!sameOrder) {
        for (auto it = m_buttons.begin(); it != m_buttons.end();) {
            removeWidget(it.value());
            if (ids.contains(it.key())) {
                ++it;
                continue;
            }
            it.value()->deleteLater();
            it = m_buttons.erase(it);
        }
    }
    for (const StatusItem &item : items) {
        QToolButton *button = m_buttons.value(item.id);
        if (!button)
            button = made(item.id);
        dress(button, item);
        if (!sameOrder) {
            addWidget(button);
            button->show();
        }
    }
}

void StatusStrip::dress(QToolButton *button, const StatusItem &item)
{
    const QScopedValueRollback guard(m_dressing, true);
    const QColor color = colorOf(item.tone, themeOf(this));
    button->setFont(fontFor(TextRole::Small));
    QPalette own;
    own.setResolveMask(0);
    own.setColor(QPalette::ButtonText, color);
    button->setPalette(own);
    button->setIcon(item.iconName.isEmpty() ? QIcon() : tintedIcon(item.iconName, color));
    button->setToolButtonStyle(item.iconName.isEmpty() ? Qt::ToolButtonTextOnly
                                                       : Qt::ToolButtonTextBesideIcon);
    button->setText(item.text);
    button->setToolTip(item.toolTip);
    button->setAccessibleName(item.text);
    button->setAccessibleDescription(item.toolTip);
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_dressing) {
        for (const StatusItem &item : std::as_const(m_items))
            dress(m_buttons.value(item.id), item);
    }
    QStatusBar::changeEvent(event);
}

} // namespace gatehouse::ui
