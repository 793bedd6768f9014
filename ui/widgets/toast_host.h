// SPDX-License-Identifier: GPL-3.0-or-later
// Shows toasts at the bottom of a widget, newest lowest, three at most; the oldest leaves first.
#pragma once

#include <chrono>
#include <functional>
#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace gatehouse::ui {

class Toast;

class ToastHost : public QObject
{
    Q_OBJECT
public:
    static constexpr int MaximumShown = 3;

    /// over: the widget whose lower edge carries the toasts; it also becomes the parent.
    explicit ToastHost(QWidget *over);

    /// Announces the message to screen readers too. action is called when its button is used.
    Toast *show(const QString &message, const QString &actionText = QString(),
                std::function<void()> action = {},
                std::chrono::milliseconds lifetime = std::chrono::seconds(6));
    [[nodiscard]] QList<Toast *> toasts() const { return m_toasts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remove(Toast *toast);
    void arrange();

    QWidget *m_over;
    QList<Toast *> m_toasts;
};

} // namespace gatehouse::ui
