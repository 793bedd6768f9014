// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast_host.h"

#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QWidget>

namespace gatehouse::ui {

namespace {

constexpr int Margin = 16;
constexpr int Gap = 8;

} // namespace

ToastHost::ToastHost(QWidget *over)
    : QObject(over)
    , m_over(over)
{
    over->installEventFilter(this);
}

Toast *ToastHost::show(const QString &message, const QString &actionText,
                       std::function<void()> action, std::chrono::milliseconds lifetime)
{
    while (m_toasts.size() >= MaximumShown)
        remove(m_toasts.first());
    auto *toast = new Toast(message, actionText, lifetime, m_over);
    m_toasts.append(toast);
    connect(toast, &Toast::finished, this, [this, toast] { remove(toast); });
    if (action)
        connect(toast, &Toast::actionTriggered, this, [run = std::move(action)] { run(); });
    toast->show();
    arrange();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    return toast;
}

void ToastHost::remove(Toast *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    toast->hide();
    toast->deleteLater();
    arrange();
}

void ToastHost::arrange()
{
    int bottom = m_over->height() - Margin;
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast *toast = *it;
        const QSize size = toast->sizeHint().boundedTo(
            QSize(std::max(0, m_over->width() - 2 * Margin), m_over->height()));
        toast->resize(size);
        bottom -= size.height();
        toast->move((m_over->width() - size.width()) / 2, bottom);
        toast->raise();
        bottom -= Gap;
    }
}

bool ToastHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_over && event->type() == QEvent::Resize)
        arrange();
    return QObject::eventFilter(watched, event);
}

} // namespace gatehouse::ui
