// SPDX-License-Identifier: GPL-3.0-or-later
// The toolbar: gateway button with its address, workspace, "Go to", and, while the draft differs
// from what runs, the number of changes with Review and Apply.
#pragma once

#include <QToolBar>

class QLabel;
class QPushButton;
class QToolButton;

namespace gatehouse::ui {

class ActionRegistry;
class TextLabel;

enum class GatewayPhase { Stopped, Starting, Running, Stopping, Failed };

struct GatewayState {
    GatewayPhase phase = GatewayPhase::Stopped;
    QString address; ///< "127.0.0.1:8080"; empty while stopped
    QString detail; ///< why it failed, for the tool tip

    bool operator==(const GatewayState &) const = default;
};

class ShellToolBar : public QToolBar
{
    Q_OBJECT
public:
    /// Needs the actions gateway.toggle, view.goto, draft.review and draft.apply.
    explicit ShellToolBar(const ActionRegistry &registry, QWidget *parent = nullptr);

    void setGatewayState(const GatewayState &state);
    void setWorkspaceName(const QString &name);
    void setChangeCount(int count);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void fillGatewayMenu();
    void showGateway();
    QPushButton *actionButton(const QString &id);

    const ActionRegistry &m_registry;
    QToolButton *m_gateway;
    QLabel *m_workspace;
    QToolButton *m_goTo;
    TextLabel *m_changes;
    QPushButton *m_review;
    QPushButton *m_apply;
    QList<QAction *> m_draftItems;
    GatewayState m_state;
    int m_count = 0;
};

} // namespace gatehouse::ui
