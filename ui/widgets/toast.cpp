// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

Toast::Toast(const QString &message, const QString &actionText, std::chrono::milliseconds lifetime,
             QWidget *parent)
    : QFrame(parent)
    , m_label(new QLabel(message))
    , m_action(new QPushButton(actionText))
    , m_close(new QToolButton)
{
    m_label->setTextFormat(Qt::PlainText);
    m_action->setFlat(true);
    m_action->setVisible(!actionText.isEmpty());
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(u"close"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 8, 6);
    row->addWidget(m_label, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_life.setSingleShot(true);
    m_life.setInterval(lifetime);
    connect(&m_life, &QTimer::timeout, this, &Toast::onTimeout);
    connect(m_close, &QToolButton::clicked, this, &Toast::finished);
    connect(m_action, &QPushButton::clicked, this, [this] {
        emit actionTriggered();
        emit finished();
    });
    setAccessibleName(message);
    retranslateUi();
    m_life.start();
}

QString Toast::message() const
{
    return m_label->text();
}

void Toast::onTimeout()
{
    const QWidget *focus = QApplication::focusWidget();
    if (underMouse() || (focus && isAncestorOf(focus)))
        m_life.start();
    else
        emit finished();
}

void Toast::enterEvent(QEnterEvent *event)
{
    m_life.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    m_life.start();
    QFrame::leaveEvent(event);
}

void Toast::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void Toast::retranslateUi()
{
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss this message"));
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.controlBorder);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace gatehouse::ui
