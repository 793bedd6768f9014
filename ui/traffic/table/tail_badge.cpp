// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/tail_badge.h"

#include "ui/theme/theme.h"
#include "ui/widgets/format.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace gatehouse::ui {

TailBadge::TailBadge(QWidget *parent)
    : QFrame(parent)
    , m_text(new TextLabel(TextRole::Base))
    , m_resume(new QPushButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 4);
    row->addWidget(m_text);
    row->addWidget(m_resume);
    m_resume->setFocusPolicy(Qt::NoFocus); // End does the same and the table keeps the focus
    connect(m_resume, &QPushButton::clicked, this, &TailBadge::resumeRequested);
    hide();
    retranslateUi();
}

QString TailBadge::text() const
{
    return m_text->text();
}

void TailBadge::setState(bool paused, qint64 fresh)
{
    const bool changed = std::exchange(m_fresh, fresh) != fresh;
    m_paused = paused;
    if (changed)
        retranslateUi();
    setVisible(paused);
    if (paused)
        place();
}

void TailBadge::place()
{
    adjustSize();
    const QRect around = parentWidget()->rect();
    move(around.center().x() - width() / 2, around.bottom() - height() - 12);
    raise();
}

void TailBadge::retranslateUi()
{
    m_text->setText(m_fresh > 0 ? tr("Paused · %1 new").arg(Format::count(m_fresh)) : tr("Paused"));
    m_resume->setText(tr("Resume"));
    m_resume->setToolTip(tr("Follow the newest rows (End)"));
    setAccessibleName(m_text->text());
}

void TailBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void TailBadge::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.controlBorder);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 8, 8);
}

} // namespace gatehouse::ui
