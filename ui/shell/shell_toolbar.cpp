// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shell_toolbar.h"

#include "ui/shell/action_registry.h"
#include "ui/shell/menu_builder.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QWidget *stretch()
{
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return space;
}

} // namespace

ShellToolBar::ShellToolBar(const ActionRegistry &registry, QWidget *parent)
    : QToolBar(parent)
    , m_registry(registry)
    , m_gateway(new QToolButton)
    , m_workspace(new QLabel)
    , m_goTo(new QToolButton)
    , m_changes(new TextLabel(TextRole::Base, Tone::Warning))
    , m_review(actionButton(u"draft.review"_s))
    , m_apply(actionButton(u"draft.apply"_s))
{
    setObjectName(u"toolbar"_s);
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setMinimumHeight(44);
    m_gateway->setObjectName(u"toolbar.gateway"_s);
    m_gateway->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_gateway->setPopupMode(QToolButton::MenuButtonPopup);
    m_gateway->setMenu(new QMenu(m_gateway));
    m_gateway->setFocusPolicy(Qt::TabFocus);
    m_goTo->setObjectName(u"toolbar.goto"_s);
    m_goTo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_goTo->setFocusPolicy(Qt::TabFocus);
    m_goTo->setIcon(icon(u"search"_s));
    m_apply->setDefault(true);
    m_changes->setContentsMargins(8, 0, 8, 0);
    m_workspace->setContentsMargins(12, 0, 12, 0);
    addWidget(m_gateway);
    addWidget(m_workspace);
    addWidget(stretch());
    addWidget(m_goTo);
    addWidget(stretch());
    m_draftItems = {addWidget(m_changes), addWidget(m_review), addWidget(m_apply)};
    connect(m_goTo, &QToolButton::clicked, registry.find(u"view.goto"_s), &QAction::trigger);
    connect(m_gateway, &QToolButton::clicked, registry.find(u"gateway.toggle"_s),
            &QAction::trigger);
    connect(m_gateway->menu(), &QMenu::aboutToShow, this, &ShellToolBar::fillGatewayMenu);
    setChangeCount(0);
    retranslateUi();
}

QPushButton *ShellToolBar::actionButton(const QString &id)
{
    QAction *action = m_registry.find(id);
    auto *button = new QPushButton;
    button->setObjectName(u"toolbar."_s + id);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    const auto follow = [button, action] {
        button->setText(action->text().remove(u'&'));
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    connect(action, &QAction::changed, button, follow);
    follow();
    return button;
}

void ShellToolBar::fillGatewayMenu()
{
    m_gateway->menu()->clear();
    MenuBuilder::fill(m_gateway->menu(), m_registry, MenuGroup::Gateway);
}

void ShellToolBar::setGatewayState(const GatewayState &state)
{
    m_state = state;
    showGateway();
}

void ShellToolBar::showGateway()
{
    const Theme &theme = themeOf(this);
    const auto dress = [this](const QIcon &drawn, const QString &text, const QString &tip) {
        m_gateway->setIcon(drawn);
        m_gateway->setText(m_state.address.isEmpty() ? text : text + u"  " + m_state.address);
        m_gateway->setToolTip(m_state.detail.isEmpty() ? tip : m_state.detail);
        m_gateway->setAccessibleName(tip);
    };
    switch (m_state.phase) {
    case GatewayPhase::Stopped:
        dress(tintedIcon(u"play"_s, theme.ok), tr("Start"), tr("Start the gateway"));
        break;
    case GatewayPhase::Starting:
        dress(icon(u"refresh"_s), tr("Starting"), tr("The gateway is starting"));
        break;
    case GatewayPhase::Running:
        dress(tintedIcon(u"stop"_s, theme.danger), tr("Stop"), tr("Stop the gateway"));
        break;
    case GatewayPhase::Stopping:
        dress(icon(u"refresh"_s), tr("Stopping"), tr("The gateway finishes its last requests"));
        break;
    case GatewayPhase::Failed:
        dress(tintedIcon(u"error"_s, theme.danger), tr("Start again"), tr("The gateway failed"));
        break;
    }
    m_gateway->setEnabled(m_state.phase != GatewayPhase::Starting
                          && m_state.phase != GatewayPhase::Stopping);
}

void ShellToolBar::setWorkspaceName(const QString &name)
{
    m_workspace->setText(name);
    m_workspace->setAccessibleName(tr("Workspace %1").arg(name));
}

void ShellToolBar::setChangeCount(int count)
{
    m_count = count;
    m_changes->setText(count == 1 ? tr("1 change") : tr("%n changes", nullptr, count));
    for (QAction *item : std::as_const(m_draftItems))
        item->setVisible(count > 0);
}

void ShellToolBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::PaletteChange)
        showGateway();
    QToolBar::changeEvent(event);
}

void ShellToolBar::retranslateUi()
{
    const QAction *goTo = m_registry.find(u"view.goto"_s);
    setWindowTitle(tr("Toolbar"));
    m_goTo->setText(tr("Go to…") + u"   " + goTo->shortcut().toString(QKeySequence::NativeText));
    m_goTo->setToolTip(goTo->toolTip());
    m_goTo->setAccessibleName(tr("Go to a place, route or key"));
    setChangeCount(m_count);
    showGateway();
}

} // namespace gatehouse::ui
