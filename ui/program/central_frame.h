// SPDX-License-Identifier: GPL-3.0-or-later
// What the window is filled with: messages that stay, and below them either the Welcome page or the
// places.
#pragma once

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class WelcomePage;

class CentralFrame : public QWidget
{
    Q_OBJECT
public:
    /// Takes the widget with the places.
    explicit CentralFrame(QWidget *places, QWidget *parent = nullptr);

    [[nodiscard]] WelcomePage *welcome() const { return m_welcome; }
    void showWelcome(bool on);
    [[nodiscard]] bool isWelcoming() const;
    /// A problem that stays until it is solved or dismissed; empty takes it away.
    void showProblem(const QString &message);
    /// Something that happened and needs no answer; the newest stays until it is dismissed.
    void showNotice(const QString &message);
    /// Asks what to do with changes that were never applied.
    void askForDraft(int changes);
    [[nodiscard]] bool isAskingForDraft() const;

signals:
    void restoreWanted();
    void discardWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void answered();

    Banner *m_problem;
    Banner *m_notice;
    Banner *m_draft;
    QPushButton *m_discard;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    int m_changes = 0;
};

} // namespace gatehouse::ui
