// SPDX-License-Identifier: GPL-3.0-or-later
// One passing message over the window, made by ToastHost. It waits while the pointer or the
// keyboard focus is on it.
#pragma once

#include <chrono>
#include <QFrame>
#include <QTimer>

class QPushButton;
class QLabel;
class QToolButton;

namespace gatehouse::ui {

class Toast : public QFrame
{
    Q_OBJECT
public:
    Toast(const QString &message, const QString &actionText, std::chrono::milliseconds lifetime,
          QWidget *parent);

    [[nodiscard]] QString message() const;

signals:
    void actionTriggered();
    void finished(); ///< timed out, dismissed or its action used

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void onTimeout();

    QLabel *m_label;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer m_life;
};

} // namespace gatehouse::ui
